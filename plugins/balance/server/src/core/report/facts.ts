import type { TargetsByCode } from '../targets';
import type { Period, PeriodState } from './period';

/** One theme of one channel in the period. `share` 0–1, `gap` in posts. */
export interface ThemeFacts {
  code: string;
  name: string;
  target: number;
  count: number;
  share: number;
  gap: number;
}

/** The figures of another unit of exposure, where they are there: seconds really played, positions in feeds. */
export interface UnitFacts {
  index: number | null;
  total: number;
}

/** A reading of the meter, as far as a report tells it. */
export interface ReadingFacts {
  channel: string;
  name: string;
  weight: number;
  targetsFrom: string | null;
  n: number;
  unlabelled: number;
  index: number | null;
  best: number | null;
  tolerance: number;
  themes: ThemeFacts[];
  plan: { code: string; posts: number }[];
  reachable: boolean;
  /** The figures as they were when the period closed. */
  closed?:
    | { at: string; n: number; index: number | null; themes: { code: string; count: number }[] }
    | null
    | undefined;
  seconds?: UnitFacts | null | undefined;
  positions?: UnitFacts | null | undefined;
}

/** One channel: its reading, that of the period before, and the targets in force when the period began. */
export interface ChannelFacts {
  reading: ReadingFacts;
  before: Pick<ReadingFacts, 'n' | 'index' | 'themes'>;
  atBegin: { targets: TargetsByCode; tolerance: number };
}

/** How long something took, in milliseconds. Null where there are too few to say. */
export interface SpanFacts {
  count: number;
  median: number | null;
  p90: number | null;
}

/** What checks found: all of it, and of it what somebody waived. */
export interface FindingFacts {
  category: string;
  severity: string;
  noted: number;
  waived: number;
}

/** What review knows of the period. */
export interface ReviewFacts {
  turnaround: {
    workflows: (SpanFacts & { group: string; name: string })[];
    all: SpanFacts;
    emergencies: number;
    again: number;
  };
  returns: { workflows: { group: string; name: string; count: number }[]; all: number };
  findings: { runs: number; submitted: FindingFacts[]; released: FindingFacts[] };
  corrections: {
    opened: number;
    closed: number;
    closedLate: number;
    open: number;
    overdue: number;
    origins: { origin: string; opened: number }[];
  };
  recalls: {
    count: number;
    categories: { category: string; count: number }[];
    confirmed: number;
    unconfirmed: number;
    openPlaces: number;
    silent: number;
    median: number | null;
    longest: number | null;
  };
}

/** What the word check knows: names of categories, and the last rescan of the period. */
export interface WordCheckFacts {
  categories: Readonly<Record<string, { zh: string; en: string }>>;
  rescan: { endedAt: string; total: number; items: number; block: number; warn: number; info: number } | null;
}

/** A column or account against its limit, as of `at`. */
export interface FreshnessFacts {
  at: string;
  rows: {
    name: string;
    /** `free`: there is something, and no limit. */
    state: 'fresh' | 'soon' | 'late' | 'blank' | 'free';
    /** Of the last update and of the day it falls due; null where there is none. */
    lastAt: string | null;
    dueAt: string | null;
  }[];
}

/** Everything a report is made of. Null: the plugin that would know is not there. */
export interface ReportFacts {
  period: Period;
  before: Period;
  state: PeriodState;
  /** ISO 8601. */
  madeAt: string;
  timeZone: string;
  index: number | null;
  channels: ChannelFacts[];
  review: ReviewFacts | null;
  wordCheck: WordCheckFacts | null;
  freshness: FreshnessFacts | null;
}
