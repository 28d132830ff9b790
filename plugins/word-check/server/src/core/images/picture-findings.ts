import type { Finding } from '../finding';
import type { Passage } from '../passage';
import type { Speech } from '../scan';
import type { Severity } from '../rule';
import { union, type Box } from './geometry';
import { ANIMATED, CODE, UNREAD, type Words } from './picture-words';
import { targetFault } from './qr-target';
import { meaningOf } from '../waiver-facts';
import type { Reading } from './reading';

/** What is known of a picture's text: a reading, or why there is none now. */
export type Outcome = Reading | 'stopped' | 'gone';

/** A picture of a content with what was read in it. */
export interface ReadPicture {
  path: string;
  outcome: Outcome;
}

/** Less sure than this, what was read is advice at most: one character misread makes a wrong word of a right one. */
export const SURE = 0.9;

/** Only marks, spaces and symbols: a reader of pictures does not tell 「，」 from 「,」. */
const MARKS = /^[^\p{L}\p{N}]*$/u;

/** The key under which findings about the picture itself come. */
export const PICTURE_PACK = 'pictures';

const textOf = ({ lines }: Reading): string => lines.map(({ text }) => text).join('\n');

/** The texts of pictures: their lines, one under the other. */
export function picturePassages(pictures: readonly ReadPicture[]): Passage[] {
  return pictures.flatMap(({ path, outcome }) => {
    const text = typeof outcome === 'string' ? '' : textOf(outcome);
    return text === '' ? [] : [{ path, text }];
  });
}

/** Where a range of a reading's text is, and how sure its least sure character; null for an empty range. */
export function placeOf(reading: Reading, start: number, end: number): { box: Box; confidence: number } | null {
  if (start >= end) return null;
  const boxes: Box[] = [];
  let confidence = 1;
  let at = 0;
  for (const line of reading.lines) {
    for (const character of line.characters) {
      if (at < end && at + character.length > start) {
        boxes.push(character.box);
        confidence = Math.min(confidence, character.confidence);
      }
      at += character.length;
    }
    at += 1;
  }
  return boxes.length > 0 ? { box: union(boxes), confidence } : null;
}

/** A finding's severity in a picture. */
function severityIn({ severity, text }: Finding, confidence: number): Severity {
  return confidence < SURE || MARKS.test(text) ? 'info' : severity;
}

/** Findings in the texts of pictures get their place on the picture; all others stay as they are. */
export function withPlaces(findings: readonly Finding[], pictures: readonly ReadPicture[]): Finding[] {
  const readings = new Map(pictures.map(({ path, outcome }) => [path, outcome]));
  return findings.map((finding) => {
    const reading = readings.get(finding.path);
    if (!reading || typeof reading === 'string') return finding;
    const { width, height } = reading;
    const place = placeOf(reading, finding.start, finding.end);
    const { box, confidence } = place ?? { box: { x: 0, y: 0, width, height }, confidence: 0 };
    return { ...finding, severity: severityIn(finding, confidence), box, confidence, picture: { width, height } };
  });
}

interface About {
  path: string;
  rule: string;
  severity: Severity;
  words: Words;
  text?: string;
  box?: Box;
  reading?: Reading;
}

function about({ path, rule, severity, words, text = '', box, reading }: About, speech: Speech): Finding {
  const says = (to: 'zh' | 'en'): string => words[to].replace('{text}', () => text);
  const { width, height } = reading ?? {};
  return {
    ...{ path, start: 0, end: text.length, text, ruleId: rule, pack: PICTURE_PACK, category: PICTURE_PACK, severity },
    ...{ message: says(speech.language), suggestions: [] },
    ...(speech.bilingual ? { said: { zh: says('zh'), en: says('en') } } : {}),
    // What was not looked at is no false alarm, and without words nothing would tell the next picture from this one.
    ...{ meaning: meaningOf(rule, words.zh), waivable: text === '' ? 'nobody' : 'editor' },
    ...(box ? { box, confidence: 1 } : {}),
    ...(width && height ? { picture: { width, height } } : {}),
  };
}

function codeFindings(path: string, reading: Reading, speech: Speech): Finding[] {
  return reading.codes.map(({ text, box }, i) => {
    const fault = targetFault(text);
    const severity = fault ? 'warn' : 'info';
    const said = { words: CODE[fault ?? 'fine'], text: text ?? '', box, reading };
    return about({ path: `${path}.codes.${i}`, rule: 'qr-target', severity, ...said }, speech);
  });
}

/** Findings about the pictures themselves: what could not be read blocks, and where QR codes lead is shown. */
export function pictureFindings(pictures: readonly ReadPicture[], speech: Speech): Finding[] {
  return pictures.flatMap(({ path, outcome }) => {
    const unread = typeof outcome === 'string' ? outcome : outcome.fault;
    if (unread || typeof outcome === 'string')
      return [about({ path, rule: 'picture-unread', severity: 'block', words: UNREAD[unread ?? 'broken'] }, speech)];
    const { zh, en } = ANIMATED;
    const counted = (words: string): string => words.replace('{count}', String(outcome.frames));
    const words = { zh: counted(zh), en: counted(en) };
    const animated =
      outcome.frames > 1
        ? [about({ path, rule: 'picture-animated', severity: 'warn', words, reading: outcome }, speech)]
        : [];
    return [...animated, ...codeFindings(path, outcome, speech)];
  });
}
