/**
 * A desk without a database: applies acts to plain objects as the adapter (`acts.ts`, `services/lineages.ts`,
 * `services/releases.ts`) applies them to rows, and asks the real core for every verdict.
 */
import { isGlassBroken } from '../../plugins/review/server/src/core/break-glass';
import {
  afterApproval,
  isFullySigned,
  isStaleRun,
  refuse,
  refuseContent,
  withdrawalLevel,
  type Actor,
  type Authorship,
  type Command,
  type ReleaseFact,
  type RunFact,
  type Situation,
} from '../../plugins/review/server/src/core/review';
import type { Workflow } from '../../plugins/review/server/src/core/workflow';

const AT = '2026-01-01T00:00:00.000Z';

interface EditRow {
  person: string | null;
  adoptedBy: string | null;
}

/** What became of an act: the code it was refused with, or null when it was done. */
export type Verdict = string | null;

/** One document under review. */
export class ReviewDesk {
  content: string;
  run: RunFact | null = null;
  release: ReleaseFact | null = null;
  readonly active: Set<string>;
  private edits: EditRow[] = [];
  private uploaders: string[] = [];
  private lastId = 0;

  constructor(
    content: string,
    public workflow: Workflow,
    people: readonly string[],
  ) {
    this.content = content;
    this.active = new Set(people);
  }

  situation(): Situation {
    const authors = new Map<string, Authorship[]>();
    const add = (key: string, kind: Authorship['kind']): void =>
      void authors.set(key, [...(authors.get(key) ?? []), { kind, at: AT }]);
    for (const { person, adoptedBy } of this.edits) {
      const key = person ?? adoptedBy;
      if (key) add(key, 'edited');
    }
    for (const key of this.uploaders) add(key, 'uploaded');
    const { run } = this;
    if (run && isUnderWay(run)) add(run.submittedBy.key, 'submitted');
    const unattributed = this.edits
      .filter((edit) => !edit.person && !edit.adoptedBy)
      .map(() => ({ origin: 'token', at: AT }));
    const { content, release, workflow, active } = this;
    return { digest: content, run, release, workflow, authors, unattributed, active };
  }

  /** A save through the editor or by a token (`null`), as `noteWrite` records it. */
  save(content: string, person: string | null): void {
    if (content === this.content) return;
    this.content = content;
    this.edits.push({ person, adoptedBy: null });
    if (this.run && isUnderWay(this.run)) this.run = { ...this.run, state: 'void' };
  }

  /** A file in use is replaced: no write on the document, but a touch, which outlasts a change back. */
  replaceFile(content: string, person: string): void {
    this.content = content;
    this.uploaders.push(person);
    if (this.run && isUnderWay(this.run)) this.run = { ...this.run, isTouched: true };
  }

  /** An act as the adapter performs it; the account's own right comes first, as at the door. */
  act(person: Actor, command: Command): Verdict {
    if (!this.active.has(person.key)) return 'UNAUTHENTICATED';
    if (this.run && isStaleRun(this.situation())) this.run = { ...this.run, state: 'void' };
    const situation = this.situation();
    const refusal = refuse(situation, person, command);
    if (refusal) return refusal.code;
    return this.perform(situation, person, command);
  }

  private perform(situation: Situation, person: Actor, command: Command): Verdict {
    switch (command.action) {
      case 'submit':
        return this.submit(situation, person, command);
      case 'approve':
        return this.approve(person);
      case 'return':
        return this.sendBack(person, command);
      case 'withdraw':
        return this.withdraw(person);
      case 'adopt':
        for (const edit of this.edits) if (!edit.person && !edit.adoptedBy) edit.adoptedBy = person.key;
        return null;
      case 'schedule':
        if (!isFullySigned(situation)) return 'NOT_RELEASABLE';
        this.run = { ...(this.run as RunFact), state: 'scheduled', lastBy: named(person) };
        return null;
      case 'unschedule':
        this.run = { ...(this.run as RunFact), state: 'approved', lastBy: named(person) };
        return null;
      case 'release':
        return this.goLive(situation, person, command);
      case 'recall':
        return this.recall(person);
      case 'break-glass':
        return this.breakGlass(situation, person, command);
      default:
        throw new Error(`This desk does not know «${command.action}»: tests/model/panel-play.ts plays levels.`);
    }
  }

  private submit(situation: Situation, person: Actor, command: Command): Verdict {
    const refusal = refuseContent(situation, person, command, []);
    if (refusal) return refusal.code;
    const by = named(person);
    this.run = {
      id: this.nextId(),
      state: 'in_review',
      level: 0,
      digest: this.content,
      submittedBy: by,
      lastBy: by,
      workflow: situation.workflow,
      decisions: [],
      isTouched: false,
      isLiveEarly: false,
    };
    return null;
  }

