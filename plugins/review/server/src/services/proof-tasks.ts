import type { Core } from '@strapi/strapi';
import { proofTasks } from '../core/proof-people';
import type { Situation } from '../core/review';
import { review } from '../review-services';
import { iso, table } from '../tables';
import type { Acting } from './actors';

/** So many are listed; whoever has more begins with the oldest. */
const MOST = 100;

/** A document whose round waits for somebody. `round` is null for the reading aloud. */
export interface WaitingProof {
  uid: string;
  documentId: string;
  locale: string;
  title: string;
  round: { key: string; name: string } | null;
  submittedBy: string;
  submittedAt: string | null;
}

/** An assignment to a round, not to a level: its number is below zero. */
const toLevel = (index: number): number => -1 - index;

export default ({ strapi }: { strapi: Core.Strapi }) => ({
  /** Assignments of a run to the proofreaders it waits for. */
  assignments: (run: number, situation: Situation): { run: number; person: string; level: number }[] =>
    proofTasks(situation).map(({ person, index }) => ({ run, person, level: toLevel(index) })),

  /** What waits for a proofreader, oldest first. */
  async list(actor: Acting): Promise<WaitingProof[]> {
    const keys = await review(strapi, 'actors').recordedKeys(actor.key);
    const assigned = await table(strapi, 'assignment').findMany({
      where: { person: { $in: keys }, level: { $lt: 0 } },
      orderBy: { run: 'asc' },
      limit: MOST,
    });
    const runs = await table(strapi, 'run').findMany({ where: { id: { $in: assigned.map(({ run }) => run) } } });
    const found = assigned.map(async ({ run: id, level }): Promise<WaitingProof[]> => {
      const run = runs.find((one) => one.id === Number(id));
      if (!run) return [];
      const { proof } = await review(strapi, 'workflows').version(run.workflowKey, Number(run.workflowVersion));
      const round = proof?.rounds[-1 - Number(level)];
      return [
        {
          uid: run.uid,
          documentId: run.document,
          locale: run.language,
          title: run.title ?? '',
          round: round ? { key: round.key, name: round.name } : null,
          submittedBy: run.submitterName,
          submittedAt: iso(run.submittedAt),
        },
      ];
    });
    return (await Promise.all(found)).flat();
  },
});
