import type { Core } from '@strapi/strapi';
import { digestOf } from '../core/digest';
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

  async function isGone(ref: string): Promise<boolean> {
    const slash = ref.lastIndexOf('/');
    const where = { documentId: ref.slice(slash + 1) } as never;
    const target = ref.slice(0, slash) as 'admin::user';
    // A type that was taken out of the app took its entries along.
    return !strapi.getModel(target) || (await strapi.db.query(target).count({ where })) === 0;
  }

  return {
    of,

    /** Fields changed past the gate since the last write that was noted; null when there is nothing to answer for. */
    async unnoted(lineage: LineageRow, reading: Reading): Promise<string[] | null> {
      // Equal for a reader is equal: the usual case costs nothing.
      if (lineage.digest === digestOf(reading.content)) return null;
      // Noted before there were marks, or never: nobody can tell what changed.
      if (!lineage.marks) return [];
      const now = of(reading);
      const gone = new Set<string>();
      for (const ref of lostRefs(lineage.marks, now)) if (await isGone(ref)) gone.add(ref);
      const fields = unnotedFields(lineage.marks, now, attributesOf(reading.content.uid), gone);
      return fields.length > 0 ? fields : null;
    },
  };
};
