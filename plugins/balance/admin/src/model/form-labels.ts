import type { Draft, LabelChoices, LabelEntry, LabelledType } from '../api/forecast-types';
import type { RelationChange, ThemeTarget } from './theme-field';

/** Where a relation's saved entries are asked for. `key` names it in the form. */
export interface RelationPlace {
  key: string;
  uid: string;
  /** Document id, or a component's own number. */
  id: string;
  field: string;
}

/** Saved entries of relations, by their key. */
export type SavedRelations = Readonly<Record<string, readonly ThemeTarget[]>>;

type Values = Readonly<Record<string, unknown>>;

/** A line of the list of weights, as the form holds it. */
interface WeightLine {
  id?: number;
  permille?: unknown;
  theme?: RelationChange;
}

/** The field of a line of weights that points at its theme. */
const LINE_THEME = 'theme';

const linesIn = (values: Values, { weights }: LabelledType): WeightLine[] => {
  const list = weights === undefined ? undefined : values[weights];
  return Array.isArray(list) ? (list as WeightLine[]) : [];
};

const lineKey = (line: WeightLine): string => `line ${line.id ?? ''}`;

/**
 * The relations of a document that say where it belongs.
 *
 * @param component uid of the lines of weights, where the type has them
 */
export function placesOf(
  type: LabelledType,
  values: Values,
  { documentId, component }: { documentId: string; component: string | undefined },
): RelationPlace[] {
  const own = [type.theme, type.channels].filter((field) => field !== undefined);
  const lines = component === undefined ? [] : linesIn(values, type).filter(({ id }) => id !== undefined);
  return [
    ...own.map((field) => ({ key: field, uid: type.uid, id: documentId, field })),
    ...lines.map((line) => ({ key: lineKey(line), uid: component ?? '', id: String(line.id), field: LINE_THEME })),
  ];
}

/** What a relation would hold after the next save, in its order: what is saved and not taken out, then what is put in. */
export function idsIn(change: RelationChange, saved: readonly { id: number }[]): number[] {
  const gone = new Set(change.disconnect?.map(({ id }) => id));
  const kept = saved.map(({ id }) => id).filter((id) => !gone.has(id));
  return [...new Set([...kept, ...(change.connect ?? []).map(({ id }) => id)])];
}

/** The form as the server is asked about it: labels as they would be saved, by document id. */
export function draftOf(
  type: LabelledType,
  values: Values,
  { themes, channels }: Pick<LabelChoices, 'themes' | 'channels'>,
  saved: SavedRelations,
): Pick<Draft, 'uid' | 'theme' | 'weights' | 'channels'> {
  const held = (key: string | undefined, among: readonly LabelEntry[], change?: RelationChange): string[] => {
    if (key === undefined) return [];
    const ids = idsIn(change ?? ((values[key] ?? {}) as RelationChange), saved[key] ?? []);
    return ids.flatMap((id) => among.find((entry) => entry.id === id)?.documentId ?? []);
  };
  const weights = linesIn(values, type).flatMap((line) => {
    const theme = held(lineKey(line), themes, line.theme ?? {}).at(-1);
    const { permille } = line;
    const isWhole = typeof permille === 'number' && Number.isInteger(permille) && permille >= 0 && permille <= 1000;
    return theme === undefined || !isWhole ? [] : [{ theme, permille }];
  });
  // One theme at most: the one put in last.
  const theme = held(type.theme, themes).at(-1);
  return {
    uid: type.uid,
    ...(theme === undefined ? {} : { theme }),
    ...(weights.length === 0 ? {} : { weights }),
    channels: held(type.channels, channels),
  };
}

/** Puts an entry into a relation of many, beside what is there. */
export function withEntry(entry: LabelEntry, target: string, key: string): RelationChange {
  const { id, documentId, name } = entry;
  const apiData = { id, documentId, isTemporary: true };
  const href = `../collection-types/${target}/${documentId}`;
  return { connect: [{ id, name, label: name, __temp_key__: key, apiData, href } as { id: number }], disconnect: [] };
}
