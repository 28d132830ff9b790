import type { Segmenter } from './core/word-edges';

/** Splits Chinese into words with the dictionary that comes with the JavaScript runtime. */
export function intlSegmenter(): Segmenter {
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  return (text) => Array.from(segmenter.segment(text), (segment) => segment.index);
}
