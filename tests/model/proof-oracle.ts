/**
 * What proof rounds mean, said once more from what happened, by another way than the product: no state, only a list of
 * happenings that is looked through from its end. Knows nothing of the product but the shape of a track.
 */

/** A track as the oracle needs it. */
export interface OracleTrack {
  rounds: { key: string; named: readonly string[]; all: boolean }[];
  shared: boolean;
  /** Whether this document has to be read aloud. */
  major: boolean;
}

/** Something that happened, in order. `text` names a content. */
export type Happening =
  | { what: 'edited'; by: string; text: number }
  | { what: 'submitted'; by: string }
  | { what: 'approved'; by: string; level: number }
  | { what: 'found'; by: string; id: number; round: string; blocks: boolean }
  | { what: 'closed'; id: number; how: 'fixed' | 'kept' }
  | { what: 'reopened'; id: number }
  | { what: 'signed'; by: string; round: string | null };

/** Answers questions about one document from all that happened to it. */
export class ProofOracle {
  readonly happened: Happening[] = [];

  constructor(
    private readonly track: OracleTrack,
    private readonly levels: readonly string[],
  ) {}

  /** Everything after the text became what it is. */
  private sinceEdit(): Happening[] {
    return this.happened.slice(this.happened.findLastIndex(({ what }) => what === 'edited') + 1);
  }

  /** Everything in the review under way; null while there is none. */
  private review(): Happening[] | null {
    const since = this.sinceEdit();
    const from = since.findLastIndex(({ what }) => what === 'submitted');
    return from < 0 ? null : since.slice(from);
  }

  private textAt(index: number): number {
    const before = this.happened.slice(0, index).reverse();
    const edit = before.find((one) => one.what === 'edited');
    return edit?.what === 'edited' ? edit.text : -1;
  }

  isHand(person: string): boolean {
    return this.submitter() === person || this.happened.some((one) => one.what === 'edited' && one.by === person);
  }

  private submitter(): string | null {
    const first = this.review()?.[0];
    return first?.what === 'submitted' ? first.by : null;
  }

  private approvers(): string[] {
    return (this.review() ?? []).flatMap((one) => (one.what === 'approved' ? [one.by] : []));
  }

  /** Whether somebody can be counted as proofreader of this text at all. */
  private isFree(person: string): boolean {
    return !this.isHand(person) && (this.track.shared || !this.approvers().includes(person));
  }

  /** Who stands under each round. */
  private under(): string[][] {
    const gone: string[] = [];
    return this.track.rounds.map(({ key, named }) => {
      const people = named.filter(
        (person) =>
          this.isFree(person) &&
          !gone.includes(person) &&
          this.sinceEdit().some((one) => one.what === 'signed' && one.round === key && one.by === person),
      );
      gone.push(...people);
      return people;
    });
  }

  private isDone(index: number): boolean {
    const { named, all } = this.track.rounds[index] as OracleTrack['rounds'][number];
    const people = this.under()[index] ?? [];
    return all ? people.length === named.length : people.length > 0;
  }

  /** Findings that stop round `upTo`. */
  private stopping(upTo: number): number[] {
    return this.happened.flatMap((one, index) => {
      if (one.what !== 'found' || !one.blocks) return [];
      if (this.track.rounds.findIndex(({ key }) => key === one.round) > upTo) return [];
      const last = this.happened.findLast(
        (later) => (later.what === 'closed' || later.what === 'reopened') && later.id === one.id,
      );
      if (last?.what !== 'closed') return [one.id];
      return last.how === 'fixed' && this.textAt(index) === this.textAt(this.happened.length) ? [one.id] : [];
    });
  }

  private named(): string[] {
    return this.track.rounds.flatMap(({ named }) => named);
  }

  private aloud(): string[] {
    const people = this.sinceEdit().flatMap((one) => (one.what === 'signed' && one.round === null ? [one.by] : []));
    return [...new Set(people)].filter((person) => this.isFree(person) && this.named().includes(person));
  }

  /** Whether every round stands under this text, nothing stops it, and it was read aloud where that is asked. */
  isProofread(): boolean {
    const inOrder = this.track.rounds.every((_, index) => this.isDone(index));
    const clean = this.stopping(this.track.rounds.length).length === 0;
    return inOrder && clean && (!this.track.major || this.aloud().length > 1);
  }

  /** Whether everything is in order for this text to go out: the levels, by people without a hand in it, and the rounds. */
  mayGoOut(): boolean {
    const signed = this.levels.every(
      (signer, level) =>
        !this.isHand(signer) &&
        this.review()?.some((one) => one.what === 'approved' && one.by === signer && one.level === level),
    );
    return this.review() !== null && signed && this.isProofread();
  }

  /** Whether this person may sign that round now. */
  maySign(person: string, key: string): boolean {
    const index = this.track.rounds.findIndex((round) => round.key === key);
    const before = this.track.rounds.slice(0, index).every((_, earlier) => this.isDone(earlier));
    const elsewhere = this.under().some((people) => people.includes(person));
    const isNamed = this.track.rounds[index]?.named.includes(person) === true;
    return (
      this.review() !== null &&
      before &&
      !this.isDone(index) &&
      !elsewhere &&
      isNamed &&
      this.isFree(person) &&
      this.stopping(index).length === 0
    );
  }

  /** Whether this person may close that finding now, as mended or as it is. */
  mayClose(person: string, id: number, how: 'fixed' | 'kept'): boolean {
    const at = this.happened.findIndex((one) => one.what === 'found' && one.id === id);
    const found = this.happened[at];
    if (found?.what !== 'found' || this.isHand(person)) return false;
    const isSameText = this.textAt(at) === this.textAt(this.happened.length);
    const last = this.happened.findLast((one) => (one.what === 'closed' || one.what === 'reopened') && one.id === id);
    const isOver = last?.what === 'closed' && !(last.how === 'fixed' && isSameText);
    if (isOver || (how === 'fixed' && isSameText)) return false;
    const round = this.track.rounds.findIndex(({ key }) => key === found.round);
    return found.by === person || this.track.rounds.some(({ named }, index) => index > round && named.includes(person));
  }
}
