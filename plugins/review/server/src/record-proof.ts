import type { Core } from '@strapi/strapi';
import type { ProofReading } from './core/record-proofs';
import { review } from './review-services';
import { iso, table, type ProofFindingRow, type RunRow } from './tables';

const closedOf = ({ closedHow, closedBy, closedNote, closedAt }: ProofFindingRow) =>
  closedHow && { how: closedHow, by: closedBy ?? { name: '' }, note: closedNote ?? '', at: iso(closedAt) ?? '' };

/** Everything on record about the proofreading of a run; `isVoid`: nothing that was signed in it counts. */
export async function proofReadingOf(strapi: Core.Strapi, run: RunRow, isVoid: boolean): Promise<ProofReading> {
  const { lineage } = run;
  const submittedAt = iso(run.submittedAt) ?? '';
  const edits = { lineage, at: { $lte: submittedAt } };
  const [signatures, findings, releases, [edit], accounts] = await Promise.all([
    review(strapi, 'proofFacts').signatures(lineage),
    review(strapi, 'proofFacts').findings(lineage),
    table(strapi, 'release').findMany({ where: { lineage }, orderBy: { id: 'asc' } }),
    table(strapi, 'edit').findMany({ where: edits, orderBy: { id: 'desc' }, limit: 1 }),
    review(strapi, 'actors').accounts(),
  ]);
  const people = await review(strapi, 'actors').byCodes([...accounts.names.keys()]);
  return {
    run: { id: run.id, digest: run.digest, isVoid, submittedAt, endedAt: iso(run.endedAt) },
    facets: run.facets ?? {},
    signatures: signatures.map((row) => ({
      ...{ round: row.round, roundName: row.roundName, by: row.by, digest: row.digest },
      ...{ run: Number(row.run), editsFrom: Number(row.editsFrom), at: iso(row.at) ?? '' },
      person: accounts.personNow(row.person),
      checklist: (row.checklist ?? []).map(({ text, answer }) => ({ text, answer })),
    })),
    findings: findings.map((row) => ({
      ...{ round: row.round, roundName: row.roundName, by: row.by, note: row.note },
      ...{ quote: row.quote ?? '', at: iso(row.at) ?? '', closed: closedOf(row) },
    })),
    releasedAt: iso(releases.findLast((one) => Number(one.run) < run.id)?.releasedAt),
    editBefore: edit?.id ?? 0,
    recalls: releases.flatMap(({ recalledAt }) => iso(recalledAt) ?? []),
    called: (person) => {
      const { name = person, unit = null, post = null } = people.get(person) ?? {};
      return { name, unit, post };
    },
  };
}
