/** How far a theme is behind, as the server judged it. */
export type Level = 'ok' | 'watch' | 'clear';

/** One theme's line. `target` whole per cent, `count` and `gap` in posts, `share` 0–1. */
export interface ThemeReading {
  code: string;
  name: string;
  target: number;
  count: number;
  share: number;
  gap: number;
  level: Level;
}

/** Change of the index over the last 30 days against the 30 before. */
export interface Trend {
  previousIndex: number;
  delta: number;
  n: number;
  previousN: number;
}

/** Another unit of exposure than posts, by the same arithmetic. `share` 0–1. */
export interface ExposureLine {
  index: number;
  total: number;
  themes: { code: string; share: number }[];
}

/** The figures of a month or quarter as they were at its close. */
export interface Closed {
  at: string;
  n: number;
  index: number | null;
  themes: { code: string; count: number }[];
}

/** One channel's reading. Times are ISO 8601. */
export interface ChannelReading {
  channel: string;
  name: string;
  weight: number;
  from: string;
  to: string;
  targetsFrom: string | null;
  n: number;
  unlabelled: number;
  index: number | null;
  best: number | null;
  tolerance: number;
  distance: number | null;
  themes: ThemeReading[];
  plan: { code: string; posts: number }[];
  reachable: boolean;
  trend: Trend | null;
  /** Seconds that screens really played, by their receipts; `total` in seconds. */
  seconds: ExposureLine | null;
  /** Places in the visible page of the feed; `total` in hours at the top. */
  positions: ExposureLine | null;
  /** What a month or quarter was when it was closed; null while it is open, and for other windows. */
  closed?: Closed | null;
  /** What is scheduled until the end of the window, and the index once it is out. */
  scheduled?: { posts: number; themes: { code: string; count: number }[]; indexAfter: number | null };
  /** The best plan that can be written in time, where the whole plan cannot. */
  withinReach?: { posts: number; plan: { code: string; posts: number }[]; index: number | null } | null;
}

/** Answer of `GET /balance/meter` without a channel. */
export interface Overview {
  index: number | null;
  from: string;
  to: string;
  /** IANA zone whose days the window is made of. */
  timeZone: string;
  channels: ChannelReading[];
}

/** Answer of `GET|PUT /balance/targets?channel=`. */
export interface ChannelTargets {
  channel: string;
  targets: Record<string, number>;
  tolerance: number;
  weight: number;
  effectiveFrom: string | null;
  themes: { code: string; name: string }[];
  writable: boolean;
}
