/**
 * Random levels and histories, and every order in which acts at one moment can commit: the panel allows, counts and
 * decides exactly what an oracle written from the documents does. `SANSHEN_DEEP=1` runs a million, `SANSHEN_MUTATION=1`
 * a few for each mutant.
 */
import fc from 'fast-check';
import { Dice, PEOPLE, redefine, settingOf, stepKind, type Setting } from '../../../../../tests/model/panel-histories';
import { PanelOracle } from '../../../../../tests/model/panel-oracle';
import { Refusal } from './errors';
import { panelFaults, type Level } from './level';
import { panelFor, type Panel } from './panel';
import { panelActions, panelEvent, type PanelAct, type PanelFacts } from './panel-acts';
import { PANEL_ACTS, type PanelActKind, type PanelEvent } from './panel-events';
import { panelState, type PanelState } from './panel-state';

const IS_DEEP = process.env.SANSHEN_DEEP === '1';
const IS_MUTATION = process.env.SANSHEN_MUTATION === '1';
const HISTORIES = IS_DEEP ? 400_000 : IS_MUTATION ? 150 : 2_000;
const MOMENTS = IS_DEEP ? 150_000 : IS_MUTATION ? 50 : 2_000;
const LIMIT = IS_DEEP ? 7_200_000 : 60_000;

const seen = { histories: 0, orders: 0, signed: 0, rejected: 0, veto: 0, count: 0, 'one-reject': 0, blocked: 0 };
const done: Record<string, number> = Object.fromEntries(PANEL_ACTS.map((kind) => [kind, 0]));

const BRINGS: ReadonlySet<string> = new Set(['transfer', 'add-before', 'add-after', 'consult', 'substitute']);

function factsOf({ world }: Setting): PanelFacts {
  const bar = { because: [], reason: { zh: '', en: '' } };
  return {
    barrierOf: (person) => (world.barred.has(person) ? bar : null),
    standsInFor: (person, holder) => world.standIns.get(person) === holder,
    mayArrange: (person) => person === world.arranger,
    isNextUntouched: world.isNextUntouched,
    nameOf: (person) => person,
  };
}

/** One level, played on the core and told to the oracle. */
class Play {
  readonly events: PanelEvent[] = [];
  private readonly facts: PanelFacts;
  private readonly oracle: PanelOracle;
  private state: PanelState;

  /** @param definition what the panel was made from; it may change, the setting does not */
  constructor(
    private readonly setting: Setting,
    private readonly definition: Level,
    private readonly panel: Panel,
  ) {
    this.facts = factsOf(setting);
    this.oracle = new PanelOracle(setting.level, setting.facets, setting.world);
    this.state = panelState(this.panel, []);
    this.compare();
  }

  static of(seed: number): Play {
    const setting = settingOf(seed);
    const definition = settingOf(seed).level;
    return new Play(setting, definition, panelFor(definition, setting.facets));
  }

  /** Another one that is as far. */
  copy(): Play {
    const copy = new Play(this.setting, this.definition, this.panel);
    for (const event of this.events) copy.follow(event);
    copy.state = this.state;
    return copy;
  }

  get status(): PanelState['status'] {
    return this.state.status;
  }

  step(number: number): void {
    const dice = new Dice(number);
    const kind = stepKind(dice);
    if (kind === 'redefine') return redefine(dice, this.definition);
    if (kind === 'depart' || kind === 'rejoin') return this.record({ kind, person: dice.pick(PEOPLE) });
    this.attempt(dice.once(4) ? this.anyAct(dice, kind) : this.fittingAct(dice, kind));
  }

  private ids(): string[] {
    return [...this.oracle.ids(), ...this.oracle.questions().map(([id]) => id)];
  }

  private anyAct(dice: Dice, kind: PanelActKind): PanelAct {
    return { kind, by: dice.pick(PEOPLE), seat: dice.pick(this.ids()), to: dice.pick(PEOPLE) };
  }

  /** An act that the oracle allows if one is soon found, so that histories get somewhere. */
  fittingAct(dice: Dice, kind: PanelActKind): PanelAct {
    let act = this.likelyAct(dice, kind);
    for (let tries = 0; tries < 4 && !this.mayBe(act); tries += 1) act = this.likelyAct(dice, kind);
    return act;
  }

