import { CHARACTER_REFERENCE, decodeAddress, decodeReference } from './html-entities';
import { markupAt, type AttributePlace, type Markup } from './html-tags';
import type { Passage } from './passage';
import { PlainWriter } from './plain-writer';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Elements that start and end a line of their own. */
const BLOCKS = words(
  'address article aside blockquote body caption center col colgroup dd details dialog div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol optgroup option p pre search section summary table ' +
    'tbody td tfoot th thead title tr ul video audio iframe canvas',
);
/** Elements whose content no reader sees. */
const HIDDEN = words('script style template noscript iframe object');
/** Elements that keep their white space. */
const VERBATIM = words('pre textarea');

/** White space that collapses, or a character reference. */
const SPECIAL = new RegExp(`([ \\t\\n\\f\\r]+)|${CHARACTER_REFERENCE.source}`, 'g');
const COLLAPSES = /^[ \t\n\f\r]$/;

/** An alternative text inside a value, with its place there. */
export interface AltText {
  text: string;
  stored: Passage['stored'];
}

/** Writes the visible text of HTML. `offset`: where the HTML begins in the stored value. */
export class HtmlReader {
  readonly alts: AltText[] = [];
  private verbatim = 0;

  constructor(
    private readonly html: string,
    private readonly writer: PlainWriter,
    private readonly offset = 0,
  ) {}

  read(): void {
    const { html } = this;
    let from = 0;
    let at = html.indexOf('<');
    while (at >= 0) {
      const markup = markupAt(html, at);
      if (markup) {
        this.characters(from, at);
        this.markup(markup, at);
        from =
          HIDDEN.has(markup.name) && !markup.closing && !markup.selfClosing ? this.afterHidden(markup) : markup.end;
      }
      at = html.indexOf('<', Math.max(from, at + 1));
    }
    this.characters(from, html.length);
  }

  private characters(from: number, to: number): void {
    const text = this.html.slice(from, to);
    let done = 0;
    for (const match of text.matchAll(SPECIAL)) {
      this.writer.verbatim(text.slice(done, match.index), this.offset + from + done);
      done = match.index + match[0].length;
      const [start, end] = [this.offset + from + match.index, this.offset + from + done];
      if (match[1] !== undefined) this.space(match[1], start, end);
      else this.reference(decodeReference(match[0], match[2], match[3], match[4]), start, end);
    }
    this.writer.verbatim(text.slice(done), this.offset + from + done);
  }

  private space(text: string, start: number, end: number): void {
    if (this.verbatim === 0) return this.writer.gap(start, end);
    let at = start;
    for (const part of text.split(/(\r\n?)/)) {
      if (part.startsWith('\r')) this.writer.put('\n', at, at + part.length);
      else this.writer.verbatim(part, at);
      at += part.length;
    }
  }

  private reference(decoded: string, start: number, end: number): void {
    if (this.verbatim === 0 && COLLAPSES.test(decoded)) this.writer.gap(start, end);
    else this.writer.put(decoded, start, end);
  }

  private markup({ name, closing, alt, href, end }: Markup, at: number): void {
    if (name === 'br') this.writer.lineBreak(this.offset + at, this.offset + end);
    else if (BLOCKS.has(name)) this.writer.edge();
    if (VERBATIM.has(name)) this.verbatim = Math.max(0, this.verbatim + (closing ? -1 : 1));
    if (name === 'a') this.link(closing ? null : href);
    if (name !== 'img' || closing || !alt) return;
    const writer = new PlainWriter();
    new HtmlAttribute(this.html.slice(alt.from, alt.to), writer, this.offset + alt.from).read();
    this.alts.push(writer.finish());
  }

  private link(href: AttributePlace | null): void {
    if (href) this.writer.openLink(decodeAddress(this.html.slice(href.from, href.to)));
    else this.writer.closeLink();
  }

  /** Index after the end tag of a hidden element, or the end of the text. */
  private afterHidden({ name, end }: Markup): number {
    const close = new RegExp(`</${name}(?=[\\s/>])[^>]*>?`, 'gi');
    close.lastIndex = end;
    const match = close.exec(this.html);
    return match ? match.index + match[0].length : this.html.length;
  }
}

/** The value of an attribute: character references decoded, everything else as it is. */
class HtmlAttribute {
  constructor(
    private readonly value: string,
    private readonly writer: PlainWriter,
    private readonly offset: number,
  ) {}

  read(): void {
    let done = 0;
    for (const match of this.value.matchAll(CHARACTER_REFERENCE)) {
      this.writer.verbatim(this.value.slice(done, match.index), this.offset + done);
      done = match.index + match[0].length;
      const decoded = decodeReference(match[0], match[1], match[2], match[3]);
      this.writer.put(decoded, this.offset + match.index, this.offset + done);
    }
    this.writer.verbatim(this.value.slice(done), this.offset + done);
  }
}

/** The passages of alternative texts; the value they stand in is the one at `path`. */
export function altPassages(alts: readonly AltText[], path: string): Passage[] {
  return alts
    .map(({ text, stored }, i) => ({ path: `${path}.images.${i}.alt`, text, stored: stored ?? [], storedIn: path }))
    .filter((alt) => alt.text !== '');
}

/**
 * The passages of an HTML text: what a reader sees under `path` (entities decoded, white space collapsed, edges of block
 * elements and `<br>` as `\n`, no line break at the end), and the alternative texts of its images.
 */
export function htmlPassages(html: string, path: string): Passage[] {
  const writer = new PlainWriter();
  const reader = new HtmlReader(html, writer);
  reader.read();
  return [{ path, ...writer.finish() }, ...altPassages(reader.alts, path)];
}
