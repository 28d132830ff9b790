/**
 * What the documents say about signing one level together, as slips of paper that lie in queues on a desk. It shares no
 * line and no idea with the product's core: what is next is what lies in front, whether a level is lost is tried out
 * for every way in which the others could still vote, and taking back is doing everything again without it.
 */
import type { Condition, Level, Quorum } from '../../plugins/review/server/src/core/level';
import type { PanelActKind, PanelEvent } from '../../plugins/review/server/src/core/panel-events';

/** A task for one person: their vote, or the signature of somebody who was added before or after a vote. */
interface Slip {
  id: string;
  job: 'vote' | 'before' | 'after';
  /** The seat whose vote it belongs to. */
  seat: string;
  /** Opinions it waits for: question and who is asked. */
  asks: Map<string, string>;
}

/** Slips that may be done at the same time, and what comes after them. */
type Queue = Slip[][];

/** A slip and where it lies. */
interface Lying {
  circle: Circle;
  queue: Queue;
  stage: Slip[];
  slip: Slip;
}

/** People who decide among themselves. In an order they share one queue, else each seat has its own. */
interface Circle {
  rule: Quorum;
  seats: string[];
  votes: { seat: string; yes: boolean }[];
  queues: Queue[];
}

/** What the oracle is told about people. */
export interface World {
  barred: ReadonlySet<string>;
  standIns: ReadonlyMap<string, string>;
  arranger: string;
  isNextUntouched: boolean;
}

type Verdict = 'open' | 'signed' | 'rejected';
type Facets = Readonly<Record<string, readonly string[] | undefined>>;

/** Whether votes, in the order in which they were given, carry a circle of so many seats. */
function carries(rule: Quorum, votes: readonly boolean[], size: number): boolean {
  const yes = votes.filter((vote) => vote).length;
  switch (rule.kind) {
    case 'any':
      return votes[0] === true;
    case 'count':
      return yes >= rule.count;
    case 'ratio':
      return yes * 100 >= size * rule.percent;
    default:
      return yes === size;
  }
}

/** Every way in which so many people can still vote. */
function waysToVote(people: number): boolean[][] {
  if (people === 0) return [[]];
  return waysToVote(people - 1).flatMap((way) => [
    [...way, true],
    [...way, false],
  ]);
}

const WAYS = [0, 1, 2, 3, 4, 5].map(waysToVote);

/** One level, from its start. */
export class PanelOracle {
  private log: PanelEvent[] = [];
  private circles: Circle[] = [];
  /** Who has which seat or added task, done or not. */
  private at = new Map<string, string>();
  private vetoes = new Set<string>();
  private gone = new Set<string>();
  /** Decisions: who gave it, in whose name, where. */
  private spoken: { by: string; name: string; id: string }[] = [];
  private isLost = false;
  private result: Verdict = 'open';
  private desk: Lying[] | null = null;

  constructor(
    private readonly level: Level,
    private readonly facets: Facets,
    private readonly world: World,
  ) {
    this.begin();
  }

  private begin(): void {
    this.circles = [];
    this.at = new Map();
    this.vetoes = new Set();
    this.gone = new Set();
    this.spoken = [];
    this.isLost = false;
    this.desk = null;
    this.sitDown(this.level.quorum, this.level.signers);
    for (const { when, quorum, signers } of this.level.extra ?? [])
      if ([when].flat().some((one) => this.holds(one))) this.sitDown(quorum, signers);
    this.result = this.judge();
  }

  private holds({ facet, values }: Condition): boolean {
    const known = this.facets[facet];
    return known === undefined || known.some((value) => values.includes(value));
  }

  private sitDown(rule: Quorum, people: readonly string[]): void {
    const slips = people.map((person): Slip => {
      const id = `s${this.at.size + 1}`;
      this.at.set(id, person);
      if (this.level.vetoers?.includes(person)) this.vetoes.add(id);
      return { id, job: 'vote', seat: id, asks: new Map() };
    });
    const queues = rule.kind === 'ordered' ? [slips.map((slip) => [slip])] : slips.map((slip) => [[slip]]);
    this.circles.push({ rule, seats: slips.map(({ id }) => id), votes: [], queues });
  }

  /** How many seats each circle has, how many said yes and how many no. */
  counts(): { size: number; approvals: number; rejections: number }[] {
    return this.circles.map(({ seats, votes }) => {
      const approvals = votes.filter(({ yes }) => yes).length;
      return { size: seats.length, approvals, rejections: votes.length - approvals };
    });
  }

  verdict(): Verdict {
    return this.result;
  }

