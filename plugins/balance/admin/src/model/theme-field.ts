/** A theme as the form's relation needs it. */
export interface ThemeTarget {
  id: number;
  documentId: string;
  name: string;
}

/** The form's value of a relation: what will change with the next save. */
export interface RelationChange {
  connect?: readonly { id: number }[];
  disconnect?: readonly { id: number }[];
}

const THEME = 'plugin::balance.theme';

/** Relations that hold one theme. */
const TO_ONE = new Set(['manyToOne', 'oneToOne', 'oneWay']);

type Attributes = Readonly<Record<string, { type: string; target?: string; relation?: string }>>;

/** The field of a content type that holds its theme; null in a type without one. */
export function themeFieldOf(attributes: Attributes): string | null {
  const found = Object.entries(attributes).find(
    ([, { type, target, relation }]) => type === 'relation' && target === THEME && TO_ONE.has(relation ?? ''),
  );
  return found?.[0] ?? null;
}

/** The theme the form would save now: what is put in and not saved yet, else what is saved and not taken out. */
export function themeIn(change: RelationChange, saved: ThemeTarget | null): number | null {
  const put = change.connect?.at(-1)?.id;
  if (put !== undefined) return put;
  const isTakenOut = change.disconnect?.some(({ id }) => id === saved?.id) ?? false;
  return saved === null || isTakenOut ? null : saved.id;
}

/** The relation's value with this theme in the place of any other, in the shape of the Content Manager's own field. */
export function withTheme(theme: ThemeTarget, saved: ThemeTarget | null): Required<RelationChange> {
  if (saved?.id === theme.id) return { connect: [], disconnect: [] };
  const apiData = ({ id, documentId }: ThemeTarget) => ({ id, documentId });
  return {
    connect: [
      {
        id: theme.id,
        ...{ name: theme.name, label: theme.name, __temp_key__: 'a0' },
        ...{ apiData: { ...apiData(theme), isTemporary: true } },
        ...{ href: `../collection-types/${THEME}/${theme.documentId}` },
      } as { id: number },
    ],
    disconnect: saved === null ? [] : [{ id: saved.id, apiData: apiData(saved) } as { id: number }],
  };
}
