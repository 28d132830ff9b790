/** A range of a text, and what is shown in its place; without that it is shown as it is. */
export interface Hidden {
  start: number;
  end: number;
  masked?: string;
}

/** A text with what findings of rules on personal data found in it hidden, from one place to another. */
export function hideFound(
  text: string,
  findings: readonly Hidden[],
  { from, to } = { from: 0, to: text.length },
): string {
  const hidden = findings
    .filter(({ start, end, masked }) => masked !== undefined && start < to && end > from)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  let out = '';
  let at = from;
  let hiddenTo = 0;
  for (const { start, end, masked = '' } of hidden) {
    // What overlaps is hidden as one.
    if (start >= hiddenTo) out += text.slice(at, Math.max(at, start)) + masked;
    hiddenTo = Math.max(hiddenTo, end);
    at = Math.max(at, end);
  }
  return out + text.slice(at, Math.max(at, to));
}