  /** Every seat and added task there is. */
  ids(): string[] {
    return [...this.at.keys()];
  }

  /** Questions that wait for an answer: id, and who is asked. */
  questions(): [string, string][] {
    return this.slips().flatMap(({ slip }) => [...slip.asks]);
  }

  /** Who has a seat or an added task. */
  holder(id: string): string {
    return this.at.get(id) as string;
  }

  /** Decisions that stand: by whom and where. */
  decisions(): readonly { by: string; id: string }[] {
    return this.spoken;
  }

  /** Who has a slip in front of them. */
  turn(): string[] {
    return this.slips()
      .filter((one) => this.isWanted(one) && this.isInFront(one) && one.slip.asks.size === 0)
      .map(({ slip }) => this.at.get(slip.id) as string)
      .filter((person) => !this.gone.has(person));
  }

  /** Every slip with where it lies; looked up once after each event. */
  private slips(): Lying[] {
    return (this.desk ??= this.circles.flatMap((circle) =>
      circle.queues.flatMap((queue) => queue.flatMap((stage) => stage.map((slip) => ({ circle, queue, stage, slip })))),
    ));
  }

  private find(id: string) {
    return this.slips().find(({ slip }) => slip.id === id);
  }

  /** Whether doing the slip still matters: its circle is undecided, or it was asked for after a yes. */
  private isWanted({ circle, slip }: Lying): boolean {
    if (this.result !== 'open') return false;
    if (slip.job === 'after' && circle.votes.some(({ seat, yes }) => yes && seat === slip.seat)) return true;
    return !this.isCarried(circle);
  }

  private isCarried({ rule, votes, seats }: Circle): boolean {
    const cast = votes.map(({ yes }) => yes);
    return carries(rule, cast, seats.length);
  }

  private isInFront({ queue, stage }: Lying): boolean {
    return queue[0] === stage;
  }

  /** It has come: nothing lies before it but what its own holder put there. */
  private hasCome({ queue, stage, slip }: Lying): boolean {
    const ahead = queue.slice(0, queue.indexOf(stage)).flat();
    return ahead.every((one) => one.job === 'before' && one.seat === slip.id);
  }

  private judge(): Verdict {
    if (this.isLost) return 'rejected';
    const isHopeless = this.circles.some(({ rule, seats, votes }) => {
      const cast = votes.map(({ yes }) => yes);
      const rest = WAYS[seats.length - cast.length] as boolean[][];
      return rest.every((way) => !carries(rule, [...cast, ...way], seats.length));
    });
    if (isHopeless) return 'rejected';
    if (!this.circles.every((circle) => this.isCarried(circle))) return 'open';
    const isWaiting = this.slips().some(
      ({ circle, slip }) => slip.job === 'after' && circle.votes.some(({ seat, yes }) => yes && seat === slip.seat),
    );
    return isWaiting ? 'open' : 'signed';
  }

  /** Takes note of what happened. Only what may happen does. */
  happened(event: PanelEvent): void {
    if (event.kind === 'take-back') {
      const lost = this.log.findLastIndex((one) => 'by' in one && one.by === event.by && isDecision(one));
      const log = this.log.filter((_, index) => index !== lost);
      this.log = [];
      this.begin();
      for (const one of log) this.happened(one);
      return;
    }
    this.log.push(event);
    this.apply(event);
    this.desk = null;
    this.result = this.judge();
  }

  private apply(event: Exclude<PanelEvent, { kind: 'take-back' }>): void {
    switch (event.kind) {
      case 'depart':
        this.gone.add(event.person);
        for (const { slip } of this.slips())
          for (const [question, asked] of slip.asks) if (asked === event.person) slip.asks.delete(question);
        return;
      case 'rejoin':
        return void this.gone.delete(event.person);
      case 'approve':
      case 'reject':
        return this.decided(event.seat, event.by, event.kind === 'approve');
      case 'transfer':
      case 'substitute':
        return void this.at.set(event.seat, event.to);
      case 'add-before':
      case 'add-after':
        this.at.set(event.id, event.to);
        return this.insert(event.seat, event.id, event.kind === 'add-before');
      case 'consult':
        return void this.find(event.seat)?.slip.asks.set(event.id, event.to);
      case 'reply':
      case 'remove':
        for (const { slip } of this.slips()) slip.asks.delete(event.seat);
        if (this.at.delete(event.seat)) this.tear(({ id }) => id === event.seat);
    }
  }

