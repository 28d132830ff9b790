import type { BlockNode } from './blocks';
import { escapeHtml, safeHref } from './html-text';
import { pictureOf, srcsetOf } from './media-url';

/** Text to HTML; a line break inside a block is a line break in the page. */
function words(text: string): string {
  return escapeHtml(text).replace(/\r\n|\r|\n/g, '<br />');
}

/** Marks from the inside out, so that equal input always gives equal bytes. */
const MARKS = [
  ['code', 'code'],
  ['strikethrough', 's'],
  ['underline', 'u'],
  ['italic', 'em'],
  ['bold', 'strong'],
] as const;

function textHtml(node: BlockNode): string {
  if (node.text === '') return '';
  return MARKS.reduce((html, [mark, tag]) => (node.marks[mark] ? `<${tag}>${html}</${tag}>` : html), words(node.text));
}

function linkHtml(node: BlockNode): string {
  const label = inlineHtml(node.children);
  const href = safeHref(node.url);
  return href === null ? label : `<a href="${escapeHtml(href)}" rel="noopener noreferrer">${label}</a>`;
}

function inlineHtml(nodes: readonly BlockNode[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'link') return linkHtml(node);
      return node.type === 'text' || node.children.length === 0 ? textHtml(node) : inlineHtml(node.children);
    })
    .join('');
}

function listHtml(node: BlockNode, apiPrefix: string): string {
  const tag = node.ordered ? 'ol' : 'ul';
  const items = node.children.map((child) => {
    // Strapi stores a nested list beside the items; HTML wants it inside one.
    if (child.type === 'list') return `<li>${listHtml(child, apiPrefix)}</li>`;
    const nested = child.children.filter((grandchild) => grandchild.type === 'list');
    const own = child.children.filter((grandchild) => grandchild.type !== 'list');
    return `<li>${inlineHtml(own)}${nested.map((list) => listHtml(list, apiPrefix)).join('')}</li>`;
  });
  return `<${tag}>${items.join('')}</${tag}>`;
}

function imageHtml(node: BlockNode, apiPrefix: string): string {
  const picture = pictureOf(apiPrefix, node.image);
  if (picture === null) return '';
  const { url, width, height, alternativeText, caption } = picture;
  const srcset = srcsetOf(picture);
  const attributes = [
    `src="${url}"`,
    ...(srcset === null ? [] : [`srcset="${srcset}"`, 'sizes="(max-width: 48rem) 100vw, 48rem"']),
    `alt="${escapeHtml(alternativeText ?? '')}"`,
    ...(width === null || height === null ? [] : [`width="${width}"`, `height="${height}"`]),
    'loading="lazy"',
  ];
  const figcaption = caption === null ? '' : `<figcaption>${words(caption)}</figcaption>`;
  return `<figure><img ${attributes.join(' ')} />${figcaption}</figure>`;
}

function wrapped(tag: string, html: string): string {
  return html === '' ? '' : `<${tag}>${html}</${tag}>`;
}

function blockHtml(node: BlockNode, apiPrefix: string): string {
  switch (node.type) {
    case 'heading':
      // The page's only h1 is the title of the item.
      return wrapped(`h${Math.min(6, Math.max(2, node.level))}`, inlineHtml(node.children));
    case 'list':
      return listHtml(node, apiPrefix);
    case 'quote':
      return wrapped('blockquote', wrapped('p', inlineHtml(node.children)));
    case 'code':
      return wrapped('pre', wrapped('code', escapeHtml(node.children.map((child) => child.text).join(''))));
    case 'image':
      return imageHtml(node, apiPrefix);
    default:
      // Paragraphs, and blocks of a kind this version does not know: their words are never lost.
      return wrapped('p', inlineHtml(node.children) || textHtml(node));
  }
}

/**
 * Semantic HTML of a body: escaped text, headings from h2, lists, quotations, code, safe links, pictures by digest.
 * Empty blocks, which editors leave at the end, give nothing.
 *
 * @param apiPrefix Strapi's prefix of public routes, normally `/api`; pictures point below it.
 */
export function blocksToHtml(nodes: readonly BlockNode[], apiPrefix: string): string {
  return nodes
    .map((node) => blockHtml(node, apiPrefix))
    .filter((html) => html !== '')
    .join('\n');
}

/** HTML of a plain text: one paragraph per non-empty line. */
export function textToHtml(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => `<p>${escapeHtml(line.trim())}</p>`)
    .join('\n');
}
