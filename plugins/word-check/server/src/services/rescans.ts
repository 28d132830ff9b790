import { createHash } from 'node:crypto';
import { AsyncResource } from 'node:async_hooks';
import { setImmediate as turn } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import type { WordCheckConfig } from '../config';
import { compileEngine, type Engine } from '../core/engine';
import { Refusal } from '../core/errors';
import { isRescanDue, underWay, type PastRescan, type RulesInUse } from '../core/rescan';
import { mendsOf } from '../core/rescan-cases';
import { contentResult } from '../core/rescan-result';
import type { Rule } from '../core/rule';
import { BUILTIN_PACKS } from '../packs';
import { jobsTable } from '../rescan/jobs';
import { KnownPictures } from '../rescan/known-pictures';
import { LeaseLost } from '../rescan/leases';
import type { Batch, BatchOutcome, JobRow } from '../rescan/rows';
import { foundCases, standingContents, type Stood } from '../rescan/standing';
import type { ImagesService } from './images';
import type { PacksService } from './packs';
import type { ScannerService } from './scanner';

/** Findings kept in words: of one content of a rescan and of a trial, and contents of a trial. */
export const MOST = { findings: 50, tried: 10, matches: 100 } as const;

/** Contents read from the database at a time. */
const READ_AT_ONCE = 10;

/** A batch begun so often took its processes down with it, or failed: its contents are told as unread. */
const MOST_ATTEMPTS = 5;

/** Milliseconds after which a process says that it is still at a batch. */
const RENEW_AFTER = 5000;

/** The pack a rule is in while it is being tried. */
const TRIAL_PACK = { key: 'trial', name: '试用' };

/** Rules in use as they are compared: see `core/rescan.ts`. */
const pastOf = ({ stamp, code, state, startedAt }: JobRow): PastRescan => ({
  ...{ stamp: stamp ?? '', code: code ?? '', state, startedAt: new Date(startedAt).getTime() },
});

