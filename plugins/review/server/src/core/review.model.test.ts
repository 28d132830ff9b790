/**
 * Random definitions and histories: at every step the core allows exactly what an oracle written from the documents
 * allows, above all going live. `SANSHEN_DEEP=1` runs a hundred times as many, `SANSHEN_MUTATION=1` a few for each mutant.
 */
import fc from 'fast-check';
import { ReviewDesk } from '../../../../../tests/model/review-desk';
import {
  histories,
  PEOPLE,
  quorumOfProduct,
  stepOf,
  toOracle,
  workflows,
  type Step,
} from '../../../../../tests/model/review-histories';
import { ReviewOracle, type Happening } from '../../../../../tests/model/review-oracle';
import { documentState, isFullySigned, refuse, type Actor, type Command, type Situation } from './review';
import type { Workflow } from './workflow';

const IS_DEEP = process.env.SANSHEN_DEEP === '1';
const IS_MUTATION = process.env.SANSHEN_MUTATION === '1';
const HISTORIES = IS_DEEP ? 110_000 : IS_MUTATION ? 60 : 1_500;
const STEPS = IS_DEEP ? 10_000_000 : IS_MUTATION ? 4_000 : 100_000;

const actors = new Map<string, Actor>(
  PEOPLE.map((key) => [key, { key, name: key, roles: key === 'boss' ? ['boss'] : [], maySubmit: key !== 'clerk' }]),
);
const actor = (key: string): Actor => actors.get(key) as Actor;

/** How often what happened, so that a test in which nothing happens fails. */
const seen = {
  steps: 0,
  released: 0,
  recalled: 0,
  scheduled: 0,
  signed: 0,
  voided: 0,
  'sent-back': 0,
  'taken-back': 0,
  adopted: 0,
  'wanted-at-once': 0,
  'out early': 0,
  'checked after': 0,
};

/** One document, played on the desk and told to the oracle. */
class Play {
  private readonly desk: ReviewDesk;
  private readonly oracle: ReviewOracle;
  private files = 0;
  private text = 0;
  private released: { text: number; files: number } | null = null;

  constructor(private readonly definitions: readonly Workflow[]) {
    this.desk = new ReviewDesk(this.name(), definitions[0] as Workflow, PEOPLE);
    this.oracle = new ReviewOracle(this.name());
  }

  private name(): string {
    return `text ${this.text}, files ${this.files}`;
  }

  private happened(event: Happening): void {
    this.oracle.happened(event);
    if (event.what in seen) seen[event.what as keyof typeof seen] += 1;
  }

  private changed(by: string | null, apply: (content: string) => void): void {
    const content = this.name();
    if (content === this.desk.content) return;
    if (this.oracle.round()) seen.voided += 1;
    apply(content);
    this.happened({ what: 'changed', by, content });
  }

  step(step: Step): void {
    switch (step.try) {
      case 'save':
        this.text = step.text;
        return this.changed(step.by, (content) => this.desk.save(content, step.by));
      case 'restore':
        // What was live before, files and all: signatures given since must not come back with it.
        if (this.released) ({ text: this.text, files: this.files } = this.released);
        return this.changed(step.by, (content) => this.desk.save(content, step.by));
      case 'replace-file':
        this.files += 1;
        return this.changed(step.by, (content) => this.desk.replaceFile(content, step.by));
      case 'put-file-back':
        if (this.files > 0) this.files -= 1;
        return this.changed(step.by, (content) => this.desk.replaceFile(content, step.by));
      case 'deactivate':
        return void this.desk.active.delete(step.who);
      case 'activate':
        return void this.desk.active.add(step.who);
      case 'new-definition': {
        const next = this.definitions[step.index % this.definitions.length] as Workflow;
        this.desk.workflow = { ...next, version: this.desk.workflow.version + 1 };
        return;
      }
      case 'act':
        return this.act(step);
    }
  }

