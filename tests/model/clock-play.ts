/**
 * One document on a desk, with the clocks of its levels following it as the adapter (`services/clocks.ts`,
 * `services/clock-relay.ts`) lets them, in a time that can stand still or leap.
 */
import fc from 'fast-check';
import type { Calendar } from '../../plugins/review/server/src/core/calendar';
import {
  begun,
  courseOf,
  ended,
  paused,
  resumed,
  standingOf,
  tellingOf,
  type ClockedRun,
  type Course,
  type KeptClock,
  type Standing,
} from '../../plugins/review/server/src/core/clock-course';
import { sightOf } from '../../plugins/review/server/src/core/clock-sight';
import type { ClockRule } from '../../plugins/review/server/src/core/level-clock';
import type { Actor } from '../../plugins/review/server/src/core/review';
import type { Workflow } from '../../plugins/review/server/src/core/workflow';
import { ReviewDesk, type Verdict } from './review-desk';
import { PEOPLE, workflows, type Step } from './review-histories';

const rules: fc.Arbitrary<ClockRule> = fc.record({
  limitMinutes: fc.integer({ min: 1, max: 2000 }),
  escalation: fc.option(fc.record({ to: fc.constantFrom(...PEOPLE), afterMinutes: fc.nat(600) })),
});

/** Random definitions, most levels of which have a clock. */
export const timedWorkflows: fc.Arbitrary<Workflow> = workflows.chain((workflow) =>
  fc.tuple(...workflow.levels.map(() => fc.option(rules, { freq: 5 }))).map((clocks) => ({
    ...workflow,
    levels: workflow.levels.map((level, index) => {
      const clock = clocks[index];
      return clock ? { ...level, clock } : level;
    }),
  })),
);

const actors = new Map<string, Actor>(
  PEOPLE.map((key) => [key, { key, name: key, roles: key === 'boss' ? ['boss'] : [], maySubmit: key !== 'clerk' }]),
);

/** How often what happened, so that a test in which nothing happens fails. */
export interface Seen {
  approved: number;
  reminders: number;
  escalations: number;
  late: number;
  resumed: number;
  unknown: number;
}

/** A document and its clocks. `seen` counts what the clocks did. */
export class ClockPlay {
  readonly desk: ReviewDesk;
  readonly clocks: KeptClock[] = [];
  private levelStartedAt = '';
  private texts = 0;

  constructor(
    private readonly definitions: readonly Workflow[],
    private readonly calendar: Calendar,
    private now: number,
    private readonly seen: Seen,
  ) {
    this.desk = new ReviewDesk('text 0', definitions[0] as Workflow, PEOPLE);
  }

  private get at(): string {
    return new Date(this.now).toISOString();
  }

  /** Lets so many minutes go by; whoever has to be told is told. */
  leap(minutes: number): void {
    this.now += minutes * 60_000;
    for (const [index, clock] of this.clocks.entries()) {
      const telling = tellingOf(this.calendar, clock, this.at);
      if (!telling) continue;
      this.seen.reminders += telling.reminder ? 1 : 0;
      this.seen.escalations += telling.escalation ? 1 : 0;
      this.clocks[index] = { ...clock, sent: telling.sent };
    }
  }

  /** One step of the history. @returns what became of it, when it was an act */
  step(step: Step): Verdict {
    const before = this.clockedRun();
    const verdict = this.apply(step);
    // A refused act does nothing, but the desk notices with it that a run's content is gone.
    this.follow(before, step.try === 'act' && verdict === null ? step.action : 'edit');
    return verdict;
  }

  private apply(step: Step): Verdict {
    const { desk } = this;
    switch (step.try) {
      case 'save':
      case 'restore':
        this.texts += step.try === 'save' ? step.text : 1;
        desk.save(`text ${this.texts}`, step.by);
        return null;
      case 'replace-file':
      case 'put-file-back':
        this.texts += 1;
        desk.replaceFile(`text ${this.texts}`, step.by);
        return null;
      case 'deactivate':
        desk.active.delete(step.who);
        return null;
      case 'activate':
        desk.active.add(step.who);
        return null;
      case 'new-definition':
        desk.workflow = {
          ...(this.definitions[step.index % this.definitions.length] as Workflow),
          version: desk.workflow.version + 1,
        };
        return null;
      case 'act':
        return this.act(step);
    }
  }

  private act({ action, by, to }: Extract<Step, { try: 'act' }>): Verdict {
    const { desk } = this;
    const levels = desk.run?.workflow.levels ?? desk.workflow.levels;
    const level = action === 'release' || action === 'schedule' ? levels.at(-1) : levels[desk.run?.level ?? 0];
    const signers = level?.signers ?? [];
    const person = by === 'fitting' ? (signers[Math.max(to, 0) % signers.length] ?? 'boss') : by;
    const target = to >= 0 ? levels[to] : undefined;
    return desk.act(actors.get(person) as Actor, {
      action,
      digest: action === 'recall' ? (desk.release?.digest ?? '') : desk.content,
      comment: '意见',
      ...(action === 'return' ? { to: target ? { level: target.key } : ('author' as const) } : {}),
      ...(action === 'schedule' ? { at: '2030-01-01T00:00:00.000Z' } : {}),
    });
  }

  private clockedRun(): ClockedRun | null {
    const { run } = this.desk;
    if (!run) return null;
    const { id, state, level } = run;
    return { id, state, level, levelStartedAt: this.levelStartedAt, emergencyRelease: run.isLiveEarly ? 1 : null };
  }

  private follow(before: ClockedRun | null, action: string): void {
    const { run } = this.desk;
    const isNew = run?.id !== before?.id || run?.level !== before?.level || before?.state !== 'in_review';
    if (run?.state === 'in_review' && isNew) this.levelStartedAt = this.at;
    const after = this.clockedRun();
    if (after?.state === 'approved' && before?.state === 'in_review') this.seen.approved += 1;
    const course = courseOf(before, after, action);
    if (!course) return;
    this.leave(standingOf(before), course);
    const is = standingOf(after);
    if (is) this.enter(is, course);
  }

  private leave(was: Standing | null, course: Course): void {
    for (const [index, clock] of this.clocks.entries()) {
      if (clock.state !== 'running') continue;
      const isLeft = clock.run === was?.run && clock.level === was.level;
      if (sightOf(this.calendar, clock, this.at).overdue) this.seen.late += 1;
      this.clocks[index] = isLeft && course.leave === 'pause' ? paused(clock, this.at) : ended(clock, this.at);
    }
  }

  private enter(is: Standing, course: Course): void {
    const level = this.desk.run?.workflow.levels[is.level];
    if (!level?.clock) return;
    const still = this.clocks.findLastIndex((clock) =>
      course.enter === 'resume'
        ? clock.state === 'paused' && clock.levelKey === level.key
        : clock.state === 'ended' && clock.run === is.run && clock.level === is.level,
    );
    const clock = this.clocks[still];
    const next = clock ? resumed(clock, is, level.clock) : begun(is, level.key, level.clock);
    if (sightOf(this.calendar, next, this.at).state === 'unknown') this.seen.unknown += 1;
    if (!clock) return void this.clocks.push(next);
    this.seen.resumed += 1;
    this.clocks[still] = next;
  }
}
