import { invalidInput } from './errors';
import type { InlineSpan, LinkSpan, Passage } from './passage';

/** A node of Strapi's blocks format as it arrives: nothing about it is certain. */
export type BlockNode = Readonly<Record<string, unknown>>;

/** Whether a value is a plain object. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Levels of nesting that are read; editors make lists of five. What lies deeper is an error, never passed over. */
export const DEEPEST = 1000;

/** Collects lines: inline nodes are joined by nothing, blocks and list items by a line break. */
class BlocksReader {
  text = '';
  readonly inline: InlineSpan[] = [];
  readonly links: LinkSpan[] = [];
  readonly images: { path: string; image: Readonly<Record<string, unknown>> }[] = [];
  private lines = 0;

  constructor(private readonly path: string) {}

  /**
   * A list holds blocks; an image stands for itself; in any other block each run of inline nodes is a line, and blocks
   * inside it are blocks.
   */
  block(node: unknown, path: string, depth: number): void {
    if (!isRecord(node)) return;
    this.enter(depth);
    if (node['type'] === 'image' && isRecord(node['image']))
      this.images.push({ path: `${path}.image`, image: node['image'] });
    if (typeof node['text'] === 'string') {
      this.startLine();
      return this.inlineNode(node, path, depth);
    }
    const children = childrenOf(node);
    if (children.length === 0 && node['type'] !== 'list') this.startLine();
    let isInLine = false;
    children.forEach((child, i) => {
      const childPath = `${path}.children.${i}`;
      if (node['type'] === 'list' || isBlock(child)) {
        isInLine = false;
        return this.block(child, childPath, depth + 1);
      }
      if (!isInLine) this.startLine();
      isInLine = true;
      this.inlineNode(child, childPath, depth + 1);
    });
  }

  private startLine(): void {
    if (this.lines > 0) this.text += '\n';
    this.lines += 1;
  }

  private enter(depth: number): void {
    if (depth > DEEPEST) {
      throw invalidInput([{ path: this.path, reason: `is nested deeper than ${DEEPEST} levels` }]);
    }
  }

  private inlineNode(node: unknown, path: string, depth: number): void {
    if (!isRecord(node)) return;
    this.enter(depth);
    const start = this.text.length;
    if (typeof node['text'] !== 'string') {
      childrenOf(node).forEach((child, i) => this.inlineNode(child, `${path}.children.${i}`, depth + 1));
      const { type, url } = node;
      if (type === 'link' && typeof url === 'string') this.links.push({ start, end: this.text.length, url });
      return;
    }
    this.text += node['text'];
    if (this.text.length > start) this.inline.push({ path, start, end: this.text.length });
  }
}

const childrenOf = (node: BlockNode): readonly unknown[] => (Array.isArray(node['children']) ? node['children'] : []);

const BLOCKS: ReadonlySet<unknown> = new Set(['paragraph', 'heading', 'quote', 'code', 'list', 'list-item', 'image']);

const isBlock = (node: unknown): boolean => isRecord(node) && BLOCKS.has(node['type']);

/** The texts of a file that people read: alternative text, caption, and the name it is offered under. */
export function filePassages(file: Readonly<Record<string, unknown>>, path: string): Passage[] {
  return ['alternativeText', 'caption', 'name'].flatMap((key) => {
    const text = file[key];
    return typeof text === 'string' && text !== '' ? [{ path: `${path}.${key}`, text }] : [];
  });
}

/**
 * The passages of a blocks value: its plain text under `path`, and the texts of its images under their own paths.
 * Throws INVALID_INPUT for nesting deeper than is read.
 */
export function blocksPassages(blocks: readonly unknown[], path: string): Passage[] {
  const reader = new BlocksReader(path);
  blocks.forEach((node, i) => reader.block(node, `${path}.${i}`, 0));
  const images = reader.images.flatMap(({ image, path: imagePath }) => filePassages(image, imagePath));
  const { text, inline, links } = reader;
  return [{ path, text, inline, ...(links.length > 0 ? { links } : {}) }, ...images];
}
