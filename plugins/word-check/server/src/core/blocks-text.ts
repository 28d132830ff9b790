import type { InlineSpan, Passage } from './passage';

/** A node of Strapi's blocks format as it arrives: nothing about it is certain. */
export type BlockNode = Readonly<Record<string, unknown>>;

/** Whether a value is a plain object. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Deeper nesting than this is not read; editors make lists of five levels. */
const DEEPEST = 50;

/** Collects lines: inline nodes are joined by nothing, blocks and list items by a line break. */
class BlocksReader {
  text = '';
  readonly inline: InlineSpan[] = [];
  readonly images: { path: string; image: Readonly<Record<string, unknown>> }[] = [];
  private lines = 0;

  /** A list holds items and lists; an image stands for itself; every other block is a line of inline nodes. */
  block(node: unknown, path: string, depth: number): void {
    if (!isRecord(node) || depth > DEEPEST) return;
    const children = childrenOf(node);
    if (node['type'] === 'list' || children.some(isBlock)) {
      children.forEach((child, i) => this.block(child, `${path}.children.${i}`, depth + 1));
      return;
    }
    if (this.lines > 0) this.text += '\n';
    this.lines += 1;
    if (node['type'] === 'image' && isRecord(node['image']))
      this.images.push({ path: `${path}.image`, image: node['image'] });
    this.inlineNodes(children, path, depth);
  }

  private inlineNodes(children: readonly unknown[], path: string, depth: number): void {
    children.forEach((child, i) => {
      if (!isRecord(child) || depth > DEEPEST) return;
      const childPath = `${path}.children.${i}`;
      if (typeof child['text'] !== 'string') return this.inlineNodes(childrenOf(child), childPath, depth + 1);
      const start = this.text.length;
      this.text += child['text'];
      if (this.text.length > start) this.inline.push({ path: childPath, start, end: this.text.length });
    });
  }
}

const childrenOf = (node: BlockNode): readonly unknown[] => (Array.isArray(node['children']) ? node['children'] : []);

const isBlock = (node: unknown): boolean => isRecord(node) && (node['type'] === 'list' || node['type'] === 'list-item');

/** A text of an image that readers get: `alternativeText` or `caption`. */
export function imagePassages(image: Readonly<Record<string, unknown>>, path: string): Passage[] {
  return ['alternativeText', 'caption'].flatMap((key) => {
    const text = image[key];
    return typeof text === 'string' && text !== '' ? [{ path: `${path}.${key}`, text }] : [];
  });
}

/** The passages of a blocks value: its plain text under `path`, and the texts of its images under their own paths. */
export function blocksPassages(blocks: readonly unknown[], path: string): Passage[] {
  const reader = new BlocksReader();
  blocks.forEach((node, i) => reader.block(node, `${path}.${i}`, 0));
  const images = reader.images.flatMap(({ image, path: imagePath }) => imagePassages(image, imagePath));
  return [{ path, text: reader.text, inline: reader.inline }, ...images];
}

/** The pieces of a range when it lies in more than one inline node; undefined otherwise. */
export function piecesOf(passage: Passage, start: number, end: number): InlineSpan[] | undefined {
  const parts = (passage.inline ?? []).filter((span) => span.start < end && span.end > start);
  if (parts.length < 2) return undefined;
  return parts.map((span) => ({
    path: span.path,
    start: Math.max(start, span.start) - span.start,
    end: Math.min(end, span.end) - span.start,
  }));
}
