import type { Json } from './canonical-json';
import type { Attributes, Content, MediaContent } from './content';

/** What the pages of previews look up. */
export interface PreviewLookup {
  /** Attributes of a component. */
  component(uid: string): Attributes;
  /** The picture's bytes as a `data:` address, or null when it is not shown (too large, not a picture). */
  picture(sha256: string): string | null;
}

type Node = Record<string, Json>;

/** Deeper nesting than this is left out: no editor makes it, and recursion needs a bound. */
const MAX_DEPTH = 24;

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as it may stand between tags or in a quoted attribute. */
export function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

const OPENS = ['http:', 'https:', 'mailto:', 'tel:'];

/** The attribute of a link that opens a page, a mail or a call; nothing for any other address. */
function hrefOf(url: Json | undefined): string {
  if (typeof url !== 'string') return '';
  try {
    // The parser sees the scheme as browsers do, whatever blanks or control characters stand around it. Without a
    // scheme it fails: there is nothing a relative address could be relative to.
    const { protocol, href } = new URL(url);
    return OPENS.includes(protocol) ? ` href="${escapeText(href)}" rel="noopener noreferrer nofollow"` : '';
  } catch {
    return '';
  }
}

const isNode = (value: Json | undefined): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const nodesOf = (value: Json | undefined): Node[] => (Array.isArray(value) ? value.filter(isNode) : []);

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

const isMedia = (value: Json | undefined): value is Node => isNode(value) && typeof value.sha256 === 'string';

const wrap = (tag: string, html: string): string => (html === '' ? '' : `<${tag}>${html}</${tag}>`);

const MARKS = [
  ['code', 'code'],
  ['strikethrough', 's'],
  ['underline', 'u'],
  ['italic', 'em'],
  ['bold', 'strong'],
] as const;

function wordsHtml(node: Node): string {
  const words = escapeText(textOf(node.text)).replace(/\r\n?|\n/g, '<br>');
  return MARKS.reduce((html, [mark, tag]) => (node[mark] === true ? wrap(tag, html) : html), words);
}

function inlineHtml(children: Json | undefined, depth: number): string {
  if (depth > MAX_DEPTH) return '';
  return nodesOf(children)
    .map((node) => {
      if (node.type === 'link') return `<a${hrefOf(node.url)}>${inlineHtml(node.children, depth + 1)}</a>`;
      return node.children === undefined ? wordsHtml(node) : inlineHtml(node.children, depth + 1);
    })
    .join('');
}

function noteHtml(words: string): string {
  return `<p class="note">${escapeText(words)}</p>`;
}

/** A file: its picture with its words, or a sentence in its place. */
function mediaHtml(media: Node, lookup: PreviewLookup): string {
  const { sha256, name, mime, alternativeText, caption } = media as unknown as MediaContent;
  const address = lookup.picture(sha256);
  if (address !== null) {
    const image = `<img src="${escapeText(address)}" alt="${escapeText(textOf(alternativeText))}">`;
    return `<figure>${image}${wrap('figcaption', escapeText(textOf(caption)))}</figure>`;
  }
  const what = textOf(mime).startsWith('image/') ? '图片未在预览中显示 Picture not shown' : '附件 File';
  return noteHtml(`${what}：${textOf(name)}`);
}

function imageHtml(node: Node, lookup: PreviewLookup): string {
  return isMedia(node.image) ? mediaHtml(node.image, lookup) : noteHtml('图片无法确认 Picture that cannot be resolved');
}

function listHtml(node: Node, depth: number): string {
  if (depth > MAX_DEPTH) return '';
  const items = nodesOf(node.children).map((item) => {
    // Strapi keeps a nested list beside the items.
    if (item.type === 'list') return wrap('li', listHtml(item, depth + 1));
    const children = nodesOf(item.children);
    const words = inlineHtml(
      children.filter((child) => child.type !== 'list'),
      depth + 1,
    );
    const lists = children.filter((child) => child.type === 'list').map((child) => listHtml(child, depth + 1));
    return `<li>${words}${lists.join('')}</li>`;
  });
  return wrap(node.format === 'ordered' ? 'ol' : 'ul', items.join(''));
}

function blockHtml(node: Node, lookup: PreviewLookup): string {
  const inline = () => inlineHtml(node.children, 0);
  switch (node.type) {
    case 'heading':
      // The page's only first heading is the title.
      return wrap(`h${Math.min(6, Math.max(2, Math.trunc(Number(node.level)) || 2))}`, inline());
    case 'list':
      return listHtml(node, 0);
    case 'quote':
      return wrap('blockquote', inline());
    case 'code':
      return wrap('pre', inline());
    case 'image':
      return imageHtml(node, lookup);
    default:
      return wrap('p', inline() || wordsHtml(node));
  }
}

/** Rich text as HTML: every word escaped, every tag from the list in this file. */
export function blocksHtml(value: Json | undefined, lookup: PreviewLookup): string {
  return nodesOf(value)
    .map((node) => blockHtml(node, lookup))
    .join('');
}

function linesHtml(value: Json | undefined): string {
  return textOf(value)
    .split(/\r\n?|\n/)
    .map((line) => wrap('p', escapeText(line.trim())))
    .join('');
}

function listOf(value: Json | undefined): Node[] {
  return isNode(value) ? [value] : nodesOf(value);
}

/** The words and pictures of a content or component, in the order of its schema. Codes, dates and relations are no text. */
function fieldsHtml(fields: Node, attributes: Attributes, lookup: PreviewLookup, depth = 0, skip?: string): string {
  if (depth > MAX_DEPTH) return '';
  return Object.entries(attributes)
    .filter(([name]) => name !== skip && Object.hasOwn(fields, name))
    .map(([name, attribute]) => {
      const value = fields[name];
      switch (attribute.type) {
        case 'string':
        case 'text':
        case 'richtext':
          return linesHtml(value);
        case 'blocks':
          return blocksHtml(value, lookup);
        case 'media':
          return listOf(value)
            .filter(isMedia)
            .map((media) => mediaHtml(media, lookup))
            .join('');
        case 'component':
        case 'dynamiczone':
          return listOf(value)
            .map((part) => {
              const inner = lookup.component(attribute.component ?? textOf(part.__component));
              return wrap('section', fieldsHtml(part, inner, lookup, depth + 1));
            })
            .join('');
        default:
          return '';
      }
    })
    .join('\n');
}

/** All a content says beside its title, as HTML. `title` is the attribute that holds the title. */
export function contentHtml(content: Content, attributes: Attributes, title: string, lookup: PreviewLookup): string {
  return fieldsHtml(content.fields, attributes, lookup, 0, title);
}
