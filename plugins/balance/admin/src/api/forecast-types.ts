import type { ThemeTarget } from '../model/theme-field';

/** A theme or channel as an entry that relations point at. */
export interface LabelEntry extends ThemeTarget {
  code: string;
}

/** Where a type says where its entries belong: names of its fields. */
export interface LabelledType {
  uid: string;
  /** What people call the type. */
  name?: string;
  theme?: string;
  weights?: string;
  channels?: string;
}

/** Answer of `GET /balance/labels`. */
export interface LabelChoices {
  types: LabelledType[];
  themes: LabelEntry[];
  channels: LabelEntry[];
}

/** Body of `POST /balance/what-if`; themes and channels by document id. */
export interface Draft {
  uid: string;
  documentId?: string;
  locale?: string;
  theme?: string;
  weights?: { theme: string; permille: number }[];
  channels: string[];
}

/** What the release of a draft would do to one channel this month. */
export interface WhatIf {
  channel: string;
  name: string;
  n: number;
  index: number | null;
  indexAfter: number | null;
  best: number | null;
  lacking: { code: string; name: string; gap: number }[];
  changes: 'adds' | 'relabels' | 'nothing';
}

/** A post of the calendar; no title for whoever may not read such entries. */
export interface CalendarPost {
  uid: string;
  documentId: string;
  locale: string;
  title: string | null;
  theme: string | null;
  at: string | null;
}

/** A day of the calendar; no numbers for days that are over. */
export interface CalendarDay {
  day: string;
  posts: CalendarPost[];
  n: number | null;
  index: number | null;
}

/** Answer of `GET /balance/calendar`. */
export interface CalendarView {
  channel: string;
  name: string;
  timeZone: string;
  today: string;
  days: CalendarDay[];
  undated: CalendarPost[];
}
