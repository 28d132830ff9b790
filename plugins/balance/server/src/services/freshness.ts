import type { Core } from '@strapi/strapi';
import { balance } from '../balance-services';
import { balanceConfig } from '../config';
import { invalidInput } from '../core/errors';
import { type OwnLimit, type Rule, ruleOf, type Setting } from '../core/freshness/limits';
import { type Coming, nextOf, type NextUpdate } from '../core/freshness/next';
import { type Standing, standingAt } from '../core/freshness/state';
import { type Counted, type Sum, sumsOf } from '../core/freshness/sums';
import { byUrgency } from '../core/freshness/urgency';
import { parseInstant } from '../core/window';
import { offsetsOf } from '../core/zone';
import { port } from '../ports';
import type { LimitInput } from './freshness-limits';
import type { LastUpdate, Look, Watched } from './watched';

type RuleView = Pick<Rule, 'id' | 'kind' | 'period' | 'soonDays' | 'name' | 'source'>;

/** A column or account on the board. Times are ISO 8601; `left` is in seconds, negative once the limit is over. */
export interface BoardLine extends Pick<Watched, 'kind' | 'code' | 'name'>, Omit<Standing, 'deadline' | 'left'> {
  deadline: string | null;
  left: number | null;
  rule: RuleView | null;
  own: OwnLimit | null;
  /** Whether people have set this limit; else it is what the package says for such a place. */
  isSet: boolean;
  last: LastUpdate | null;
  next: NextUpdate | null;
}

/** A threshold for the whole site, and how near it is. */
export type SumView = Omit<Sum, 'threshold'> & Pick<Sum['threshold'], 'id' | 'atLeast' | 'state' | 'name' | 'source'>;

/** The board: what is watched, the most urgent first, and the thresholds. */
export interface Board {
  at: string;
  timeZone: string;
  /** Only this language is looked at. */
  locale: string;
  columns: BoardLine[];
  accounts: BoardLine[];
  sums: SumView[];
  /** The rules in force at that time, to choose from. */
  rules: RuleView[];
  /** The type of which a new entry can be written for a column. */
  write: string | null;
}

/** What a recall of one document would leave behind. */
export interface IfRecalled {
  subjects: {
    kind: Watched['kind'];
    code: string;
    name: string;
    before: Pick<BoardLine, 'state' | 'ageDays' | 'left'>;
    after: Pick<BoardLine, 'state' | 'ageDays' | 'left' | 'last'> & { items: number };
  }[];
  /** Thresholds that would be reached by it and are not now. */
  sums: SumView[];
}

type Key = Pick<LastUpdate, 'uid' | 'documentId' | 'locale'>;

/** Something watched, with what it rests on. */
interface Reading {
  subject: Watched;
  setting: Setting & { isSet: boolean };
  rule: Rule | null;
  last: LastUpdate | null;
  standing: Standing;
}

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());
const seconds = (ms: number | null): number | null => (ms === null ? null : Math.floor(ms / 1000));
const viewOf = ({ id, kind, period, soonDays, name, source }: Rule): RuleView => ({
  ...{ id, kind, period, soonDays, name, source },
});
const sumView = ({ threshold: { id, atLeast, state, name, source }, ...sum }: Sum): SumView => ({
  ...{ id, atLeast, state, name, source },
  ...sum,
});
const counted = ({ rule, standing }: Reading): Counted => ({ rule: rule?.id ?? null, standing });
const brief = ({ standing: { state, ageDays, left } }: Reading) => ({ state, ageDays, left: seconds(left) });

