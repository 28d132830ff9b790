import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Jieba } from '@node-rs/jieba';
import { atOnce, type Steps } from './core/steps';
import type { Segmenter } from './core/word-edges';

/** Splits Chinese into words with the dictionary that comes with the JavaScript runtime. */
export function intlSegmenter(): Segmenter {
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  return (text) => Array.from(segmenter.segment(text), (segment) => segment.index);
}

/** What the second segmenter is made of: native code, and a list of words as bytes. */
export interface Dictionary {
  jieba: Jieba;
  words: () => Uint8Array;
}

/** Bytes of the list taken in a step: one to three milliseconds, a few more where the tables grow. */
const PART = 30_000;
const LINE_BREAK = 0x0a;

function* loadWords({ jieba, words }: Dictionary): Steps<void> {
  const bytes = words();
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(LINE_BREAK, from + PART);
    const to = end < 0 ? bytes.length : end + 1;
    jieba.loadDict(bytes.subarray(from, to));
    from = to;
    yield;
  }
}

/** Splits Chinese into the words of a list. The list is read when the first hit asks, by all who ask then together. */
export function dictionarySegmenter(dictionary: Dictionary): Segmenter {
  let loading: Steps<void> | null = loadWords(dictionary);
  /** Who asks after a failure fails too, rather than going by half a list. */
  const takeOne = (steps: Steps<void>): boolean => {
    try {
      return steps.next().done === true;
    } catch (error) {
      loading = loadWords(dictionary);
      throw error;
    }
  };
  function* load(): Steps<void> {
    while (loading) {
      if (takeOne(loading)) loading = null;
      else yield;
    }
  }
  const segment = (text: string): number[] => {
    if (loading) atOnce(load());
    let at = 0;
    return dictionary.jieba.cut(text, false).map((word) => (at += word.length) - word.length);
  };
  return Object.assign(segment, { load });
}

/** Throws where the package is missing, or has no build for this platform. */
function installedDictionary(): Dictionary {
  const require = createRequire(__filename);
  const { Jieba } = require('@node-rs/jieba') as { Jieba: new () => Jieba };
  const list = require.resolve('@node-rs/jieba/dict.txt');
  return { jieba: new Jieba(), words: () => readFileSync(list) };
}

/** The runtime's segmenter and the dictionary's; the first alone, and a word about it, where there is no dictionary. */
export function segmentersWith(find: () => Dictionary, say: (message: string) => void): readonly Segmenter[] {
  try {
    return [intlSegmenter(), dictionarySegmenter(find())];
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    say(`word check: no @node-rs/jieba here, so more words are taken for errors that run over two words (${reason})`);
    return [intlSegmenter()];
  }
}

let ofProcess: readonly Segmenter[] | null = null;

/** The segmenters there are; one dictionary serves the whole process. `say` is told once when it is missing. */
export function wordSegmenters(say: (message: string) => void): readonly Segmenter[] {
  ofProcess ??= segmentersWith(installedDictionary, say);
  return ofProcess;
}
