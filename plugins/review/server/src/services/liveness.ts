import type { Core } from '@strapi/strapi';
import { together, type Statement } from '../database/round-trip';
import { isGoverned } from '../settings';

/** How a document stands with readers. */
export interface LiveState {
  documentId: string;
  locale: string;
  state: 'live' | 'recalled' | 'unreleased';
}

/** Lists of values have one of these lengths, so that there are few statements to keep planned. */
const LENGTHS = [4, 32, 256] as const;

/** A statement for each stretch of values; `in` is where they go. */
function forEach(values: readonly string[], sql: (marks: string) => string, first: readonly unknown[]): Statement[] {
  const most = LENGTHS.at(-1)!;
  const statements: Statement[] = [];
  for (let from = 0; from < values.length; from += most) {
    const part = values.slice(from, from + most);
    const length = LENGTHS.find((one) => one >= part.length)!;
    const padded = Array.from({ length }, (_, i) => part[i] ?? part[0]);
    statements.push({ sql: sql(padded.map(() => '?').join(', ')), bindings: [...first, ...padded] });
  }
  return statements;
}

/** Tells what readers can open at this moment, in the transaction that is open if one is. For checks of links. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const tableOf = (uid: string): string => `"${strapi.db.metadata.get(uid).tableName}"`;

  return {
    /**
     * How documents of a governed type stand, in every language they have; those that are not there are left out. Null
     * for a type that is not governed.
     */
    async documents(uid: string, ids: readonly string[]): Promise<LiveState[] | null> {
      if (!isGoverned(strapi, uid)) return null;
      const known = (marks: string) =>
        `select l."document", l."language", r."state" from ${tableOf('plugin::review.lineage')} l ` +
        `join ${tableOf('plugin::review.release')} r on r."id" = l."release" ` +
        `where l."uid" = ? and l."document" in (${marks})`;
      const there = (marks: string) =>
        `select "document_id" as "document", "locale" as "language" from ${tableOf(uid)} ` +
        `where "document_id" in (${marks}) and "published_at" is null`;
      const found = await together(strapi, [...forEach(ids, there, []), ...forEach(ids, known, [uid])]);
      return found.flatMap(({ rows }) =>
        rows.map((row) => ({
          documentId: String(row['document']),
          locale: String(row['language'] ?? ''),
          state: row['state'] === 'live' ? 'live' : row['state'] === undefined ? 'unreleased' : 'recalled',
        })),
      );
    },

    /** Those of the digests (SHA-256) whose bytes a live release uses. */
    async media(digests: readonly string[]): Promise<string[]> {
      const used = (marks: string) =>
        `select distinct m."digest" from ${tableOf('plugin::review.release-media')} m ` +
        `join ${tableOf('plugin::review.release')} r on r."id" = m."release" ` +
        `where r."state" = ? and m."digest" in (${marks})`;
      const found = await together(strapi, forEach(digests, used, ['live']));
      return found.flatMap(({ rows }) => rows.map(({ digest }) => String(digest)));
    },
  };
};
