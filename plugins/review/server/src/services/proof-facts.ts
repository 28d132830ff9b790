import type { Core } from '@strapi/strapi';
import { openRun, type Situation } from '../core/review';
import type { ProofFact, ProofFinding, ProofSignature } from '../core/proof-state';
import { review } from '../review-services';
import { iso, table, type LineageRow, type ProofFindingRow, type ProofSignatureRow, type ReleaseRow } from '../tables';
import type { Accounts } from './actors';
import type { Reading } from './contents';
import type { ViewSources } from './view-sources';

/** What has been read of a lineage already. */
interface Known {
  lineage: LineageRow;
  reading: Reading;
  accounts: Accounts;
  lastEdit: number;
  release: ReleaseRow | null;
}

/** A finding as the rules look at it; recorded keys stand for the people they belong to now. */
export function findingFact(row: ProofFindingRow, accounts: Pick<Accounts, 'personNow'>): ProofFinding {
  return {
    id: row.id,
    round: row.round,
    person: accounts.personNow(row.person),
    name: row.by.name,
    digest: row.digest,
    path: row.path,
    start: Number(row.start),
    end: Number(row.end),
    quote: row.quote ?? '',
    note: row.note,
    severity: row.severity,
    closed: row.closedHow ? { how: row.closedHow, name: row.closedBy?.name ?? '' } : null,
  };
}

export default ({ strapi }: { strapi: Core.Strapi }) => {
  /**
   * Whether the draft, a file or a related entry was another one since the signature, whatever they are now, or the
   * content was recalled: what went wrong then is to be looked for again.
   */
  async function isVoid(
    row: ProofSignatureRow,
    { reading, lastEdit, release }: Known,
    touches: ViewSources['touches'],
  ): Promise<boolean> {
    if (row.digest !== reading.digest || Number(row.editsFrom) !== lastEdit) return true;
    const recalledAt = iso(release?.recalledAt);
    if (recalledAt !== null && (iso(row.at) ?? '') <= recalledAt) return true;
    return touches.isAny(reading.references, Number(row.touchesFrom));
  }

  return {
    findings: (lineage: number): Promise<ProofFindingRow[]> =>
      table(strapi, 'proof-finding').findMany({ where: { lineage }, orderBy: { id: 'asc' } }),

    signatures: (lineage: number): Promise<ProofSignatureRow[]> =>
      table(strapi, 'proof-signature').findMany({ where: { lineage }, orderBy: { id: 'asc' } }),

    /** Findings and signatures of many lineages, asked for once. */
    async page(lineages: readonly number[]): Promise<ViewSources['proof']> {
      if (lineages.length === 0) return this;
      const query = { where: { lineage: { $in: [...lineages] } }, orderBy: { id: 'asc' as const } };
      const [findings, signatures] = await Promise.all([
        table(strapi, 'proof-finding').findMany(query),
        table(strapi, 'proof-signature').findMany(query),
      ]);
      return {
        findings: async (lineage) => findings.filter((row) => Number(row.lineage) === lineage),
        signatures: async (lineage) => signatures.filter((row) => Number(row.lineage) === lineage),
      };
    },

    /** Adds what proofreading has come to, where the workflow has rounds; others cost no statement. */
    async added(situation: Situation, known: Known, from?: Pick<ViewSources, 'proof' | 'touches'>): Promise<Situation> {
      if (!(openRun(situation)?.workflow ?? situation.workflow).proof) return situation;
      const { lineage, reading, accounts } = known;
      const { proof: source = this, touches = review(strapi, 'touches') } = from ?? {};
      const [findings, rows] = await Promise.all([source.findings(lineage.id), source.signatures(lineage.id)]);
      const signatures = await Promise.all(
        rows.map(async (row): Promise<ProofSignature> => {
          const { name } = row.by;
          const person = accounts.personNow(row.person);
          return { person, name, round: row.round, digest: row.digest, isVoid: await isVoid(row, known, touches) };
        }),
      );
      const facets = Object.fromEntries(
        review(strapi, 'registry')
          .facets()
          .map((facet) => [facet.key, facet.values(reading.content)]),
      );
      const proof: ProofFact = { findings: findings.map((row) => findingFact(row, accounts)), signatures, facets };
      return { ...situation, proof };
    },
  };
};
