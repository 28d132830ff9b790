/** A screen, as the server shows it. Times are ISO 8601. */
export interface ScreenView {
  id: number;
  channel: string;
  name: string;
  heardAt: string | null;
  life: 'never' | 'fresh' | 'stale';
  item: { digest: string; title: string | null } | null;
  /** Bytes. */
  storageFree: number | null;
  errors: string[];
}

/** A recall, and how many of the channel's screens have confirmed it. */
export interface RecallView {
  channel: string;
  digest: string;
  title: string;
  recalledAt: string;
  confirmed: number;
  screens: number;
  lastAt: string | null;
  silent: string[];
}

/** A channel that has screens or may get some. */
export interface Channel {
  code: string;
  name: string;
  kind: string;
}

/** Answer of `GET /delivery/screens`. */
export interface ScreensOverview {
  screens: ScreenView[];
  recalls: RecallView[];
  channels: Channel[];
}

/** Answer of a new screen, and of a new token. */
export interface TokenAnswer {
  id: number;
  token: string;
}
