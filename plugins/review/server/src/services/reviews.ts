import type { Core } from '@strapi/strapi';
import { canonicalJson, type Json } from '../core/canonical-json';
import { changedPaths } from '../core/diff';
import { sha256 } from '../core/digest';
import { Refusal } from '../core/errors';
import { asSubmitted, type Finding } from '../core/findings';
import { refuseMoment } from '../core/schedule';
import {
  documentState,
  refuse,
  refuseContent,
  waitingFor,
  type Action,
  type Command,
  type DocumentState,
} from '../core/review';
import { table, type LineageRow } from '../tables';
import {
  adopt,
  approve,
  breakGlass,
  record,
  reject,
  remind,
  schedule,
  sendBack,
  stepOnLevel,
  submit,
  unschedule,
  withdraw,
  type Act,
} from '../acts';
import { tellOfAct } from '../act-notices';
import { runChecks } from '../check-runner';
import { withPatience } from '../pending-checks';
import { review } from '../review-services';
import type { Acting, Writer } from './actors';
import type { FlowAnswer } from './corrections';
import type { Reading } from './contents';
import type { Key, View } from './lineages';

/** What an act answers. */
export interface ActAnswer {
  state: DocumentState;
  digest: string;
  ledgerSeq: number;
  /** Which way a correction goes, where a case was named. */
  correction?: FlowAnswer;
}

/** Acts for which the content is checked. */
const CHECKED: ReadonlySet<Action> = new Set(['submit', 'release', 'break-glass']);

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const findingsOf = (key: Key, view: View): Promise<Finding[]> => runChecks(strapi, key, view.reading, false);

  /** Points the tasks of a run at the people it now waits for. */
  async function assign(key: Key, writer: Writer, known?: View): Promise<void> {
    const view = known ?? (await review(strapi, 'lineages').readLocked(key, writer));
    if (!view?.run) return;
    const run = view.run.id;
    await table(strapi, 'assignment').deleteMany({ where: { run } });
    const level = Number(view.run.level);
    const signers = waitingFor(view.situation).map((person) => ({ run, person, level }));
    const data = [...signers, ...review(strapi, 'proofTasks').assignments(run, view.situation)];
    if (data.length > 0) await table(strapi, 'assignment').createMany({ data });
  }

  async function perform(act: Act, findings: Finding[]): Promise<number> {
    const signed = () => asSubmitted(findings, act.view.run?.findings ?? []);
    switch (act.command.action) {
      case 'submit':
        return submit(strapi, act, findings);
      case 'approve':
        return approve(strapi, act);
      case 'return':
        return sendBack(strapi, act);
      case 'reject':
        return reject(strapi, act);
      case 'transfer':
      case 'add-signer':
      case 'remove-signer':
      case 'consult':
      case 'reply':
      case 'substitute':
        return stepOnLevel(strapi, act);
      case 'remind':
        return remind(strapi, act);
      case 'withdraw':
        return withdraw(strapi, act);
      case 'adopt':
        return adopt(strapi, act);
      case 'release': {
        const refusal = refuseContent(act.view.situation, act.actor, act.command, signed());
        if (refusal) throw refusal;
        return review(strapi, 'releases').release(act, record(act, { capacity: 'releaser' }));
      }
      case 'break-glass': {
        const refusal = refuseContent(act.view.situation, act.actor, act.command, signed());
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

  /** The act's time, from where on the ledger is held, and what the checks find. */
  const prepare = (key: Key, { action }: Command, reading: Reading): Promise<[string, Finding[]]> =>
    Promise.all([
      review(strapi, 'ledger').time(),
      CHECKED.has(action) ? runChecks(strapi, key, reading, action !== 'submit') : [],
    ]);

  async function actLocked(key: Key, lineage: LineageRow, actor: Acting, command: Command): Promise<ActAnswer> {
    const lineages = review(strapi, 'lineages');
    const writer = { person: actor.snapshot, origin: actor.origin };
    let early: ReturnType<typeof prepare> | undefined;
    const found = await lineages.readLocked(key, writer, lineage, (reading) => {
      // What a release waits for is asked for while the rest is being read. That it fails is seen when it is its turn.
      if (command.action === 'release') (early = prepare(key, command, reading)).catch(() => undefined);
    });
    if (!found) throw new Refusal('NOT_FOUND');
    const { view, correction } = await review(strapi, 'corrections').flow(key, found, command);
    const now = review(strapi, 'clock').now().getTime();
    const refusal = refuseMoment(command, now) ?? refuse(view.situation, actor, command);
    if (refusal) {
      // Nothing may be at work when the transaction ends.
      await Promise.allSettled([early]);
      throw await explain(refusal, view);
    }
    const [at, findings] = await (early ?? prepare(key, command, view.reading));
    const ledgerSeq = await perform({ key, view, actor, command, at }, findings);
    // A release ends its run: nobody is waited for, and what is live is what was signed.
    if (command.action === 'release') return { state: 'released', digest: view.situation.digest, ledgerSeq };
    if (correction) await review(strapi, 'corrections').noteFlow({ key, view, actor, command, at }, correction);
    const after = await lineages.again(key, view);
    await assign(key, writer, after);
    await tellOfAct(strapi, { key, view, actor, command, at }, after);
    await review(strapi, 'clocks').follow(view, after, command.action, at);
    const { state } = documentState(after.situation);
    return { state, digest: after.situation.digest, ledgerSeq, ...(correction ? { correction } : {}) };
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
      const once = () =>
        strapi.db.transaction(async () => {
          const lineage = await review(strapi, 'lineages').lock(key);
          return review(strapi, 'replays').once(lineage, actor, { key: idempotencyKey, request }, () =>
            actLocked(key, lineage, actor, command),
          );
        });
      return withPatience(strapi, once);
    },
  };
};
