import type { Core } from '@strapi/strapi';

/** The canonical content of one document and locale, as it was signed. */
export interface Content {
  uid: string;
  locale: string;
  fields: Record<string, unknown>;
}

/** A release of `review`, as far as this plugin looks at it. Times are ISO 8601. */
export interface Release {
  uid: string;
  documentId: string;
  locale: string;
  title: string;
  content: Content;
  /** When this release went live. */
  releasedAt: string;
  /** When the document and locale first went live. */
  firstReleasedAt: string;
}

/** Rows of a type, as far as they are kept in step. */
export interface Table {
  findMany(query: { where: Record<string, unknown> }): Promise<unknown[]>;
  createMany(query: { data: object[] }): Promise<{ ids: (string | number)[] }>;
  updateMany(query: { where: Record<string, unknown>; data: object }): Promise<{ count: number }>;
  deleteMany(query: { where: Record<string, unknown> }): Promise<unknown>;
}

/** Runs statements in the transaction of the act, with `?` for each binding. */
export type Run = (
  statements: { sql: string; bindings: unknown[] }[],
) => Promise<{ rows: Record<string, unknown>[]; count: number }[]>;

/** A release as the listener hears of it, inside the transaction of the act. `table` and `run`: quicker ways to its rows. */
export interface ReleaseEvent {
  release: Release;
  table?(uid: string): Table;
  run?: Run;
}

/** A recall as the listener hears of it, inside the transaction of the act. */
export interface RecallEvent {
  release: Release;
  at: string;
}

/** What `review` offers other plugins at run time. */
export interface ReviewRegistry {
  registerFacet(facet: {
    key: string;
    values(content: Content): string[];
    names?(): Promise<Record<string, string>>;
  }): void;
  registerFact?(fact: { key: string; fact(content: Content): object | null }): void;
  registerReleaseListener(listener: {
    key: string;
    onRelease(event: ReleaseEvent): Promise<void>;
    onRecall(event: RecallEvent): Promise<void>;
  }): void;
}

/** The releases that are live now. */
export interface ReviewReleases {
  current(): Promise<Release[]>;
  /** Newest first, a handful at a time: those before `next` of the page before. `next` is null on the last page. */
  page(query: { before?: number; limit: number }): Promise<{ releases: Release[]; next: number | null }>;
}

/** A post that every signature is there for; `scheduledAt` null: nobody has set a time yet. */
export interface UpcomingRelease {
  uid: string;
  documentId: string;
  locale: string;
  title: string;
  content: Content;
  scheduledAt: string | null;
}

/** What is going to be released. */
export interface ReviewUpcoming {
  list(): Promise<UpcomingRelease[]>;
}

/** A step of the story as the ledger tells it. `at` is ISO 8601 UTC. */
export type PastAct =
  | { kind: 'release'; at: string; release: Release }
  | { kind: 'recall'; at: string; release: Omit<Release, 'content'> };

/** Every release and recall there ever was, in their order: those after a row of the ledger, a handful at a time. */
export interface ReviewPastReleases {
  since(query: { after: number; limit: number }): Promise<{ acts: PastAct[]; last: number; isAll: boolean }>;
}

/** One item of a feed that `delivery` wants mixed; `theme` is a code. */
export interface FeedItem {
  id: string;
  theme: string | null;
  releasedAt: string;
}

/** What a theme was really on screens of a channel in one day, as a change in milliseconds; may be negative. */
export interface PlayChange {
  channel: string;
  /** `YYYY-MM-DD` in the listener's time zone. */
  day: string;
  /** A theme's code; null for an item without one. */
  theme: string | null;
  ms: number;
}

/** Who counts what screens played; hears of it in the transaction of the receipts. */
export interface PlayListener {
  key: string;
  timeZone: string;
  onPlayed(changes: readonly PlayChange[]): Promise<void>;
}

/** One item of a playlist. */
export interface PlaylistItem {
  id: string;
  theme: string | null;
  durationMs: number;
}

/** The list that is ordered, and the moment it is ordered for. */
export interface OrderedFor {
  locale: string;
  now: Date;
}

/** A playlist in order. While an emergency lasts nothing but `alone` is played, each no longer than `until` (ISO 8601). */
export interface OrderedPlaylist {
  ids: string[];
  alone: { id: string; until: string }[];
}

/** What this plugin does for `delivery`. `changesAt`: when an order changes by itself next; `changed`:
 * whether somebody changed it between two epochs. */
export interface Orderer {
  key: 'balanced';
  order(channel: string, items: FeedItem[], of: OrderedFor): Promise<string[]>;
  playlist(channel: string, items: PlaylistItem[], of: OrderedFor): Promise<OrderedPlaylist>;
  wanted(channel: string, of: OrderedFor): Promise<string[]>;
  changesAt(channel: string, of: OrderedFor): Promise<number | null>;
  changed(channel: string, of: { locale: string; since: number; until: number }): Promise<boolean>;
}

/** What `delivery` offers other plugins at run time. */
export interface DeliveryRegistry {
  registerOrderer(orderer: Orderer): void;
  registerPlayListener?(listener: PlayListener): void;
}

/** What lists are made from: null without such a channel or locale; `durationMs` is null in a feed. */
export interface DeliveryLists {
  candidates(
    kind: 'feed' | 'playlist',
    place: { channel: string; locale: string },
  ): Promise<(FeedItem & { uid: string; title: string; durationMs: number | null })[] | null>;
  live(place: { channel: string; locale: string }, document: string): Promise<{ uid: string; title: string } | null>;
}

/** Tells every process that what readers get has changed; called in the transaction of the change. */
export interface DeliveryEpochs {
  bump(): Promise<number>;
}

/** Review's service that puts changes of targets and pins on record, in the transaction that is open. */
export interface SettingActs {
  record(act: {
    act: 'targets-change' | 'targets-withdraw' | 'freshness-change' | 'pin-change';
    userId: number | null;
    details: object;
  }): Promise<number>;
}

/** Review's service that knows which person an admin account belongs to. */
export interface Actors {
  ofUser(userId: number, origin: 'admin'): Promise<{ snapshot: { name: string } } | null>;
}

interface Ports {
  review: {
    registry: ReviewRegistry;
    releases: ReviewReleases;
    settingActs: SettingActs;
    actors: Actors;
    upcoming: ReviewUpcoming;
    pastReleases: ReviewPastReleases;
  };
  delivery: { registry: DeliveryRegistry; lists: DeliveryLists; epochs: DeliveryEpochs };
}

/** A service of another plugin, or null in an app without that plugin. */
export function port<P extends keyof Ports, S extends keyof Ports[P] & string>(
  strapi: Core.Strapi,
  plugin: P,
  service: S,
): Ports[P][S] | null {
  const found = strapi.plugin(plugin) as { service(name: string): unknown } | undefined;
  return (found?.service(service) as Ports[P][S] | undefined) ?? null;
}