/** Update limits of columns and accounts: how each stands, what comes next, and what a recall would do. */
export const freshness = ({ strapi }: { strapi: Core.Strapi }) => {
  const offsets = () => offsetsOf(balanceConfig(strapi).timeZone);
  const now = (): number => balance(strapi, 'clock').now().getTime();

  async function readingsOf(subjects: readonly Watched[], at: number, look: Look): Promise<Reading[]> {
    const book = balance(strapi, 'freshnessLimits').book(at);
    const settingOf = await balance(strapi, 'freshnessLimits').at(at);
    const offsetAt = offsets();
    const readings: Reading[] = [];
    for (const subject of subjects) {
      const setting = settingOf(subject);
      const rule = ruleOf(book, setting.rule);
      const last = await balance(strapi, 'watched').last(subject, look);
      const clocked = { last: last === null ? null : Date.parse(last.at), rule, own: setting.own };
      readings.push({ subject, setting, rule, last, standing: standingAt(clocked, at, offsetAt) });
    }
    return readings;
  }

  /** What is signed and on its way, each with where it would be an update. */
  async function comingItems(locale: string): Promise<(Coming & { channels: string[]; column: string })[]> {
    const all = (await port(strapi, 'review', 'upcoming')?.list()) ?? [];
    const found: (Coming & { channels: string[]; column: string })[] = [];
    for (const { content, scheduledAt: at, ...post } of all) {
      if (post.locale !== locale) continue;
      const item = { ...post, at };
      found.push({ ...item, ...(await balance(strapi, 'updates').wouldRefresh(item, content.fields)) });
    }
    return found;
  }

  const isAbout = ({ kind, code, channels }: Watched, item: { channels: readonly string[]; column: string }): boolean =>
    channels.some((one) => item.channels.includes(one)) && (kind === 'account' || item.column === code);

  function lineOf(reading: Reading, coming: Awaited<ReturnType<typeof comingItems>>): BoardLine {
    const { subject, setting, rule, last, standing } = reading;
    const own = coming.filter((item) => isAbout(subject, item));
    const next = nextOf(
      own.map(({ channels: _, column: __, ...item }) => item),
      standing.deadline,
    );
    return {
      ...{ kind: subject.kind, code: subject.code, name: subject.name, ...standing },
      ...{ deadline: iso(standing.deadline), left: seconds(standing.left) },
      ...{ rule: rule && viewOf(rule), own: setting.own, isSet: setting.isSet, last, next },
    };
  }

  /** The instant that is asked about; refuses with INVALID_INPUT one it cannot read, or that is still to come. */
  function instantOf(text: string | undefined): number | null {
    if (text === undefined) return null;
    const at = parseInstant(text, offsets());
    const reason = 'expected YYYY-MM-DD or an ISO 8601 date and time with Z or an offset, not in the future';
    if (at === null || at > now()) throw invalidInput([{ path: 'at', reason }]);
    return at;
  }

  async function board(query: { at?: string | undefined } = {}): Promise<Board> {
    const asked = instantOf(query.at);
    await balance(strapi, 'updates').catchUp();
    const at = asked ?? now();
    const { columns, accounts } = await balance(strapi, 'watched').list();
    const locale = await balance(strapi, 'watched').language();
    const look = { at: asked, locale };
    const [ofColumns, ofAccounts] = [await readingsOf(columns, at, look), await readingsOf(accounts, at, look)];
    // What was on its way on an earlier day is not kept.
    const coming = asked === null ? await comingItems(locale) : [];
    const lines = (readings: Reading[]): BoardLine[] => byUrgency(readings.map((reading) => lineOf(reading, coming)));
    const book = balance(strapi, 'freshnessLimits').book(at);
    return {
      at: new Date(at).toISOString(),
      timeZone: balanceConfig(strapi).timeZone,
      locale,
      columns: lines(ofColumns),
      accounts: lines(ofAccounts),
      sums: sumsOf(ofColumns.map(counted), book.thresholds).map(sumView),
      rules: book.rules.map(viewOf),
      write: balance(strapi, 'watched').writable(),
    };
  }

  /** The columns and accounts a document stands in now. */
  async function standsIn(key: Key): Promise<Watched[]> {
    const places = await balance(strapi, 'watched').placesOf(key);
    const { columns, accounts } = await balance(strapi, 'watched').list();
    return [...columns, ...accounts].filter((subject) =>
      places.some(({ channel, columnCode }) => isAbout(subject, { channels: [channel], column: columnCode })),
    );
  }

  async function leftBehind(key: Key, subject: Watched, before: Reading, after: Reading) {
    const items = await balance(strapi, 'watched').items(subject, { at: null, locale: key.locale, except: key });
    const { kind, code, name } = subject;
    return { kind, code, name, before: brief(before), after: { ...brief(after), last: after.last, items } };
  }

  return {
    /** How everything stands, now or at an earlier instant; refuses with INVALID_INPUT. */
    board,

    /** What a recall of one document would leave behind; nothing where it is not live or not watched. */
    async ifRecalled(key: Key): Promise<IfRecalled> {
      await balance(strapi, 'updates').catchUp();
      const at = now();
      const subjects = await standsIn(key);
      if (subjects.length === 0) return { subjects: [], sums: [] };
      const { columns } = await balance(strapi, 'watched').list();
      const read = (of: readonly Watched[], except?: Key) =>
        readingsOf(of, at, { at: null, locale: key.locale, except });
      const [before, after] = [await read(subjects), await read(subjects, key)];
      const { thresholds } = balance(strapi, 'freshnessLimits').book(at);
      const sums = async (except?: Key) => sumsOf((await read(columns, except)).map(counted), thresholds);
      const [present, then] = [await sums(), await sums(key)];
      return {
        subjects: await Promise.all(subjects.map((subject, i) => leftBehind(key, subject, before[i]!, after[i]!))),
        sums: then.filter(({ isReached }, i) => isReached && present[i]?.isReached === false).map(sumView),
      };
    },

    /** Sets limits from now on and answers with the board; refuses with INVALID_LIMITS. */
    async setLimits(limits: readonly LimitInput[], userId: number | null): Promise<Board> {
      const { columns, accounts } = await balance(strapi, 'watched').list();
      await balance(strapi, 'freshnessLimits').set(limits, [...columns, ...accounts], userId);
      return board();
    },
  };
};