  private likelyAct(dice: Dice, kind: PanelActKind): PanelAct {
    const { oracle } = this;
    const to = dice.pick(PEOPLE);
    const seat = dice.pick(oracle.ids());
    const [question, decision] = [dice.pick(oracle.questions()), dice.pick(oracle.decisions())];
    if (kind === 'reply' && question) return { kind, by: question[1], seat: question[0], to };
    if (kind === 'take-back' && decision) return { kind, by: decision.by, seat: decision.id, to };
    if (kind === 'substitute') return { kind, by: 'boss', seat, to };
    if (kind !== 'remove') return { kind, by: this.holderOrDelegate(dice, seat), seat, to };
    const taken =
      question && dice.once(3) ? question[0] : (dice.pick(oracle.ids().filter((id) => id.includes('.'))) ?? seat);
    return { kind, by: oracle.holder(taken.replace(/\.\d+$/, '')), seat: taken, to };
  }

  private holderOrDelegate(dice: Dice, seat: string): string {
    const holder = this.oracle.holder(seat);
    const delegates = [...this.setting.world.standIns].filter(([, absent]) => absent === holder).map(([one]) => one);
    return dice.pick([holder, holder, ...delegates]);
  }

  /** Whether the oracle allows an act, whom it brings in included. */
  mayBe({ kind, by, seat = '', to = '' }: PanelAct): boolean {
    return this.oracle.may(kind, by, seat) && (!BRINGS.has(kind) || this.oracle.mayCome(kind, by, to));
  }

  /** Tries an act; core and oracle say the same, and it happens if they say yes. */
  attempt(act: PanelAct): boolean {
    const may = this.mayBe(act);
    let event: PanelEvent | null = null;
    try {
      event = panelEvent(this.panel, this.events, act, this.facts);
    } catch (error) {
      if (may || !(error instanceof Refusal)) throw error;
    }
    if (!event) return false;
    const { kind, by, seat, to } = act;
    if (!may) throw new Error(`the core allows ${kind} by ${by} at ${seat} to ${to}, the oracle does not`);
    done[kind] = (done[kind] ?? 0) + 1;
    this.record(event);
    return true;
  }

  private follow(event: PanelEvent): void {
    this.events.push(event);
    this.oracle.happened(event);
  }

  private record(event: PanelEvent): void {
    const before = this.state;
    this.follow(event);
    this.state = panelState(this.panel, this.events);
    this.compare();
    this.checkChange(before.status, event);
    if (this.state.status === 'signed') this.checkSignatures();
  }

  private compare(): void {
    const { status, turn, groups, isBlocked, flags } = this.state;
    if (status !== this.oracle.verdict()) throw new Error(`core ${status}, oracle ${this.oracle.verdict()}`);
    const whose = turn.map(({ person }) => person).sort();
    if (whose.join() !== this.oracle.turn().sort().join())
      throw new Error(`turn of ${whose.join()}, oracle ${this.oracle.turn().join()}`);
    const counts = this.oracle.counts();
    const isSame = groups.every(({ size, approvals, rejections }, index) => {
      const other = counts[index];
      return size === other?.size && approvals === other.approvals && rejections === other.rejections;
    });
    if (!isSame || groups.length !== counts.length) throw new Error('votes differ');
    if (isBlocked && !flags.some(({ kind }) => kind === 'vacant')) throw new Error('blocked, and nobody says why');
    if (isBlocked) seen.blocked += 1;
  }

  /** Nothing but a decision decides, and taking back an added signer at most ends a wait. */
  private checkChange(before: PanelState['status'], { kind }: PanelEvent): void {
    const { status } = this.state;
    if (status === before) return;
    const causes = { signed: ['approve', 'remove'], rejected: ['reject'], open: ['take-back'] }[status];
    if (!causes.includes(kind)) throw new Error(`${before} became ${status} by ${kind}`);
  }

