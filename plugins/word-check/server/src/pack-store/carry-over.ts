import type { Core } from '@strapi/strapi';
import { PACK_UID, PACK_VERSION_UID } from '../content-types';
import { chunkRules, countAllTerms } from '../core/pack-chunks';
import type { Rule } from '../core/rule';
import { chunkRows } from './chunk-rows';

interface OldRow {
  documentId: string;
  key: string;
  name: string;
  version: number;
  rules: Rule[] | string | null;
  updatedAt: string | Date | null;
}

/** SQLite hands JSON out as text where the query engine does not see the column's type. */
const parsed = (rules: Rule[] | string): Rule[] => (typeof rules === 'string' ? (JSON.parse(rules) as Rule[]) : rules);

/** Moves one pack's rules from its row into chunks, as the version it is at. */
async function carry(strapi: Core.Strapi, row: OldRow, rules: readonly Rule[]): Promise<void> {
  const { documentId: packId, key, name, version, updatedAt } = row;
  const counts = { ruleCount: rules.length, termCount: countAllTerms(rules) };
  await strapi.db.transaction(async () => {
    await strapi.db
      .query(PACK_UID)
      .updateMany({ where: { documentId: packId, version }, data: { rules: null, ...counts, savedAt: updatedAt } });
    const parts = chunkRules(rules);
    await chunkRows(strapi).add(packId, parts);
    const chunks = parts.map(({ digest }) => digest).join(' ');
    const data = { packId, key, name, version, act: 'carry-over', at: updatedAt ?? new Date(0), chunks, ...counts };
    await strapi.db.query(PACK_VERSION_UID).create({ data: { ...data, change: null } });
  });
}

/**
 * Packs that were saved before there were chunks keep their rules in their row: they are moved over, each in a
 * transaction. Where two processes start at once, the unique index lets one of them do it.
 */
export async function carryOver(strapi: Core.Strapi): Promise<void> {
  const query = strapi.db.query(PACK_UID);
  const rows = (await query.findMany({ where: { rules: { $notNull: true } } })) as OldRow[];
  for (const row of rows) {
    if (row.rules === null) continue;
    try {
      await carry(strapi, row, parsed(row.rules));
    } catch (error) {
      const now = (await query.findOne({ where: { documentId: row.documentId } })) as OldRow | null;
      if (now && now.rules !== null) throw error;
    }
  }
}
