import { decodeEntities } from './html-entities';
import type { Passage } from './passage';

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

/** A tag, a comment or a declaration. Attribute values may hold `>` when quoted. */
const MARKUP =
  /<!--[\s\S]*?(?:-->|$)|<[!?][^>]*>?|<(\/?)([A-Za-z][^\s/>]*)((?:[^"'>]|"[^"]*(?:"|$)|'[^']*(?:'|$))*)(?:>|$)/g;
const ALT = /(?:^|[\s"'/])alt\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i;

/** Gathers the visible text, white space collapsed as a browser does, one `\n` between lines. */
class HtmlReader {
  text = '';
  readonly alts: string[] = [];
  private verbatim = 0;
  private space = false;

  characters(raw: string): void {
    const text = decodeEntities(raw.replace(/\r\n?/g, '\n'));
    if (this.verbatim > 0) {
      this.flush();
      this.text += text;
      return;
    }
    for (const part of text.split(/([ \t\n\f]+)/)) {
      if (part === '') continue;
      if (/^[ \t\n\f]/.test(part)) this.space = true;
      else {
        this.flush();
        this.text += part;
      }
    }
  }

  tag(closing: boolean, name: string, attributes: string): void {
    if (name === 'br') this.breakLine(true);
    else if (BLOCKS.has(name)) this.breakLine(false);
    if (VERBATIM.has(name)) this.verbatim = Math.max(0, this.verbatim + (closing ? -1 : 1));
    const alt = name === 'img' && !closing ? ALT.exec(attributes) : null;
    if (alt) this.alts.push(decodeEntities(alt[1] ?? alt[2] ?? alt[3] ?? ''));
  }

  /** A `<br>` always breaks the line; the edge of a block only a line that has text. */
  private breakLine(always: boolean): void {
    this.space = false;
    if (always || (this.text !== '' && !this.text.endsWith('\n'))) this.text += '\n';
  }

  private flush(): void {
    if (this.space && this.text !== '' && !this.text.endsWith('\n')) this.text += ' ';
    this.space = false;
  }
}

/** Index after the end tag of a hidden element, or the end of the text. */
function afterHidden(html: string, name: string, from: number): number {
  const end = new RegExp(`</${name}(?=[\\s/>])[^>]*>?`, 'gi');
  end.lastIndex = from;
  const match = end.exec(html);
  return match ? match.index + match[0].length : html.length;
}

/**
 * The passages of an HTML text: what a reader sees under `path` (entities decoded, white space collapsed, edges of block
 * elements and `<br>` as `\n`, no line break at either end), and the alternative texts of its images.
 */
export function htmlPassages(html: string, path: string): Passage[] {
  const reader = new HtmlReader();
  let at = 0;
  MARKUP.lastIndex = 0;
  for (let match = MARKUP.exec(html); match; match = MARKUP.exec(html)) {
    if (match.index > at) reader.characters(html.slice(at, match.index));
    at = match.index + match[0].length;
    const name = (match[2] ?? '').toLowerCase();
    if (name === '') continue;
    reader.tag(match[1] === '/', name, match[3] ?? '');
    if (HIDDEN.has(name) && match[1] !== '/' && !match[0].endsWith('/>')) at = afterHidden(html, name, at);
    MARKUP.lastIndex = at;
  }
  reader.characters(html.slice(at));
  const alts = reader.alts
    .map((text, i) => ({ path: `${path}.images.${i}.alt`, text }))
    .filter((alt) => alt.text !== '');
  return [{ path, text: reader.text.replace(/\n+$/, '') }, ...alts];
}
