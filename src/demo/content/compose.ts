import { UNITS } from './park';
import type { DemoBlock, DemoPost, TextRun, ThemeCode } from './types';

/** Splits `…**bold**…` into runs; an odd number of marks is an error in the content and throws. */
export function runs(text: string): TextRun[] {
  const parts = text.split('**');
  if (parts.length % 2 === 0) throw new Error(`Unpaired bold mark in: ${text}`);
  return parts.flatMap((part, i): TextRun[] => {
    if (part === '') return [];
    return [i % 2 === 1 ? { text: part, bold: true } : { text: part }];
  });
}

/** A paragraph. */
export const p = (text: string): DemoBlock => ({ kind: 'p', runs: runs(text) });
/** A second-level heading. */
export const h2 = (text: string): DemoBlock => ({ kind: 'h2', runs: runs(text) });
/** A third-level heading. */
export const h3 = (text: string): DemoBlock => ({ kind: 'h3', runs: runs(text) });
/** A quotation. */
export const quote = (text: string): DemoBlock => ({ kind: 'quote', runs: runs(text) });
/** A bulleted list. */
export const ul = (...items: string[]): DemoBlock => ({ kind: 'ul', items: items.map(runs) });
/** A numbered list; the numbers are the reader's, not part of the text. */
export const ol = (...items: string[]): DemoBlock => ({ kind: 'ol', items: items.map(runs) });

/** A text node of Strapi's blocks JSON. */
interface TextNode {
  type: 'text';
  text: string;
  bold?: true;
}

/** A block of Strapi's blocks JSON, as far as the demo uses it. */
export type StrapiBlock =
  | { type: 'paragraph' | 'quote'; children: TextNode[] }
  | { type: 'heading'; level: 2 | 3; children: TextNode[] }
  | { type: 'list'; format: 'ordered' | 'unordered'; children: { type: 'list-item'; children: TextNode[] }[] };

const textNodes = (list: readonly TextRun[]): TextNode[] => list.map((run) => ({ type: 'text', ...run }));

function toBlock(block: DemoBlock): StrapiBlock {
  switch (block.kind) {
    case 'p':
      return { type: 'paragraph', children: textNodes(block.runs) };
    case 'quote':
      return { type: 'quote', children: textNodes(block.runs) };
    case 'h2':
    case 'h3':
      return { type: 'heading', level: block.kind === 'h2' ? 2 : 3, children: textNodes(block.runs) };
    case 'ul':
    case 'ol':
      return {
        type: 'list',
        format: block.kind === 'ol' ? 'ordered' : 'unordered',
        children: block.items.map((item) => ({ type: 'list-item', children: textNodes(item) })),
      };
  }
}

/** Strapi's blocks JSON of a body, ready for an attribute of type `blocks`. */
export const toBlocks = (body: readonly DemoBlock[]): StrapiBlock[] => body.map(toBlock);

/** Plain text of a body: runs joined by nothing, blocks and list items by a line break. */
export function plainText(body: readonly DemoBlock[]): string {
  const line = (list: readonly TextRun[]): string => list.map((run) => run.text).join('');
  return body.flatMap((block) => ('items' in block ? block.items.map(line) : [line(block.runs)])).join('\n');
}

/** An own text of one of the park's offices. */
export const original = (unit: keyof typeof UNITS, author?: string): DemoPost['source'] => ({
  kind: 'original',
  unit: UNITS[unit],
  ...(author === undefined ? {} : { author }),
});

/** A text taken over from the park's own (fictional) weekly. */
export const reprint = (slug: string, author: string): DemoPost['source'] => ({
  kind: 'reprint',
  unit: UNITS.weekly,
  url: `https://weekly.haidong-park.example/${slug}`,
  author,
});

type Defaulted = 'locale' | 'theme' | 'source' | 'aiDeclaration' | 'fate' | 'editor';

/** Makes posts of one theme: Chinese, released, written by a person of `unit`, unless the post says otherwise. */
export function postsOf(theme: ThemeCode, unit: keyof typeof UNITS, editor: DemoPost['editor']) {
  return (post: Omit<DemoPost, Defaulted> & Partial<Pick<DemoPost, Defaulted>>): DemoPost => ({
    locale: 'zh-Hans',
    theme,
    source: original(unit),
    aiDeclaration: 'none',
    fate: { kind: 'released' },
    editor,
    ...post,
  });
}
