/** A text with its middle hidden: 138****5678. Short ones keep their first character only. */
export function mask(text: string): string {
  const chars = [...text];
  const [head, tail] = chars.length >= 11 ? [3, 4] : chars.length >= 6 ? [2, 2] : [1, 0];
  const hidden = '*'.repeat(Math.min(Math.max(chars.length - head - tail, 1), 12));
  return chars.slice(0, head).join('') + hidden + (tail ? chars.slice(-tail).join('') : '');
}