/** Walks through everything that stands, in the background, shared by all processes on one database. */
export const rescans = ({ strapi }: { strapi: Core.Strapi }) => {
  const scanner = () => strapi.plugin('word-check').service('scanner') as ScannerService;
  const now = (): Date => (strapi.plugin('word-check').service('clock') as { now(): Date }).now();
  const contents = standingContents(strapi);
  const jobs = jobsTable(strapi, contents, now);
  const images = strapi.plugin('word-check').service('images') as ImagesService;
  const pictures = new KnownPictures(images, (sha256) => contents.bytes(sha256));
  // The work goes on after the request that asked for it, and must not take part in its transaction.
  const outside = new AsyncResource('word-check rescans');
  const tried = new Map<number, Engine>();
  let code: string | undefined;
  let seen: { rules: RulesInUse; since: number } | null = null;
  let working: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  const codeOf = (): string =>
    (code ??= createHash('sha256').update(JSON.stringify(BUILTIN_PACKS)).digest('hex').slice(0, 16));

  async function rulesInUse(): Promise<RulesInUse> {
    const packs = strapi.plugin('word-check').service('packs') as PacksService;
    return { stamp: await packs.stamp(), code: codeOf() };
  }

  function trialEngine({ id, rule }: JobRow): Engine {
    const known = tried.get(id);
    if (known) return known;
    const made = compileEngine([{ pack: { ...TRIAL_PACK, rules: rule ? [rule] : [] }, builtin: false }]);
    tried.clear();
    tried.set(id, made);
    return made;
  }

  async function isByRulesInUse({ stamp, code: made }: JobRow): Promise<boolean> {
    const rules = await rulesInUse();
    return rules.stamp === stamp && rules.code === made;
  }

  /** The engine of a job's rules; null when the rules are others by now, or this process has another program. */
  async function engineOf(job: JobRow): Promise<Engine | null> {
    if (job.kind === 'trial') return trialEngine(job);
    if (!(await isByRulesInUse(job))) return null;
    const engine = await scanner().current();
    // Packs may have changed while it was being compiled.
    if (!(await isByRulesInUse(job))) return null;
    if (job.engine === null) await jobs.noteEngine(job.id, engine.version);
    return engine;
  }

  const row = (stood: Stood) => ({
    ...{ number: stood.id, uid: stood.uid, document: stood.documentId, language: stood.locale },
    ...{ title: stood.title, problem: null as string | null },
  });

  function giveUp(stood: Stood, problem: string, outcome: BatchOutcome): void {
    outcome.unread += 1;
    const nothing = { blocks: 0, warns: 0, infos: 0, fresh: 0, findings: [] };
    outcome.results.push({ ...row(stood), ...nothing, problem });
  }

  /** Reads one content and adds to the batch's outcome. What cannot be read is told, and does not hold the others up. */
  async function readOne(stood: Stood, engine: Engine, most: number, outcome: BatchOutcome): Promise<void> {
    const { content } = stood;
    try {
      if (!content) throw new Error('its stored content is missing or damaged');
      const found = await scanner().survey(engine, { ...stood, content }, async (shape) => {
        const { read, unread: left } = await pictures.of(content, shape);
        outcome.pictures += left;
        return read;
      });
      const result = contentResult(found, { known: stood.known, most });
      if (result.findings.length > 0) outcome.results.push({ ...row(stood), ...result });
    } catch (error) {
      giveUp(stood, error instanceof Refusal ? error.code : 'UNREADABLE', outcome);
      strapi.log.warn(
        `word-check: ${stood.uid} ${stood.documentId} (${stood.locale}) was not checked: ${String(error)}`,
      );
    }
  }

  /** Goes through a batch, one content at a time, letting requests pass between two of them. */
  async function goThrough(job: JobRow, batch: Batch, engine: Engine): Promise<void> {
    const { standing, after, upTo, attempts } = batch;
    if (standing === 'end') return;
    const outcome: BatchOutcome = { done: 0, unread: 0, pictures: 0, results: [] };
    const most = job.kind === 'trial' ? MOST.tried : MOST.findings;
    let renewed = performance.now();
    for (let from = after; from < upTo && !stopped; ) {
      const ids = await contents.ids(standing, from, upTo, READ_AT_ONCE);
      for (const stood of await contents.read(standing, ids)) {
        if (attempts > MOST_ATTEMPTS) giveUp(stood, 'UNREADABLE', outcome);
        else await readOne(stood, engine, most, outcome);
        outcome.done += 1;
        if (performance.now() - renewed > RENEW_AFTER) {
          await jobs.renew(batch);
          renewed = performance.now();
        }
        await turn();
      }
      from = ids.length < READ_AT_ONCE ? upTo : (ids.at(-1) ?? upTo);
    }
    // Cut short, the part is left to its lease: nothing of it counts.
    if (!stopped) await jobs.complete(batch, outcome, job.kind === 'trial' ? MOST.matches : Infinity);
  }

  /** Tells what has to be mended, a page of results at a time. What was told before a crash is known there already. */
  async function tell(batch: Batch): Promise<void> {
    const cases = foundCases(strapi);
    for (let isLeft = cases !== undefined; isLeft && !stopped; ) {
      const job = await jobs.get('rescan', batch.rescan);
      if (job?.state !== 'running') return;
      const where = { rescan: job.id, standing: 'live', fresh: { $gt: 0 }, id: { $gt: job.casesAt } };
      const rows = await jobs.results(where, { limit: READ_AT_ONCE });
      let opened = 0;
      for (const mend of mendsOf(rows))
        if ((await cases?.report({ ...mend, check: 'word-check' }))?.opened) opened += 1;
      isLeft = rows.length === READ_AT_ONCE;
      await jobs.noteEnd(batch, rows.at(-1)?.id ?? job.casesAt, opened);
      await turn();
    }
  }

  /** The end of a job: of a rescan it is told what has to be mended. */
  async function end(job: JobRow, batch: Batch): Promise<void> {
    if (job.kind === 'rescan') await tell(batch);
    if (!stopped) await jobs.finish(batch);
  }

  /** Does one part of a job. False when there is nothing of it for this process now. */
  async function step(job: JobRow): Promise<boolean> {
    const engine = await engineOf(job);
    const batch = engine && (await jobs.claim(job));
    if (!engine || !batch) return false;
    try {
      if (batch.standing === 'end') await end(job, batch);
      else await goThrough(job, batch, engine);
    } catch (error) {
      if (!(error instanceof LeaseLost)) throw error;
      strapi.log.warn(`word-check: ${error.message}`);
    }
    return true;
  }

  /** Until there is nothing left for this process to do. */
  async function workOff(): Promise<void> {
    for (let isBusy = true; isBusy && !stopped; ) {
      isBusy = false;
      for (const job of await jobs.running()) {
        isBusy = !stopped && (await step(job));
        if (isBusy) break;
      }
    }
  }

  /** Begins a rescan if the rules have changed and have been left alone for long enough. */
  async function startIfDue(quiet: number): Promise<void> {
    const rules = await rulesInUse();
    const isSame = seen?.rules.stamp === rules.stamp;
    seen = isSame && seen ? seen : { rules, since: performance.now() };
    const times = { since: now().getTime() - (performance.now() - seen.since), now: now().getTime(), quiet };
    if (isRescanDue(rules, (await jobs.recent('rescan')).map(pastOf), times)) await begin(rules, null);
  }

  async function begin(rules: RulesInUse, by: string | null): Promise<JobRow> {
    return jobs.start({ ...rules, kind: 'rescan', slot: 'rescan', rule: null, by, withPending: true });
  }

  /** Works in the background; one work at a time in a process. */
  function work(): Promise<void> {
    working ??= outside.runInAsyncScope(() => workOff()).finally(() => (working = undefined));
    return working;
  }

  function workUnwatched(): void {
    work().catch((error: unknown) => strapi.log.error(`word-check: a rescan: ${String(error)}`));
  }

  return {
    jobs,

    /** Checks everything that stands, now: by the rescan that is under way by the same rules, or by a new one. */
    async ask(by: string | null): Promise<{ id: number }> {
      const rules = await rulesInUse();
      const past = (await jobs.recent('rescan')).map((job) => ({ ...pastOf(job), id: job.id }));
      const { id } = underWay(rules, past) ?? (await begin(rules, by));
      workUnwatched();
      return { id };
    },

    /** Tries a rule that passed `lintPack` on everything that is live; the asker's trial before it ends. */
    async tryRule(rule: Rule, asker: { key: string; name: string | null }): Promise<{ id: number }> {
      const slot = `trial:${asker.key}`;
      const { id } = await jobs.start({ kind: 'trial', slot, rule, by: asker.name, withPending: false });
      workUnwatched();
      return { id };
    },

    /** One look: begins what is due, and does what there is to do. */
    async tick(): Promise<void> {
      const { seconds } = (strapi.config.get('plugin::word-check') as WordCheckConfig).rescan;
      if (seconds > 0) await startIfDue(seconds * 1000);
      await work();
    },

    /** Looks again and again, whether packs have changed and whether another process left something undone. */
    start(): void {
      const { seconds } = (strapi.config.get('plugin::word-check') as WordCheckConfig).rescan;
      if (seconds <= 0 || timer || stopped) return;
      const look = (): void => {
        this.tick().catch((error: unknown) => strapi.log.error(`word-check: rescans: ${String(error)}`));
      };
      timer = setInterval(() => outside.runInAsyncScope(look), Math.min(seconds, 15) * 1000);
      timer.unref();
    },

    /** Ends with the content it is at; what was begun is left to its lease. */
    async stop(): Promise<void> {
      stopped = true;
      clearInterval(timer);
      await working?.catch(() => undefined);
    },
  };
};

/** The rescans service. */
export type RescansService = ReturnType<typeof rescans>;
