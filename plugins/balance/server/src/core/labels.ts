/** Names of the fields of a governed type that say where an entry belongs. All optional. */
export interface LabelFields {
  /** A relation to a theme. */
  theme?: string;
  /** A repeatable component `{ theme, permille }`. */
  weights?: string;
  /** A relation to channels. */
  channels?: string;
}

/** What a post adds to each theme, in thousandths of a post by theme code. Empty: no theme. Otherwise it sums to 1000. */
export type Labels = Readonly<Record<string, number>>;

/** The whole of one post, in thousandths. */
export const WHOLE_POST = 1000;

type Fields = Readonly<Record<string, unknown>>;

/**
 * The labels of an entry: its weight list when that is sound (whole, none negative, sum 1000), else all on its theme,
 * else none.
 */
export function labelsOf(fields: Fields, names: LabelFields): Labels {
  const weighted = weightedLabels(read(fields, names.weights));
  if (weighted) return weighted;
  const theme = codeOf(read(fields, names.theme));
  return theme === null ? {} : { [theme]: WHOLE_POST };
}

/** The codes of the channels an entry goes to, each once, in the given order. */
export function channelsOf(fields: Fields, names: LabelFields): string[] {
  const value = read(fields, names.channels);
  const codes = (Array.isArray(value) ? value : [value]).map(codeOf).filter((code) => code !== null);
  return [...new Set(codes)];
}

/** The theme codes of an entry, heaviest first; equal weights by code. */
export function themesOf(fields: Fields, names: LabelFields): string[] {
  return heaviestFirst(labelsOf(fields, names));
}

/** The theme codes of labels, heaviest first; equal weights by code. */
export function heaviestFirst(labels: Labels): string[] {
  return Object.entries(labels)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .map(([code]) => code);
}

/** What a released content is counted as: its channels, and thousandths of a post by theme, none without a theme. */
export interface Counted {
  channels: string[];
  labels: Labels;
}

/** What a content is counted as. `everything` is the one channel of types that name none. */
export function countedAs(fields: Fields, names: LabelFields, everything: string): Counted {
  const channels = names.channels === undefined ? [everything] : channelsOf(fields, names);
  return { channels, labels: labelsOf(fields, names) };
}

function weightedLabels(list: unknown): Labels | null {
  if (!Array.isArray(list) || list.length === 0) return null;
  const labels = new Map<string, number>();
  for (const entry of list) {
    const code = codeOf(property(entry, 'theme'));
    const permille = property(entry, 'permille');
    if (code === null || typeof permille !== 'number' || !Number.isInteger(permille) || permille < 0) return null;
    if (permille > 0) labels.set(code, (labels.get(code) ?? 0) + permille);
  }
  const sum = [...labels.values()].reduce((total, permille) => total + permille, 0);
  return sum === WHOLE_POST ? Object.fromEntries(labels) : null;
}

function read(fields: Fields, name: string | undefined): unknown {
  return name === undefined ? undefined : property(fields, name);
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function codeOf(value: unknown): string | null {
  const code = property(value, 'code');
  return typeof code === 'string' && code !== '' ? code : null;
}
