/** Plays a panel from lines such as «ann approve», «ann add-before dou», «ann remove s1.1» or «bob departs». */
import { messageOf, Refusal } from '../../plugins/review/server/src/core/errors';
import { panelFor, type Facets, type Panel } from '../../plugins/review/server/src/core/panel';
import { panelEvent, type PanelAct, type PanelFacts } from '../../plugins/review/server/src/core/panel-acts';
import type { PanelActKind, PanelEvent } from '../../plugins/review/server/src/core/panel-events';
import type { Level, Quorum } from '../../plugins/review/server/src/core/level';
import { panelState, type PanelState } from '../../plugins/review/server/src/core/panel-state';

/** Everybody may sign and the boss may appoint substitutes, unless said otherwise. */
export interface Circumstances {
  barred?: readonly string[];
  /** Who stands in for whom: `{ bob: 'ann' }`. */
  standIns?: Readonly<Record<string, string>>;
  isNextUntouched?: boolean;
}

/** What a panel is told about people. */
export function factsOf({ barred = [], standIns = {}, isNextUntouched = false }: Circumstances = {}): PanelFacts {
  return {
    barrierOf: (person) =>
      barred.includes(person)
        ? {
            because: [{ kind: 'edited', at: '2026-01-01T00:00:00.000Z' }],
            reason: { zh: '改过这一稿', en: 'edited it' },
          }
        : null,
    standsInFor: (person, holder) => standIns[person] === holder,
    mayArrange: (person) => person === 'boss',
    isNextUntouched,
    nameOf: (person) => `name of ${person}`,
  };
}

/** A level with these signers, one letter for each of a few names: ann, bob, cai, dou, eve. */
export function levelOf(quorum: Quorum, signers: string[], extra: Partial<Level> = {}): Level {
  return { key: 'l', name: '一审', signers, quorum, ...extra };
}

const PLACE = /^s\d/;

/** The act of a line. */
export function actOf(line: string): PanelAct {
  const [by, kind, ...rest] = line.split(' ') as [string, PanelActKind, ...string[]];
  const seat = rest.find((word) => PLACE.test(word));
  const to = rest.find((word) => !PLACE.test(word));
  return { kind, by, ...(seat === undefined ? {} : { seat }), ...(to === undefined ? {} : { to }) };
}

/** A panel with what has happened on it. */
export class PanelPlay {
  readonly events: PanelEvent[] = [];

  constructor(
    readonly panel: Panel,
    public circumstances: Circumstances = {},
  ) {}

  /** Does what a line says; answers the code of the refusal, or null. */
  do(line: string): string | null {
    return this.refusal(line)?.code ?? null;
  }

  /** Does what a line says; answers what the caller is told, or null. */
  told(line: string) {
    const refused = this.refusal(line);
    if (!refused) return null;
    return { details: refused.details, zh: messageOf(refused, 'zh'), en: messageOf(refused, 'en') };
  }

  state(): PanelState {
    return panelState(this.panel, this.events);
  }

  /** Status of each place by its id, for tables. */
  seats(): Record<string, string> {
    return Object.fromEntries(this.state().seats.map(({ seat, status }) => [seat, status]));
  }

  /** Whose turn it is. */
  turn(): string[] {
    return this.state().turn.map(({ person }) => person);
  }

  private refusal(line: string): Refusal | null {
    const [person, word] = line.split(' ') as [string, string];
    if (word === 'departs' || word === 'rejoins') {
      this.events.push({ kind: word === 'departs' ? 'depart' : 'rejoin', person });
      return null;
    }
    try {
      this.events.push(panelEvent(this.panel, this.events, actOf(line), factsOf(this.circumstances)));
      return null;
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
  }
}

/** A level that has just started, after these lines, all of which must be allowed. */
export function played(
  level: Level,
  lines: readonly string[] = [],
  circumstances: Circumstances = {},
  facets: Facets = {},
) {
  const play = new PanelPlay(panelFor(level, facets), circumstances);
  for (const line of lines) {
    const code = play.do(line);
    if (code !== null) throw new Error(`«${line}» was refused: ${code}`);
  }
  return play;
}
