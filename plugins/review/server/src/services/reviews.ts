import type { Core } from '@strapi/strapi';
import { canonicalJson, type Json } from '../core/canonical-json';
import { checkContent } from '../core/content-check';
import { changedPaths } from '../core/diff';
import { sha256 } from '../core/digest';
import { Refusal } from '../core/errors';
import type { Finding } from '../core/findings';
import { refuseMoment } from '../core/schedule';
import { documentState, refuse, refuseContent, waitingFor, type Command, type DocumentState } from '../core/review';
import { settings } from '../settings';
import { table } from '../tables';
import {
  adopt,
  approve,
  breakGlass,
  record,
  schedule,
  sendBack,
  submit,
  unschedule,
  withdraw,
  type Act,
} from '../acts';
import { review } from '../review-services';
import type { Acting, Writer } from './actors';
import type { Key, View } from './lineages';

/** What an act answers. */
export interface ActAnswer {
  state: DocumentState;
  digest: string;
  ledgerSeq: number;
}

export default ({ strapi }: { strapi: Core.Strapi }) => {
  /** Runs review's own check and every registered one; a missing or failing check stops the act. */
  async function findingsOf(key: Key, view: View): Promise<Finding[]> {
    const { content } = view.reading;
    const findings = checkContent(content, review(strapi, 'contents').attributesOf(key.uid));
    const checks = review(strapi, 'registry').checks();
    const missing = settings(strapi).requiredChecks.filter((name) => !checks.some((check) => check.key === name));
    if (missing.length > 0) throw new Error(`Required check not registered: ${missing.join(', ')}`);
    for (const check of checks) findings.push(...(await check.run({ ...key, content })).findings);
    return findings;
  }

  /** Points the tasks of a run at the people it now waits for. */
  async function assign(key: Key, writer: Writer): Promise<void> {
    const view = await review(strapi, 'lineages').readLocked(key, writer);
    if (!view?.run) return;
    await table(strapi, 'assignment').deleteMany({ where: { run: view.run.id } });
    const people = waitingFor(view.situation);
    const level = Number(view.run.level);
    for (const person of people)
      await table(strapi, 'assignment').create({ data: { run: view.run.id, person, level } });
  }

  async function perform(act: Act): Promise<number> {
    switch (act.command.action) {
      case 'submit':
        return submit(strapi, act, await findingsOf(act.key, act.view));
      case 'approve':
        return approve(strapi, act);
      case 'return':
        return sendBack(strapi, act);
      case 'withdraw':
        return withdraw(strapi, act);
      case 'adopt':
        return adopt(strapi, act);
      case 'release': {
        const refusal = refuseContent(act.view.situation, act.actor, act.command, await findingsOf(act.key, act.view));
        if (refusal) throw refusal;
        return review(strapi, 'releases').release(act, record(act, { capacity: 'releaser' }));
      }
      case 'break-glass': {
        const refusal = refuseContent(act.view.situation, act.actor, act.command, await findingsOf(act.key, act.view));
        if (refusal) throw refusal;
        return breakGlass(strapi, act);
      }
      case 'schedule':
        return schedule(strapi, act);
      case 'unschedule':
        return unschedule(strapi, act);
      case 'recall':
        return review(strapi, 'releases').recall(
          act,
          record(act, { capacity: 'recaller', digest: act.view.release?.digest ?? '' }),
        );
    }
  }

  /** Adds what changed since the caller read the content, when that version was kept. */
  async function explain(refusal: Refusal, view: View): Promise<Refusal> {
    if (refusal.code !== 'STALE_DIGEST') return refusal;
    const seen = await review(strapi, 'lineages').kept(String(refusal.details.actual));
    return new Refusal(
      'STALE_DIGEST',
      { ...refusal.details, changedPaths: seen ? changedPaths(seen, view.reading.content) : null },
      refusal.words,
    );
  }

  async function actLocked(key: Key, actor: Acting, command: Command): Promise<ActAnswer> {
    const lineages = review(strapi, 'lineages');
    const writer = { person: actor.snapshot, origin: actor.origin };
    const view = await lineages.readLocked(key, writer);
    if (!view) throw new Refusal('NOT_FOUND');
    const now = review(strapi, 'clock').now().getTime();
    const refusal = refuseMoment(command, now) ?? refuse(view.situation, actor, command);
    if (refusal) throw await explain(refusal, view);
    const at = await review(strapi, 'ledger').time();
    const ledgerSeq = await perform({ key, view, actor, command, at });
    await assign(key, writer);
    const after = await lineages.read(key);
    if (!after) throw new Refusal('NOT_FOUND');
    return { state: documentState(after.situation).state, digest: after.situation.digest, ledgerSeq };
  }

  return {
    findingsOf,
    assign,

    /**
     * Performs an act in one transaction: lock, look, refuse or do, record. With an idempotency key a repeated request
     * gets the first one's answer and does nothing.
     * @throws Refusal when a rule says no; nothing has changed then
     */
    async act(key: Key, actor: Acting, command: Command, idempotencyKey?: string): Promise<ActAnswer> {
      const request = sha256(canonicalJson({ ...key, ...command } as unknown as Json));
      return strapi.db.transaction(async () => {
        const { id } = await review(strapi, 'lineages').lock(key);
        const replayKey = idempotencyKey === undefined ? undefined : `${id}:${idempotencyKey}`;
        if (replayKey !== undefined) {
          const done = await table(strapi, 'replay').findOne({ where: { person: actor.key, key: replayKey } });
          if (done && done.request === request) return done.answer as ActAnswer;
          if (done) {
            const reason = {
              zh: 'Idempotency-Key 已用于另一个请求。',
              en: 'This Idempotency-Key was used for another request.',
            };
            throw new Refusal(
              'INVALID_INPUT',
              { fields: [{ path: 'Idempotency-Key', reason: reason.en }] },
              { reason },
            );
          }
        }
        const answer = await actLocked(key, actor, command);
        if (replayKey !== undefined) {
          const at = review(strapi, 'clock').now().toISOString();
          await table(strapi, 'replay').create({
            data: { person: actor.key, key: replayKey, request, answer, at },
          });
        }
        return answer;
      });
    },
  };
};
