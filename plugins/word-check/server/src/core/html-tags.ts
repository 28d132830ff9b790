/** Where the value of an attribute stands. */
export interface AttributePlace {
  from: number;
  to: number;
}

/** What follows a `<` that is markup: a tag, or a comment or declaration (`name` is then empty). */
export interface Markup {
  /** First unit behind it. */
  end: number;
  closing: boolean;
  /** In lower case; empty for what is no tag. */
  name: string;
  /** Ends in `/>`. */
  selfClosing: boolean;
  /** Places of the values of the first attributes `alt` and `href`, quotes left out. */
  alt: AttributePlace | null;
  href: AttributePlace | null;
}

const NAME = /[^\s/>]*/y;
const ATTRIBUTE_NAME = /=?[^\s/>=]*/y;
const SPACE = /[\s/]*/y;
const EQUALS = /\s*=\s*/y;
const UNQUOTED = /[^\s>]*/y;

function matchAt(pattern: RegExp, html: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(html)?.[0] ?? null;
}

/** Index behind the next occurrence, or the end of the text: what is not closed goes on to the end. */
function behind(html: string, mark: string, from: number): number {
  const found = html.indexOf(mark, from);
  return found < 0 ? html.length : found + mark.length;
}

function comment(html: string, at: number): Markup {
  const isComment = html.startsWith('<!--', at);
  // `<!-->` and `<!--->` are whole comments.
  const short = isComment ? /^<!--(?:-?>)/.exec(html.slice(at, at + 6)) : null;
  const end = short ? at + short[0].length : isComment ? behind(html, '-->', at + 4) : behind(html, '>', at + 1);
  return { end, closing: false, name: '', selfClosing: false, alt: null, href: null };
}

/** The value behind an attribute's name: quotes only count at its start (HTML Standard §13.2.5.32 ff.). */
function attributeValue(html: string, at: number): { from: number; to: number; end: number } {
  const quote = html[at];
  if (quote === '"' || quote === "'") {
    const close = html.indexOf(quote, at + 1);
    const to = close < 0 ? html.length : close;
    return { from: at + 1, to, end: Math.min(to + 1, html.length) };
  }
  const end = at + (matchAt(UNQUOTED, html, at) ?? '').length;
  return { from: at, to: end, end };
}

function tag(html: string, at: number, closing: boolean): Markup {
  const name = matchAt(NAME, html, at) ?? '';
  let end = at + name.length;
  const found: Record<'alt' | 'href', AttributePlace | null> = { alt: null, href: null };
  while (end < html.length) {
    end += (matchAt(SPACE, html, end) ?? '').length;
    if (end >= html.length || html[end] === '>') break;
    const attribute = matchAt(ATTRIBUTE_NAME, html, end) ?? '';
    end += attribute.length;
    const equals = matchAt(EQUALS, html, end);
    if (equals === null) continue;
    const value = attributeValue(html, end + equals.length);
    const known = attribute.toLowerCase();
    if (known === 'alt' || known === 'href') found[known] ??= { from: value.from, to: value.to };
    end = value.end;
  }
  const selfClosing = html[end - 1] === '/';
  return { end: Math.min(end + 1, html.length), closing, name: name.toLowerCase(), selfClosing, ...found };
}

/** The markup that begins with the `<` at a place, or null where a browser shows the `<`. */
export function markupAt(html: string, at: number): Markup | null {
  const next = html[at + 1] ?? '';
  if (/[A-Za-z]/.test(next)) return tag(html, at + 1, false);
  if (next === '!' || next === '?') return comment(html, at);
  if (next !== '/') return null;
  const third = html[at + 2] ?? '';
  if (/[A-Za-z]/.test(third)) return tag(html, at + 2, true);
  return third === '' ? null : comment(html, at);
}
