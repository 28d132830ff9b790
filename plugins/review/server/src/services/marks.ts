import type { Core } from '@strapi/strapi';
import { lostRefs, marksOf, unnotedFields, type Marks } from '../core/marks';
import { review } from '../review-services';
import { iso, type LineageRow } from '../tables';
import type { Reading } from './contents';

/**
 * Finds what changed a draft and was noted by nobody: an import, a query past the Document Service, SQL. Whoever did
 * it is unknown, so an editor has to adopt it before it can be submitted.
 */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const attributesOf = (uid: string) => review(strapi, 'contents').attributesOf(uid);

  function of(reading: Reading): Marks {
    const content = reading.whole();
    const filesAt = reading.files.map((file) => iso(file.updatedAt) ?? '').sort();
    return marksOf(content, attributesOf(content.uid), attributesOf, filesAt.at(-1) ?? '');
  }

  /** Those of the entries that are no longer there. */
  async function goneAmong(refs: readonly string[]): Promise<Set<string>> {
    const byTarget = new Map<string, string[]>();
    for (const ref of new Set(refs)) {
      const target = ref.slice(0, ref.lastIndexOf('/'));
      byTarget.set(target, [...(byTarget.get(target) ?? []), ref]);
    }
    const gone = new Set(refs);
    for (const [target, own] of byTarget) {
      // A type that was taken out of the app took its entries along.
      if (!strapi.getModel(target as 'admin::user')) continue;
      const where = { documentId: { $in: own.map((ref) => ref.slice(target.length + 1)) } } as never;
      const select = ['documentId'] as never;
      const rows = await strapi.db.query(target as 'admin::user').findMany({ where, select });
      for (const { documentId } of rows as unknown as { documentId: string }[]) gone.delete(`${target}/${documentId}`);
    }
    return gone;
  }

  /** What a draft pointed at when it was last noted and does not now; nothing where that does not matter. */
  const lost = ({ digest, marks }: LineageRow, reading: Reading): string[] =>
    digest === reading.digest || !marks ? [] : lostRefs(marks, of(reading));

  return {
    of,

    goneAmong,

    lost,

    /**
     * Fields changed past the gate since the last write that was noted; null when there is nothing to answer for. `gone`
     * says which of the entries it lost are no longer there.
     */
    async unnoted(lineage: LineageRow, reading: Reading, gone = goneAmong): Promise<string[] | null> {
      // Equal for a reader is equal: the usual case costs nothing.
      if (lineage.digest === reading.digest) return null;
      // Noted before there were marks, or never: nobody can tell what changed.
      if (!lineage.marks) return [];
      const missing = await gone(lost(lineage, reading));
      const fields = unnotedFields(lineage.marks, of(reading), attributesOf(reading.content.uid), missing);
      return fields.length > 0 ? fields : null;
    },
  };
};
