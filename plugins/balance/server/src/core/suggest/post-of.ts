import type { Post } from './post';

/**
 * How much of a post is read, in characters; what stands behind is left out. Training and suggestion read alike, and a
 * suggestion takes milliseconds.
 */
export const READ = { title: 500, text: 3000 } as const;

/** The words of a post as far as they are read. */
export function readPart({ title, text }: Post): Post {
  return { title: title.slice(0, READ.title), text: text.slice(0, READ.text) };
}

/** Attribute types whose words tell a post's theme. */
const PROSE = new Set(['text', 'richtext', 'blocks']);

/** Deeper than any editor nests; recursion must have a bound. */
const DEEPEST = 24;

type Attributes = Readonly<Record<string, { type: string }>>;

/**
 * The words of an entry: its `title`, or else its first short text, and the plain text of its longer ones, in the order
 * of the type. The panel reads its form by it, the training what was released, so that both read alike.
 */
export function postOf(attributes: Attributes, values: Readonly<Record<string, unknown>>): Post {
  const names = Object.keys(attributes);
  const short = names.filter((name) => attributes[name]?.type === 'string');
  const title = short.includes('title') ? 'title' : short[0];
  const prose = names.filter((name) => PROSE.has(attributes[name]?.type ?? ''));
  const text = prose.map((name) => plain(values[name])).filter((words) => words !== '');
  return readPart({ title: plain(title === undefined ? null : values[title]), text: text.join('\n') });
}

/** Whether there is anything to read. */
export function hasWords({ title, text }: Post): boolean {
  return (title + text).trim() !== '';
}

function plain(value: unknown): string {
  if (typeof value === 'string') return value.replace(/<[^<>]*>/gu, '\n');
  return Array.isArray(value) ? blocksText(value, 0) : '';
}

function blocksText(nodes: readonly unknown[], depth: number): string {
  if (depth > DEEPEST) return '';
  return nodes
    .map((node) => {
      if (typeof node !== 'object' || node === null) return '';
      const { text, type, children } = node as { text?: unknown; type?: unknown; children?: unknown };
      const own = typeof text === 'string' ? text : '';
      const inside = Array.isArray(children) ? blocksText(children, depth + 1) : '';
      return type === 'text' || type === 'link' ? own + inside : `${own}${inside}\n`;
    })
    .join('');
}