  private insert(seat: string, id: string, isBefore: boolean): void {
    const found = this.find(seat);
    if (!found) return;
    const { queue, stage } = found;
    const slip: Slip = { id, job: isBefore ? 'before' : 'after', seat, asks: new Map() };
    const place = queue.indexOf(stage);
    const beside = queue[isBefore ? place - 1 : place + 1];
    if (beside?.every((one) => one.job === slip.job && one.seat === seat)) beside.push(slip);
    else queue.splice(isBefore ? place : place + 1, 0, [slip]);
  }

  private tear(isTorn: (slip: Slip) => boolean): void {
    for (const circle of this.circles)
      circle.queues = circle.queues.map((queue) =>
        queue.map((stage) => stage.filter((slip) => !isTorn(slip))).filter((stage) => stage.length > 0),
      );
  }

  private decided(id: string, by: string, yes: boolean): void {
    this.spoken.push({ by, name: this.at.get(id) as string, id });
    const found = this.find(id);
    if (!yes && (this.vetoes.has(id) || this.level.rejects !== 'count' || found?.slip.job === 'after'))
      this.isLost = true;
    if (!found) return;
    const { circle, slip } = found;
    const isVote = slip.job === 'vote' || (slip.job === 'before' && !yes);
    if (isVote) circle.votes.push({ seat: slip.seat, yes });
    this.tear((one) => one === slip || (!yes && one.seat === slip.seat));
  }

  private speaksFor(person: string, id: string): boolean {
    const holder = this.at.get(id);
    if (holder === undefined || this.gone.has(person) || this.gone.has(holder)) return false;
    return holder === person || this.world.standIns.get(person) === holder;
  }

  private hasSpoken(person: string | undefined): boolean {
    return this.spoken.some(({ by, name }) => by === person || name === person);
  }

  /** Whether person and holder are free to take part in the decision. */
  private isFree(person: string, id: string): boolean {
    const holder = this.at.get(id) as string;
    return [person, holder].every((one) => !this.hasSpoken(one) && !this.world.barred.has(one));
  }

  /** Whether somebody may do this at a seat, an added task or a question; whom they bring in is another question. */
  may(kind: PanelActKind, by: string, id: string): boolean {
    if (kind === 'take-back') return this.mayTakeBack(by, id);
    if (this.result !== 'open' || this.gone.has(by)) return false;
    const asking = this.slips().find(({ slip }) => slip.asks.has(id));
    if (kind === 'reply') return asking !== undefined && this.isWanted(asking) && asking.slip.asks.get(id) === by;
    if (kind === 'remove' && asking) return this.isWanted(asking) && this.speaksFor(by, asking.slip.id);
    const found = this.find(id);
    if (kind === 'reject' && this.mayVeto(by, id)) return true;
    if (!found || !this.isWanted(found)) return false;
    switch (kind) {
      case 'approve':
      case 'reject':
        return this.isInFront(found) && found.slip.asks.size === 0 && this.speaksFor(by, id) && this.isFree(by, id);
      case 'transfer':
        return this.hasCome(found) && this.speaksFor(by, id);
      case 'consult':
        return this.hasCome(found) && this.speaksFor(by, id) && this.isFree(by, id);
      case 'add-before':
      case 'add-after':
        return found.slip.job === 'vote' && this.hasCome(found) && this.speaksFor(by, id) && this.isFree(by, id);
      case 'remove':
        return found.slip.job !== 'vote' && this.speaksFor(by, found.slip.seat);
      case 'substitute': {
        const holder = this.at.get(id) as string;
        return by === this.world.arranger && (this.gone.has(holder) || this.world.barred.has(holder));
      }
    }
  }

  private mayVeto(by: string, id: string): boolean {
    const isSilent = this.spoken.every((one) => one.id !== id);
    return this.vetoes.has(id) && isSilent && this.speaksFor(by, id) && this.isFree(by, id);
  }

  private mayTakeBack(by: string, id: string): boolean {
    if (this.gone.has(by) || this.result === 'rejected') return false;
    if (this.result === 'signed' && !this.world.isNextUntouched) return false;
    const mine = this.log.findLastIndex((one) => isDecision(one) && one.by === by && one.seat === id);
    return mine >= 0 && this.log.slice(mine).every((one) => !('by' in one) || one.by === by);
  }

  /** Whether somebody can be brought in by an act. */
  mayCome(kind: PanelActKind, by: string, to: string): boolean {
    if (to === by || this.gone.has(to)) return false;
    if (kind === 'consult') return true;
    return ![...this.at.values()].includes(to) && !this.hasSpoken(to) && !this.world.barred.has(to);
  }
}

function isDecision(event: PanelEvent): event is Extract<PanelEvent, { kind: 'approve' | 'reject' }> {
  return event.kind === 'approve' || event.kind === 'reject';
}
