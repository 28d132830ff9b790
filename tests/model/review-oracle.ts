/**
 * What the documents say about signing and going live, over the bare history of what happened. It shares no line and
 * no idea with the product's core: no runs with states, no level pointer, no decision rows; everything is read off the
 * history again at each question.
 */

/** A level as the definition states it: who may sign, and how many different people have to. */
export interface OracleLevel {
  key: string;
  signers: readonly string[];
  needed: number;
}

/** Something that happened, in order. `content` names what the draft holds afterwards. */
export type Happening =
  | { what: 'changed'; by: string | null; content: string }
  | { what: 'adopted'; by: string }
  | { what: 'submitted'; by: string; levels: readonly OracleLevel[]; emergency: readonly string[] }
  | { what: 'signed'; by: string; level: number }
  | { what: 'sent-back'; by: string; to: number | 'author' }
  | { what: 'taken-back'; by: string }
  | { what: 'scheduled'; by: string }
  | { what: 'unscheduled'; by: string }
  | { what: 'wanted-at-once'; by: string }
  /** The last signature on what had gone out early. */
  | { what: 'checked' }
  | { what: 'released'; by: string }
  | { what: 'recalled'; by: string };

interface Signature {
  by: string;
  level: number;
  content: string;
}

/** A review under way: who started it, under which definition, and the signatures that stand. */
interface Round {
  submitter: string;
  levels: readonly OracleLevel[];
  signatures: Signature[];
  isScheduled: boolean;
  /** Who may want it out at once, who did, and whether it went out for that. */
  emergency: readonly string[];
  urgent: string[];
  isOutEarly: boolean;
}

/** A ledger of one document, and the rules asked of it. */
export class ReviewOracle {
  private readonly history: Happening[] = [];
  private content: string;
  private live: string | null = null;
  /** What is live went out before the levels had signed it, and they have not signed it since. */
  private isUnchecked = false;
  private sinceRelease = 0;
  private lastSubmit = -1;

  constructor(content: string) {
    this.content = content;
  }

  happened(event: Happening): void {
    this.history.push(event);
    if (event.what === 'changed') this.content = event.content;
    if (event.what === 'submitted') this.lastSubmit = this.history.length - 1;
    if (event.what === 'recalled') this.live = null;
    if (event.what === 'wanted-at-once' && this.round()?.urgent.length === 2) {
      this.live = this.content;
      this.isUnchecked = true;
    }
    const isChecked = event.what === 'signed' && this.isFullySigned() && this.round()?.isOutEarly === true;
    if (isChecked) this.history.push({ what: 'checked' });
    if (event.what !== 'released' && !isChecked) return;
    this.live = this.content;
    this.isUnchecked = false;
    this.sinceRelease = this.history.length;
  }

  isLive(): boolean {
    return this.live !== null;
  }

  /** The content that readers get, or null. */
  liveContent(): string | null {
    return this.live;
  }

  /** Invariant 3: whoever changed any byte since the last release, or took a change nobody stood behind upon themselves. */
  changers(): Set<string> {
    const people = new Set<string>();
    for (let i = this.sinceRelease; i < this.history.length; i += 1) {
      const event = this.history[i] as Happening;
      if (event.what === 'changed' && event.by !== null) people.add(event.by);
      if (event.what === 'adopted') people.add(event.by);
    }
    return people;
  }

  /** Changes since the last release that no person made and none has adopted. */
  hasOrphans(): boolean {
    let orphans = false;
    for (let i = this.sinceRelease; i < this.history.length; i += 1) {
      const event = this.history[i] as Happening;
      if (event.what === 'changed' && event.by === null) orphans = true;
      if (event.what === 'adopted') orphans = false;
    }
    return orphans;
  }

  /** The review under way: none before a submit, nor after anything that ends one, an edit above all. */
  round(): Round | null {
    const start = this.history[this.lastSubmit];
    if (start?.what !== 'submitted') return null;
    const round: Round = {
      submitter: start.by,
      levels: start.levels,
      signatures: [],
      isScheduled: false,
      emergency: start.emergency,
      urgent: [],
      isOutEarly: false,
    };
    for (let i = this.lastSubmit + 1; i < this.history.length; i += 1) {
      const event = this.history[i] as Happening;
      if (event.what === 'changed' || event.what === 'released' || event.what === 'recalled') return null;
      if (event.what === 'signed') round.signatures.push({ by: event.by, level: event.level, content: this.content });
      if (event.what === 'checked') return null;
      if (event.what === 'wanted-at-once') round.urgent.push(event.by);
      if (round.urgent.length === 2) round.isOutEarly = true;
      if (event.what === 'sent-back' && event.to === 'author') return null;
      if (event.what === 'sent-back' && !round.isOutEarly) round.urgent = [];
      if (event.what === 'sent-back')
        round.signatures = round.signatures.filter(({ level }) => level < Number(event.to));
      if (event.what === 'scheduled') round.isScheduled = true;
      if (event.what === 'unscheduled' || event.what === 'taken-back') round.isScheduled = false;
      if (event.what === 'taken-back') {
        if (round.signatures.length === 0) return null;
        round.signatures.pop();
      }
    }
    return round;
  }

