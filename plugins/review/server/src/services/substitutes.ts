import type { Core } from '@strapi/strapi';
import { Refusal } from '../core/errors';
import { invalidInput } from '../core/invalid-input';
import { isNamedIn } from '../core/pending-duties';
import { substituted, substitutionFault } from '../core/substitution';
import { review } from '../review-services';
import { table } from '../tables';
import type { Acting } from './actors';
import type { WaitingRun } from './duties';

/** What naming a substitute has done, and what is left to do. */
export interface Substitution {
  person: string;
  to: string;
  /** New versions that name the substitute. */
  workflows: { key: string; version: number }[];
  /** Runs under way, pinned to versions that name the other: there the level itself has to be handed over. */
  runs: (Pick<WaitingRun, 'uid' | 'documentId' | 'locale' | 'title'> & { level: string })[];
}

/** Who takes whose place: in the newest version of every workflow at once, in runs under way by an act of their own. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  /** A person by code, or by the e-mail of one of their accounts. */
  async function personAt(path: string, given: string): Promise<string> {
    const found = given.includes('@')
      ? await table(strapi, 'person').findOne({ where: { accounts: { email: { $eqi: given } } } })
      : await table(strapi, 'person').findOne({ where: { code: given } });
    if (!found) throw invalidInput(path, { zh: '没有这个人。', en: 'There is no such person.' });
    return found.code;
  }

  async function refuseUnable(to: string): Promise<void> {
    if (!(await review(strapi, 'duties').ableNow()).has(to))
      throw invalidInput('to', { zh: '这个人没有可以签审的账号。', en: 'This person has no account that can sign.' });
  }

  async function replaceIn(key: string, person: string, to: string, actor: Acting) {
    const make = (current: Parameters<typeof substitutionFault>[0]) => {
      const fault = substitutionFault(current, person, to);
      if (fault) throw invalidInput('to', fault);
      const { version: _, ...definition } = substituted(current, person, to);
      return definition;
    };
    const { version } = await review(strapi, 'workflowChanges').amend(key, make, actor, { substitute: { person, to } });
    return { key, version };
  }

  return {
    /** Who was named last to take a person's place, or null. */
    async of(person: string): Promise<string | null> {
      const row = await table(strapi, 'substitution').findOne({ where: { person }, orderBy: { id: 'desc' } });
      return row?.substitute ?? null;
    },

    /**
     * Puts somebody in another's place in the newest version of every workflow, each as a new version, and records who
     * it is. Runs under way stay pinned and keep their signatures; they are handed over one by one.
     * @throws Refusal NOT_FOUND, INVALID_INPUT when the other cannot take the place
     */
    async name(person: string, given: string, actor: Acting): Promise<Substitution> {
      return strapi.db.transaction(async () => {
        if (!(await table(strapi, 'person').findOne({ where: { code: person } }))) throw new Refusal('NOT_FOUND');
        const to = await personAt('to', given);
        if (to === person)
          throw invalidInput('to', { zh: '不能由本人接替。', en: 'It cannot be the person themselves.' });
        await refuseUnable(to);
        const naming = (await review(strapi, 'workflows').list())
          .filter((workflow) => isNamedIn(workflow, person))
          .map(({ key }) => key);
        await review(strapi, 'workflowChanges').hold(naming);
        const workflows: Substitution['workflows'] = [];
        for (const key of naming.sort()) workflows.push(await replaceIn(key, person, to, actor));
        const runs = (await review(strapi, 'duties').runsFor(person)).map((run) => ({
          ...{ uid: run.uid, documentId: run.documentId, locale: run.locale, title: run.title },
          level: run.workflow.levels[run.level]?.key ?? '',
        }));
        const at = await review(strapi, 'ledger').time();
        await table(strapi, 'substitution').create({ data: { person, substitute: to, by: actor.snapshot, at } });
        await review(strapi, 'ledger').append({
          at,
          origin: actor.origin,
          act: 'name-substitute',
          actor: actor.snapshot,
          capacity: 'administrator',
          details: { person, to, workflows: workflows.map((one) => ({ ...one })), runs: runs.length },
        });
        return { person, to, workflows, runs };
      });
    },
  };
};
