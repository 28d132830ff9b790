import type { LinkSpan, StoredSpan } from './passage';

/**
 * Writes the plain text of a marked-up value and keeps where each stretch of it stands in that value. White space is
 * collapsed as a browser does; a line break is written where text follows. Linear in what is written.
 */
export class PlainWriter {
  private readonly parts: string[] = [];
  private readonly spans: StoredSpan[] = [];
  private readonly links: LinkSpan[] = [];
  /** Until its first words are written nobody knows where a link begins. */
  private link: { url: string; words: { start: number; end: number } | null } | null = null;
  private length = 0;
  private endsLine = true;
  private space: { from: number; to: number } | null = null;

  /** Text as it stands in the value from `from` on, without white space to be collapsed. */
  verbatim(text: string, from: number): void {
    this.put(text, from, from + text.length);
  }

  /** Text that stands for `from`–`to` of the value: a character reference, a line break of two characters. */
  put(text: string, from: number, to: number): void {
    if (text === '') return;
    this.writeSpace();
    const start = this.link?.words?.start ?? this.length;
    this.append(text, { from, to });
    if (this.link) this.link.words = { start, end: this.length };
  }

  /** What is written from here on leads somewhere; links do not nest, as in HTML. */
  openLink(url: string): void {
    this.closeLink();
    this.link = { url, words: null };
  }

  /** Ends the link that is open, if one is. */
  closeLink(): void {
    const { link, length } = this;
    this.link = null;
    if (link) this.links.push({ ...(link.words ?? { start: length, end: length }), url: link.url });
  }

  /** White space that becomes one space if text stands on either side of it in a line. */
  gap(from: number, to: number): void {
    this.space ??= { from, to };
    if (this.space.to === from) this.space.to = to;
  }

  /** The edge of a block: a line that holds text ends. */
  edge(): void {
    this.space = null;
    if (!this.endsLine) this.append('\n', null);
  }

  /** A line break of its own. */
  lineBreak(from: number, to: number): void {
    this.space = null;
    this.append('\n', { from, to });
  }

  /** The text without line breaks at its ends, where its stretches stand in the value, in order, and its links. */
  finish(): { text: string; stored: StoredSpan[]; links?: LinkSpan[] } {
    this.closeLink();
    const text = this.parts.join('');
    let end = text.length;
    while (end > 0 && text[end - 1] === '\n') end -= 1;
    let start = 0;
    while (start < end && text[start] === '\n') start += 1;
    const stored = this.spans.filter((span) => span.end > start && span.start < end);
    const inside = (place: number): number => Math.min(Math.max(place, start), end) - start;
    const links = this.links.map((link) => ({ ...link, start: inside(link.start), end: inside(link.end) }));
    return {
      text: text.slice(start, end),
      stored: stored.map((span) => cut(span, start, end)),
      ...(links.length > 0 ? { links } : {}),
    };
  }

  private writeSpace(): void {
    const { space } = this;
    this.space = null;
    if (space && !this.endsLine) this.append(' ', space);
  }

  private append(text: string, place: { from: number; to: number } | null): void {
    if (place) this.note(this.length, this.length + text.length, place.from, place.to);
    this.parts.push(text);
    this.length += text.length;
    this.endsLine = text.endsWith('\n');
  }

  /** Stretches that go on unit by unit are one. */
  private note(start: number, end: number, from: number, to: number): void {
    const last = this.spans.at(-1);
    const isExact = end - start === to - from;
    if (last && isExact && last.end === start && last.to === from && last.end - last.start === last.to - last.from) {
      last.end = end;
      last.to = to;
    } else this.spans.push({ start, end, from, to });
  }
}

/** A stretch inside `least`–`most`, counted from `least`; exact ones lose as much in the value as in the text. */
function cut({ start, end, from, to }: StoredSpan, least: number, most: number): StoredSpan {
  const isExact = end - start === to - from;
  const [first, last] = [Math.max(start, least), Math.min(end, most)];
  return {
    start: first - least,
    end: last - least,
    from: isExact ? from + (first - start) : from,
    to: isExact ? to - (end - last) : to,
  };
}