  private approve(person: Actor): Verdict {
    const run = this.run as RunFact;
    const { key, name } = person;
    const decision = {
      person: key,
      name,
      level: run.level,
      kind: 'approve' as const,
      digest: this.content,
      void: false,
    };
    const decisions = [...run.decisions, decision];
    this.run = { ...run, decisions, ...afterApproval({ ...run, decisions }, this.content), lastBy: named(person) };
    return this.run.isLiveEarly && this.run.state === 'approved' ? this.confirm() : null;
  }

  /** The last signature of an after-review. */
  private confirm(): Verdict {
    if (!isFullySigned(this.situation())) return 'NOT_RELEASABLE';
    this.run = { ...(this.run as RunFact), state: 'released' };
    this.release = { ...(this.release as ReleaseFact), awaitsAfterReview: false };
    this.edits = [];
    this.uploaders = [];
    return null;
  }

  private breakGlass(situation: Situation, person: Actor, command: Command): Verdict {
    const refusal = refuseContent(situation, person, command, []);
    if (refusal) return refusal.code;
    const run = this.run as RunFact;
    const { key, name } = person;
    const decision = {
      person: key,
      name,
      level: run.level,
      kind: 'break-glass' as const,
      digest: this.content,
      void: false,
    };
    this.run = { ...run, decisions: [...run.decisions, decision] };
    if (!isGlassBroken(this.situation())) return null;
    this.run = { ...this.run, isLiveEarly: true };
    this.release = { ...this.newRelease(person), awaitsAfterReview: true };
    return null;
  }

  private newRelease(person: Actor): ReleaseFact {
    return {
      id: this.nextId(),
      digest: this.content,
      recalled: false,
      by: named(person),
      recalledBy: null,
      recalledRun: null,
      awaitsAfterReview: false,
    };
  }

  private sendBack(person: Actor, { to }: Command): Verdict {
    const run = this.run as RunFact;
    const { key, name } = person;
    const target = levelOf(run, to);
    const decision = {
      person: key,
      name,
      level: run.level,
      kind: 'return' as const,
      digest: this.content,
      void: target >= 0,
    };
    const isUndone = (d: RunFact['decisions'][number]): boolean =>
      (d.kind === 'approve' && d.level >= Math.max(target, 0)) || (d.kind === 'break-glass' && !run.isLiveEarly);
    const decisions = [...run.decisions.map((d) => (isUndone(d) ? { ...d, void: true } : d)), decision];
    const moved = target < 0 ? { state: 'returned' as const } : { level: target };
    this.run = { ...run, decisions, ...moved, lastBy: named(person) };
    return null;
  }

  private withdraw(person: Actor): Verdict {
    const run = this.run as RunFact;
    const back = withdrawalLevel(run, person.key);
    if (back === null) return 'WRONG_STATE';
    if (back < 0) {
      this.run = { ...run, state: 'withdrawn', lastBy: named(person) };
      return null;
    }
    const isTheirs = (d: RunFact['decisions'][number]): boolean =>
      d.person === person.key && d.level === back && d.kind === 'approve';
    const decisions = run.decisions.map((d) => (isTheirs(d) ? { ...d, void: true } : d));
    this.run = { ...run, decisions, state: 'in_review', level: back, lastBy: named(person) };
    return null;
  }

  private goLive(situation: Situation, person: Actor, command: Command): Verdict {
    const refusal = refuseContent(situation, person, command, []);
    if (refusal) return refusal.code;
    if (!isFullySigned(situation)) return 'NOT_RELEASABLE';
    this.run = { ...(this.run as RunFact), state: 'released', lastBy: named(person) };
    this.release = this.newRelease(person);
    this.edits = [];
    this.uploaders = [];
    return null;
  }

  private recall(person: Actor): Verdict {
    const fate = { recalled: true, recalledBy: named(person), recalledRun: this.run?.id ?? null };
    this.release = { ...(this.release as ReleaseFact), ...fate, awaitsAfterReview: false };
    if (this.run && isUnderWay(this.run)) this.run = { ...this.run, state: 'void' };
    return null;
  }

  private nextId(): number {
    this.lastId += 1;
    return this.lastId;
  }
}

const isUnderWay = (run: RunFact): boolean => ['in_review', 'approved', 'scheduled'].includes(run.state);
const named = ({ key, name }: Actor): { key: string; name: string } => ({ key, name });

/** The level that a return goes to; -1 the author. */
function levelOf({ workflow }: RunFact, to: Command['to']): number {
  const key = typeof to === 'object' && 'level' in to ? to.level : null;
  return key === null ? -1 : workflow.levels.findIndex((level) => level.key === key);
}
