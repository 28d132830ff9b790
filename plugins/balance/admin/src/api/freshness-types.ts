/** Words in both languages, as the rules bring them. */
export interface Bilingual {
  zh: string;
  en: string;
}

/** How long something may go without an update. */
export type Period = { days: number } | { months: number };

/** How a column or account stands. */
export type FreshnessState = 'fresh' | 'soon' | 'late' | 'blank' | 'free';

/** An update limit with where it is written down. */
export interface LimitRule {
  id: string;
  kind: 'column' | 'account';
  period: Period;
  soonDays: number;
  name: Bilingual;
  source: Bilingual;
}

/** A limit of the organisation's own. */
export interface OwnLimit {
  period: Period;
  soonDays: number;
}

/** A document that was, or will be, an update. `title` is null for people who may not read it. */
export interface UpdateItem {
  uid: string;
  documentId: string;
  locale: string;
  title: string | null;
  at: string | null;
}

/** A line of the board. `left` is in seconds, negative once the limit is over. */
export interface BoardLine {
  kind: 'column' | 'account';
  code: string;
  name: string;
  state: FreshnessState;
  left: number | null;
  deadline: string | null;
  ageDays: number | null;
  isLate: boolean;
  by: 'rule' | 'own' | null;
  rule: LimitRule | null;
  own: OwnLimit | null;
  isSet: boolean;
  last: UpdateItem | null;
  next: (UpdateItem & { isInTime: boolean | null }) | null;
}

/** A threshold for the whole site. */
export interface FreshnessSum {
  id: string;
  atLeast: number;
  state: 'late' | 'blank';
  name: Bilingual;
  source: Bilingual;
  count: number;
  near: number;
  isReached: boolean;
  toUpdate: number;
  spare: number;
}

/** Answer of `GET /balance/freshness`. */
export interface Board {
  at: string;
  timeZone: string;
  locale: string;
  columns: BoardLine[];
  accounts: BoardLine[];
  sums: FreshnessSum[];
  rules: LimitRule[];
  write: string | null;
  writable: boolean;
}

type Brief = Pick<BoardLine, 'state' | 'ageDays' | 'left'>;

/** One column or account before and after a recall. */
export interface Aftermath extends Pick<BoardLine, 'kind' | 'code' | 'name'> {
  before: Brief;
  after: Brief & { items: number; last: UpdateItem | null };
}

/** Answer of `GET /balance/freshness/if-recalled`. */
export interface IfRecalled {
  subjects: Aftermath[];
  sums: FreshnessSum[];
}