  /** The heart: signed means that in every group enough different people, whom nothing bars, have approved. */
  private checkSignatures(): void {
    const standing = new Map<string, string>();
    for (const event of this.events) {
      if (event.kind === 'approve') standing.set(event.seat, event.by);
      if (event.kind === 'take-back') standing.delete(event.seat);
    }
    for (const { seats, needed } of this.panel.groups)
      if (seats.filter((seat) => standing.has(seat)).length < needed) throw new Error('signed without the signatures');
    const people = [...standing.values()];
    if (new Set(people).size !== people.length) throw new Error('somebody signed twice');
    if (people.some((person) => this.setting.world.barred.has(person))) throw new Error('an author signed');
  }

  /** The list of allowed acts is what the oracle would allow, with somebody suitable to bring in. */
  checkList(by: string): void {
    const ids = this.ids();
    for (const { name, enabled } of panelActions(this.panel, this.events, by, this.facts)) {
      const may = ids.some((id) => this.oracle.may(name, by, id));
      if (may !== enabled) throw new Error(`list of ${by}: ${name} ${enabled}, oracle ${may}`);
    }
  }

  tally(): void {
    if (this.status === 'signed') seen.signed += 1;
    if (this.status === 'rejected') seen.rejected += 1;
    if (this.state.why) seen[this.state.why] += 1;
  }
}

const numbers = (maxLength: number): fc.Arbitrary<number[]> =>
  fc.noBias(fc.array(fc.nat(2 ** 31 - 1), { maxLength, size: 'max' }));

function orders<T>(of: readonly T[]): T[][] {
  if (of.length < 2) return [[...of]];
  return of.flatMap((one, index) => orders(of.filter((_, other) => other !== index)).map((rest) => [one, ...rest]));
}

describe('the rules of a panel against an oracle', () => {
  const limit = Error.stackTraceLimit;
  // A refusal is an Error; stacks that nobody reads would be most of the time.
  beforeAll(() => void (Error.stackTraceLimit = 0));
  afterAll(() => void (Error.stackTraceLimit = limit));

  it('the definitions are ones that can be laid down', () => {
    for (let seed = 0; seed < 500; seed += 1) expect(panelFaults(settingOf(seed).level, 'l')).toStrictEqual([]);
  });

  it(
    `whatever happens (${HISTORIES.toLocaleString('en')} histories)`,
    () => {
      fc.assert(
        fc.property(fc.noShrink(fc.nat()), numbers(18), (seed, steps) => {
          const play = Play.of(seed);
          for (const number of steps) play.step(number);
          play.checkList(new Dice(seed + 1).pick(PEOPLE));
          play.tally();
          seen.histories += 1;
        }),
        { numRuns: HISTORIES },
      );
    },
    LIMIT,
  );

  it(
    `in whatever order acts of one moment commit (${MOMENTS.toLocaleString('en')} moments, every order)`,
    () => {
      fc.assert(
        fc.property(fc.noShrink(fc.nat()), numbers(5), fc.tuple(fc.nat(), fc.nat(), fc.nat()), (seed, steps, acts) => {
          const play = Play.of(seed);
          for (const number of steps) play.step(number);
          const meant = acts.flatMap((number) => intention(play, number));
          for (const order of orders(meant)) {
            const other = play.copy();
            const first = order.map((act) => other.attempt(act));
            // What was allowed before anybody acted is allowed to whoever comes first.
            if (first[0] === false) throw new Error('the first one lost');
            other.tally();
            seen.orders += 1;
          }
        }),
        { numRuns: MOMENTS },
      );
    },
    LIMIT,
  );

  it('and it was enough to mean something', () => {
    const { histories, orders: permutations, ...ends } = seen;
    const cases = histories + permutations;
    expect(cases).toBeGreaterThanOrEqual(IS_DEEP ? 1_000_000 : IS_MUTATION ? 200 : 10_000);
    for (const [what, times] of Object.entries({ ...ends, ...done }))
      expect([what, times >= cases / 500]).toEqual([what, true]);
  });
});

/** What somebody means to do at this moment: mostly to decide. */
function intention(play: Play, number: number): PanelAct[] {
  const dice = new Dice(number);
  for (let tries = 0; tries < 4; tries += 1) {
    const kind = dice.pick<PanelActKind>([
      'approve',
      'approve',
      'approve',
      'reject',
      'reject',
      'reject',
      ...PANEL_ACTS,
    ]);
    const act = play.fittingAct(dice, kind);
    if (play.mayBe(act)) return [act];
  }
  return [];
}