  /** Somebody for whom the act makes sense, so that histories get somewhere. */
  private fitting({ action, to }: Extract<Step, { try: 'act' }>): string {
    const { run, workflow } = this.desk;
    const levels = run?.workflow.levels ?? workflow.levels;
    const level = action === 'approve' || action === 'return' ? levels[run?.level ?? 0] : levels.at(-1);
    if (action === 'break-glass') {
      const signers = (run?.workflow ?? workflow).breakGlass?.signers ?? ['ann'];
      const urgent = run?.decisions.filter((d) => d.kind === 'break-glass' && !d.void).map((d) => d.person);
      const others = signers.filter((one) => !urgent?.includes(one));
      return others[(to + 1) % Math.max(others.length, 1)] ?? 'ann';
    }
    if (action === 'withdraw')
      return (
        run?.decisions.filter((d) => !d.void && d.kind === 'approve').at(-1)?.person ?? run?.submittedBy.key ?? 'ann'
      );
    return level?.signers[(to + 1) % level.signers.length] ?? 'ann';
  }

  private act(step: Extract<Step, { try: 'act' }>): void {
    const { action } = step;
    const by = step.by === 'fitting' ? this.fitting(step) : step.by;
    const { desk } = this;
    const fits = action === 'recall' ? (desk.release?.digest ?? 'none') : desk.content;
    const levels = desk.run?.workflow.levels ?? desk.workflow.levels;
    const named = step.namedLevel < 0 ? undefined : levels[step.namedLevel]?.key;
    const target = step.to < 0 ? undefined : levels[step.to]?.key;
    const command: Command = {
      action,
      digest: step.isStale ? 'an older text' : fits,
      comment: '因为',
      ...(named === undefined ? {} : { level: named }),
      ...(action === 'return' && target !== undefined ? { to: { level: target } } : {}),
    };
    const allowed = this.allowed(by, command);
    const round = this.oracle.round();
    const open = round ? this.oracle.openLevel(round) : null;
    const verdict = desk.act(actor(by), command);
    if (allowed !== null && allowed !== (verdict === null))
      throw new Error(`${action} by ${by}: core ${verdict ?? 'allows'}, oracle ${allowed ? 'allows' : 'refuses'}`);
    if (verdict === null) this.tell(by, command, open ?? 0);
  }

  /** What the oracle says of an act; null where the documents leave it open. */
  private allowed(by: string, command: Command): boolean | null {
    if (!this.desk.active.has(by)) return false;
    if (command.digest === 'an older text') return false;
    const { oracle, desk } = this;
    const round = oracle.round();
    const open = round ? oracle.openLevel(round) : null;
    switch (command.action) {
      case 'submit':
        return actor(by).maySubmit && oracle.maySubmit(by, toOracle(desk.workflow), desk.active);
      case 'approve':
        if (command.level !== undefined && (open === null || round?.levels[open]?.key !== command.level)) return false;
        return oracle.maySign(by);
      case 'withdraw':
        return oracle.mayTakeBack(by);
      case 'release':
        return oracle.mayRelease(by);
      case 'schedule':
        return oracle.maySchedule(by);
      case 'unschedule':
        return oracle.mayUnschedule(by);
      case 'adopt':
        return actor(by).maySubmit && oracle.hasOrphans() && !round;
      case 'recall':
        return oracle.isLive() ? null : false;
      case 'break-glass':
        return oracle.mayWantAtOnce(by);
      case 'return':
        return round && open !== null && round.levels[open]?.signers.includes(by) ? null : false;
      default:
        throw new Error(`No history of this test tries «${command.action}».`);
    }
  }