  /** Who validly signed a level of this review: a named signer, not an author, not the submitter, this very content. */
  private signersOf(round: Round, index: number, changers: Set<string>): Set<string> {
    const level = round.levels[index] as OracleLevel;
    return new Set(
      round.signatures
        .filter((s) => s.level === index && s.content === this.content)
        .map((s) => s.by)
        .filter((by) => level.signers.includes(by) && !changers.has(by) && by !== round.submitter),
    );
  }

  /** The first level that still lacks a signature, or null when there is none. */
  openLevel(round: Round): number | null {
    const changers = this.changers();
    const lacking = round.levels.findIndex(
      (level, index) => this.signersOf(round, index, changers).size < level.needed,
    );
    return lacking < 0 ? null : lacking;
  }

  /** Invariants 1 to 3: every level signed by enough people, all of them different, none with a hand in the content. */
  isFullySigned(): boolean {
    const round = this.round();
    if (!round || this.openLevel(round) !== null) return false;
    const changers = this.changers();
    const everybody = round.levels.flatMap((_, index) => [...this.signersOf(round, index, changers)]);
    return new Set(everybody).size === everybody.length && everybody.length === round.signatures.length;
  }

  /** Two different people named for it, without a hand in the content, while the levels have not all signed. */
  mayWantAtOnce(person: string): boolean {
    const round = this.round();
    if (!round || round.isOutEarly || this.isFullySigned()) return false;
    const isStranger = !round.emergency.includes(person) || round.urgent.includes(person);
    return !isStranger && !this.changers().has(person) && person !== round.submitter;
  }

  /** A fully signed document is released by a signer of the last level who has no hand in the content. */
  mayRelease(person: string): boolean {
    const round = this.round();
    if (!round || !this.isFullySigned()) return false;
    const last = round.levels.at(-1) as OracleLevel;
    return last.signers.includes(person) && !this.changers().has(person) && person !== round.submitter;
  }

  /** Who may release may put the release on the clock, once. */
  maySchedule(person: string): boolean {
    return this.mayRelease(person) && this.round()?.isScheduled === false;
  }

  /** Taking it off the clock again is the safe direction: any signer of the last level may. */
  mayUnschedule(person: string): boolean {
    const round = this.round();
    return round !== null && round.isScheduled && (round.levels.at(-1) as OracleLevel).signers.includes(person);
  }

  /** Signing is for a named signer of the open level without a hand in the content who has signed nothing else here. */
  maySign(person: string): boolean {
    const round = this.round();
    const open = round ? this.openLevel(round) : null;
    if (!round || open === null) return false;
    if (!(round.levels[open] as OracleLevel).signers.includes(person)) return false;
    if (this.changers().has(person) || person === round.submitter) return false;
    return !round.signatures.some(({ by }) => by === person);
  }

  /** The submitter while nobody has signed; after that only whoever signed last, as long as nobody has acted since. */
  mayTakeBack(person: string): boolean {
    const round = this.round();
    if (!round) return false;
    const last = round.signatures.at(-1);
    return last ? last.by === person : round.submitter === person;
  }

  /** A submit needs new content, a person behind every change, and different people left for every signature. */
  maySubmit(person: string, levels: readonly OracleLevel[], active: ReadonlySet<string>): boolean {
    if (this.round() || this.hasOrphans()) return false;
    if (this.live === this.content && !this.isUnchecked) return false;
    const changers = this.changers();
    return canFill(levels, (one) => active.has(one) && one !== person && !changers.has(one));
  }
}

/** Whether all seats can be taken by different people; tries every way there is. */
export function canFill(levels: readonly OracleLevel[], isFree: (person: string) => boolean): boolean {
  const seats = levels.flatMap((level) => Array.from({ length: level.needed }, () => level.signers));
  const taken = new Set<string>();
  const seat = (index: number): boolean => {
    if (index === seats.length) return true;
    for (const person of seats[index] as readonly string[]) {
      if (taken.has(person) || !isFree(person)) continue;
      taken.add(person);
      if (seat(index + 1)) return true;
      taken.delete(person);
    }
    return false;
  };
  return seat(0);
}
