import { blocksPassages } from '../../../server/src/core/blocks-text';
import { hideFound, type Hidden } from '../../../server/src/core/hide-found';
import { visibleText, type Finding } from './findings';

/** Values of the edit form. */
export type Values = Readonly<Record<string, unknown>>;

/** Attribute types that hold prose, or things that hold it. */
const PROSE = new Set(['string', 'text', 'richtext', 'blocks', 'media', 'component', 'dynamiczone']);

/** The part of the form's values that is worth sending to the scanner. */
export function proseOf(attributes: Readonly<Record<string, { type: string }>>, values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).filter(([name]) => Object.hasOwn(attributes, name) && PROSE.has(attributes[name]!.type)),
  );
}

/** The value at a dotted path, or undefined. */
export function valueAt(values: Values, path: string): unknown {
  return path.split('.').reduce<unknown>((value, part) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    return (value as Record<string, unknown>)[part];
  }, values);
}

/** Plain texts of blocks: a form hands out the same array until the field changes, and each finding asks for its text. */
const plainTexts = new WeakMap<readonly unknown[], string | null>();

function plainTextOf(blocks: readonly unknown[]): string | null {
  const known = plainTexts.get(blocks);
  if (known !== undefined) return known;
  const text = blocksPassages(blocks, '')[0]?.text ?? null;
  plainTexts.set(blocks, text);
  return text;
}

/** The plain text of the field at a path as the scanner read it, or null where the form does not hold it as such. */
export function plainTextAt(values: Values, path: string): string | null {
  const value = valueAt(values, path);
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? plainTextOf(value) : null;
}

/** A finding with the text around it. */
export interface Context {
  before: string;
  text: string;
  after: string;
}

/** Characters shown on either side of a finding. */
const AROUND = 12;

/** So many units hold them, however they are made up. */
const FARTHEST = 200;

const lastOf = (text: string): string => [...(text.split('\n').at(-1) ?? '')].slice(-AROUND).join('');
const firstOf = (text: string): string => [...(text.split('\n')[0] ?? '')].slice(0, AROUND).join('');

/** Where findings of personal data stand in the value at a path. */
function hiddenIn(secrets: readonly Finding[], path: string): Hidden[] {
  return secrets.flatMap(({ path: own, start, end, pieces, masked = '' }) => {
    if (pieces?.[0]?.path === path) return pieces.map((piece) => ({ start: piece.start, end: piece.end, masked }));
    return own === path ? [{ start, end, masked }] : [];
  });
}

/**
 * The finding in its line; without the line where the form has changed since or does not hold plain text. Personal data
 * is hidden in it: the finding’s own, and what `secrets` found beside it.
 */
export function contextOf(values: Values, finding: Finding, secrets: readonly Finding[] = []): Context {
  const { path, start, end, text, pieces } = finding;
  const alone = { before: '', text: visibleText(finding), after: '' };
  const [first, last] = [pieces?.[0], pieces?.at(-1)];
  const stored = first && valueAt(values, first.path);
  if (first && last && typeof stored === 'string') {
    if (!stored.slice(first.start, last.end).startsWith(text[0] ?? '')) return alone;
    return around(stored, hiddenIn(secrets, first.path), { ...alone, start: first.start, end: last.end });
  }
  const plain = plainTextAt(values, path);
  if (plain === null || plain.slice(start, end) !== text) return alone;
  return around(plain, hiddenIn(secrets, path), { ...alone, start, end });
}

function around(value: string, hidden: readonly Hidden[], { text, start, end }: Hidden & { text: string }): Context {
  const shown = (from: number, to: number) => hideFound(value, hidden, { from: Math.max(0, from), to });
  return {
    before: lastOf(shown(start - FARTHEST, start)),
    text,
    after: firstOf(shown(end, Math.min(value.length, end + FARTHEST))),
  };
}