  private tell(by: string, command: Command, open: number): void {
    switch (command.action) {
      case 'submit':
        return this.happened({
          what: 'submitted',
          by,
          levels: toOracle(this.desk.workflow),
          emergency: this.desk.workflow.breakGlass?.signers ?? [],
        });
      case 'approve': {
        const wasOutEarly = this.oracle.round()?.isOutEarly === true;
        this.happened({ what: 'signed', by, level: open });
        if (!wasOutEarly || this.oracle.round() !== null) return;
        seen['checked after'] += 1;
        this.released = { text: this.text, files: this.files };
        return;
      }
      case 'break-glass':
        this.happened({ what: 'wanted-at-once', by });
        if (this.oracle.round()?.isOutEarly) seen['out early'] += 1;
        return;
      case 'withdraw':
        return this.happened({ what: 'taken-back', by });
      case 'adopt':
        return this.happened({ what: 'adopted', by });
      case 'release':
        this.released = { text: this.text, files: this.files };
        return this.happened({ what: 'released', by });
      case 'schedule':
        return this.happened({ what: 'scheduled', by });
      case 'unschedule':
        return this.happened({ what: 'unscheduled', by });
      case 'recall':
        return this.happened({ what: 'recalled', by });
      case 'return': {
        const levels = this.oracle.round()?.levels ?? [];
        const { to } = command;
        const index =
          typeof to === 'object' && 'level' in to ? levels.findIndex((level) => level.key === to.level) : -1;
        return this.happened({ what: 'sent-back', by, to: index < 0 ? 'author' : index });
      }
    }
  }

  /** The heart: who could make it live right now, and what everybody sees. */
  check(): void {
    const situation = this.desk.situation();
    const isSigned = this.oracle.isFullySigned();
    if (isFullySigned(situation) !== isSigned) throw new Error(`fully signed: the oracle says ${String(isSigned)}`);
    for (const person of PEOPLE) {
      const refused = refuse(situation, actor(person), { action: 'release', digest: situation.digest });
      const could = refused === null && isFullySigned(situation);
      if (could !== this.oracle.mayRelease(person))
        throw new Error(`release by ${person}: core ${refused?.code ?? 'allows'}, oracle ${String(!could)}`);
      if (refused === null && !isSigned) throw new Error(`release by ${person} got past the rules unsigned`);
    }
    this.checkState(documentState(situation).state, isSigned);
    this.checkLive(situation);
  }

  /** What is live is what the oracle says, and it went out either way only. */
  private checkLive({ release }: Situation): void {
    const live = release !== null && !release.recalled ? release.digest : null;
    if (live !== this.oracle.liveContent()) throw new Error(`live is ${live ?? 'nothing'}, the oracle says otherwise`);
  }

  private checkState(state: string, isSigned: boolean): void {
    const round = this.oracle.round();
    const underWay = ['in_review', 'approved', 'scheduled'];
    const expected = !round ? null : round.isScheduled ? 'scheduled' : isSigned ? 'approved' : 'in_review';
    if (expected === null ? underWay.includes(state) : state !== expected)
      throw new Error(`state ${state}, expected ${expected ?? 'none of a review under way'}`);
    if (state === 'released' && !this.oracle.isLive()) throw new Error('shown as released, but nothing is live');
  }
}

describe('the rules of review against an oracle', () => {
  const limit = Error.stackTraceLimit;
  // A refusal is an Error; a million stacks nobody reads would be most of the time.
  beforeAll(() => void (Error.stackTraceLimit = 0));
  afterAll(() => void (Error.stackTraceLimit = limit));

  it('a quorum means what the words say', () => {
    fc.assert(
      fc.property(workflows, (workflow) => {
        expect(workflow.levels.map(quorumOfProduct)).toEqual(toOracle(workflow).map(({ needed }) => needed));
      }),
    );
  });

  it(
    `whatever happens, only what was signed can go live (${STEPS.toLocaleString('en')} steps)`,
    () => {
      fc.assert(
        fc.property(fc.array(workflows, { minLength: 1, maxLength: 3 }), histories, (definitions, numbers) => {
          const play = new Play(definitions);
          for (const number of numbers) {
            play.step(stepOf(number));
            play.check();
            seen.steps += 1;
          }
        }),
        { numRuns: HISTORIES },
      );
      expect(seen.steps).toBeGreaterThanOrEqual(STEPS);
    },
    IS_DEEP ? 7_200_000 : 60_000,
  );

  it('and histories go far enough to mean something', () => {
    const { steps, ...happenings } = seen;
    for (const [what, times] of Object.entries(happenings)) expect([what, times > steps / 5000]).toEqual([what, true]);
  });
});
