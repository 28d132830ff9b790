import type { Core } from '@strapi/strapi';
import { review } from '../review-services';
import type { Permit } from './permits';

/** What Strapi's query engine tells before it writes rows of a model. */
export interface RowEvent {
  action: string;
  model: { uid: string };
  params: { data?: unknown; where?: unknown };
}

interface NewRow {
  documentId?: unknown;
  locale?: unknown;
  publishedAt?: unknown;
}

/** The document a permit is for, as its rows name it. */
const rowKey = (strapi: Core.Strapi, { uid, documentId, locale }: Permit) => ({
  documentId,
  locale: review(strapi, 'languages').rowLocale(uid, locale),
});
type RowKey = ReturnType<typeof rowKey>;

const isKey = (row: NewRow, key: RowKey): boolean =>
  row.documentId === key.documentId && (row.locale ?? null) === key.locale;

/** A condition on all rows but those of a key. In SQL nothing is unequal to an empty column. */
const others = ({ documentId, locale }: RowKey) => ({
  $or: [
    { documentId: { $ne: documentId } },
    ...(locale === null
      ? [{ locale: { $notNull: true } }]
      : [{ locale: { $ne: locale } }, { locale: { $null: true } }]),
  ],
});

/** How many existing rows an update would make or change as live ones outside the permit. */
async function countRefused(strapi: Core.Strapi, { action, model, params }: RowEvent, key: RowKey | null) {
  const rows = strapi.db.query(model.uid as 'admin::user') as unknown as {
    findOne(query: { where: unknown; select: string[] }): Promise<{ id: number } | null>;
    count(query: { where: unknown }): Promise<number>;
  };
  // `update` takes the first row that fits, `updateMany` all of them.
  const first = action === 'beforeUpdate' ? await rows.findOne({ where: params.where, select: ['id'] }) : null;
  const goesLive = ((params.data ?? {}) as NewRow).publishedAt != null;
  const $and = [
    first ? { id: first.id } : (params.where ?? {}),
    ...(goesLive ? [] : [{ publishedAt: { $notNull: true } }]),
    ...(key ? [others(key)] : []),
  ];
  return rows.count({ where: { $and } });
}

/**
 * Whether a write of the query engine would make or change a live row without the permit for exactly that document and
 * locale. So that callers are answered with a sentence; the database's trigger is the last line behind it.
 */
export async function wouldBeLive(strapi: Core.Strapi, event: RowEvent, held: Permit | undefined): Promise<boolean> {
  const key = held?.uid === event.model.uid && held.act === 'publish' ? rowKey(strapi, held) : null;
  const { data } = event.params;
  const creates = event.action === 'beforeCreate' || event.action === 'beforeCreateMany';
  // Strapi fills in the present time where nothing is said: only an explicit null is a draft.
  return creates
    ? ([] as unknown[])
        .concat(data ?? [])
        .some((row) => (row as NewRow).publishedAt !== null && !(key && isKey(row as NewRow, key)))
    : (await countRefused(strapi, event, key)) > 0;
}
