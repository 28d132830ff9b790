import { asMedia, asRecord, wellFormed, type MediaFile } from './content';

/** A node of a Strapi `blocks` field, narrowed as far as rendering needs. */
export interface BlockNode {
  type: string;
  text: string;
  marks: { bold: boolean; italic: boolean; underline: boolean; strikethrough: boolean; code: boolean };
  level: number;
  ordered: boolean;
  url: string;
  image: MediaFile | null;
  children: BlockNode[];
}

/** Deeper nesting than this is cut off: no editor produces it, and recursion must have a bound. */
const MAX_DEPTH = 24;

/** Reads a `blocks` value. Whatever is not a node is left out. */
export function readBlocks(value: unknown, depth = 0): BlockNode[] {
  if (!Array.isArray(value) || depth > MAX_DEPTH) return [];
  return value.flatMap((entry) => {
    const record = asRecord(entry);
    return record === null ? [] : [readNode(record, depth)];
  });
}

function readNode(record: Record<string, unknown>, depth: number): BlockNode {
  const level = Number(record.level);
  return {
    type: typeof record.type === 'string' ? record.type : '',
    text: typeof record.text === 'string' ? wellFormed(record.text) : '',
    marks: {
      bold: record.bold === true,
      italic: record.italic === true,
      underline: record.underline === true,
      strikethrough: record.strikethrough === true,
      code: record.code === true,
    },
    level: Number.isInteger(level) ? level : 2,
    ordered: record.format === 'ordered',
    url: typeof record.url === 'string' ? record.url : '',
    image: asMedia(record.image),
    children: readBlocks(record.children, depth + 1),
  };
}

/** All pictures of a body, in reading order. */
export function imagesOf(nodes: readonly BlockNode[]): MediaFile[] {
  return nodes.flatMap((node) => [...(node.image === null ? [] : [node.image]), ...imagesOf(node.children)]);
}

/** The words of a body without marks: blocks and list items are separated by line breaks. */
export function plainText(nodes: readonly BlockNode[]): string {
  return nodes
    .map((node) => blockText(node))
    .filter((text) => text !== '')
    .join('\n');
}

function blockText(node: BlockNode): string {
  if (node.type === 'list') return plainText(node.children);
  if (node.type === 'list-item' && node.children.some((child) => child.type === 'list')) {
    const words = inlineText(node.children.filter((child) => child.type !== 'list'));
    return [words, plainText(node.children.filter((child) => child.type === 'list'))].filter(Boolean).join('\n');
  }
  return inlineText([node]).trim();
}

function inlineText(nodes: readonly BlockNode[]): string {
  return nodes.map((node) => node.text + inlineText(node.children)).join('');
}

const SENTENCE_END = /[。！？；!?;]|\.(?=\s)/gu;

/**
 * The first words of a text, at most `limit` characters (code points, so that no character is cut in half). Ends
 * after a whole sentence when one ends in the second half, else with an ellipsis.
 */
export function excerpt(text: string, limit = 120): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  const characters = [...line];
  if (characters.length <= limit) return line;
  const head = characters.slice(0, limit).join('');
  const end = [...head.matchAll(SENTENCE_END)].at(-1)?.index ?? -1;
  return end >= head.length / 2 ? head.slice(0, end + 1) : `${head.trimEnd()}…`;
}
