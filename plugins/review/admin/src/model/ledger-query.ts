import { instantOf } from './park-time';

/** What the ledger browser is asked for, as its address holds it; empty: anything. Days are those of the park. */
export interface LedgerQuery {
  readonly person: string;
  readonly act: string;
  readonly level: string;
  readonly refused: '' | 'only' | 'without';
  readonly from: string;
  readonly to: string;
  readonly uid: string;
  readonly documentId: string;
  readonly locale: string;
  /** Rows before this one, when one has turned to older rows. */
  readonly before: number | null;
}

const FIELDS = ['person', 'act', 'level', 'refused', 'from', 'to', 'uid', 'documentId', 'locale'] as const;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What the page shows when it is opened. */
export const ANY_ROW: LedgerQuery = {
  ...{ person: '', act: '', level: '', refused: '', from: '', to: '', uid: '', documentId: '', locale: '' },
  before: null,
};

/** Reads the page's address; whatever is strange counts as nothing. */
export function readLedgerQuery(search: URLSearchParams): LedgerQuery {
  const text = (key: string) => search.get(key) ?? '';
  const day = (key: string) => (DAY.test(text(key)) ? text(key) : '');
  const refused = text('refused');
  const before = Number(search.get('before'));
  return {
    ...ANY_ROW,
    ...{ person: text('person'), act: text('act'), level: text('level') },
    refused: refused === 'only' || refused === 'without' ? refused : '',
    from: day('from'),
    to: day('to'),
    ...{ uid: text('uid'), documentId: text('documentId'), locale: text('locale') },
    before: Number.isInteger(before) && before > 0 ? before : null,
  };
}

/** The address for a change of the query: any change but turning the page starts at the newest row again. */
export function writeLedgerQuery(query: LedgerQuery, change: Partial<LedgerQuery>): URLSearchParams {
  const next = { ...query, before: null, ...change };
  const set = FIELDS.map((field) => [field, next[field]] as const).filter(([, value]) => value !== '');
  return new URLSearchParams([
    ...set.map(([field, value]) => [field, value] as [string, string]),
    ...(next.before === null ? [] : [['before', String(next.before)] as [string, string]]),
  ]);
}

/** Whether anything narrows the list. */
export const isNarrowed = (query: LedgerQuery): boolean => FIELDS.some((field) => query[field] !== '');

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** The first moment of a day of the park; a day that begins later, because the clock leaps, begins an hour later. */
function beginOf(day: string, timeZone: string): string | null {
  return instantOf(`${day}T00:00`, timeZone) ?? instantOf(`${day}T01:00`, timeZone);
}

/** What the server is asked with: days become moments, the last day is included. */
export function ledgerParams(query: LedgerQuery, timeZone: string): Record<string, string> {
  const { from, to } = query;
  const moments = {
    from: from === '' ? '' : (beginOf(from, timeZone) ?? ''),
    to: to === '' ? '' : (beginOf(dayAfter(to), timeZone) ?? ''),
  };
  return Object.fromEntries(
    FIELDS.map((field) => [field, field === 'from' || field === 'to' ? moments[field] : query[field]] as const).filter(
      ([, value]) => value !== '',
    ),
  );
}
