import type { Core } from '@strapi/strapi';
import type { Content } from './core/content';
import type { Release } from './core/item';
import type { OrderedItem } from './core/play-order';

/** Rows of a type, as far as a listener writes them. */
export interface EventTable {
  createMany(query: { data: object[] }): Promise<unknown>;
  updateMany(query: { where: Record<string, unknown>; data: object }): Promise<unknown>;
}

/** Runs statements in the transaction of the act, with `?` for each binding. */
export type Run = (
  statements: { sql: string; bindings: unknown[] }[],
) => Promise<{ rows: Record<string, unknown>[]; count: number }[]>;

/** A release as the listener hears of it, inside the transaction of the act. `table` and `run` are quicker ways to write. */
export interface ReleaseEvent {
  release: Release;
  table?(uid: string): EventTable;
  run?: Run;
}

/** A recall as the listener hears of it, inside the transaction of the act. `at` is ISO 8601. */
export interface RecallEvent {
  release: Release;
  at: string;
}

/** What delivery confirms of a release: the public API has stopped serving it in a channel. */
export interface Receipt {
  channel: string;
  endpoint: string;
  kind: 'removed';
  at: string;
}

/** What `review` offers other plugins at run time. */
export interface ReviewRegistry {
  registerFacet(facet: {
    key: string;
    values(content: Content): string[];
    names?(): Promise<Record<string, string>>;
  }): void;
  registerLabeller?(labeller: { key: string; labelled(content: Content): Promise<readonly string[]> }): void;
  registerReleaseListener(listener: {
    key: string;
    onRelease(event: ReleaseEvent): Promise<void>;
    onRecall(event: RecallEvent): Promise<readonly Receipt[]>;
  }): void;
}

/** Bytes that `review` copied when it released, by digest. `live` means that some current release uses them. */
export interface ReviewMedia {
  read(sha256: string): Promise<{ bytes: Buffer; mime: string; name: string } | null>;
  status(sha256: string): Promise<'live' | 'recalled' | 'unknown'>;
}

/** The releases that are live now. */
export interface ReviewReleases {
  current(filter?: { uid?: string; locale?: string }): Promise<Release[]>;
}

/** An item of a playlist, as far as an orderer looks at it. */
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

/** Decides the order of mixed feeds and of playlists; `balance` registers one. What it leaves out is optional. */
export interface Orderer {
  key: 'balanced';
  /** @returns The ids in the wanted order. */
  order(channel: string, items: OrderedItem[], of: OrderedFor): Promise<string[]>;
  playlist?(channel: string, items: PlaylistItem[], of: OrderedFor): Promise<OrderedPlaylist>;
  /** Documents that belong into a playlist even where they are not among the newest. */
  wanted?(channel: string, of: OrderedFor): Promise<string[]>;
  /** When the order changes by itself next (milliseconds since 1970); null: not before something raises the epoch. */
  changesAt?(channel: string, of: OrderedFor): Promise<number | null>;
  /** Whether somebody changed the order after epoch `since` and up to `until`, so that screens have to look again. */
  changed?(channel: string, of: { locale: string; since: number; until: number }): Promise<boolean>;
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

/** Who counts what screens played; `balance` registers one. It hears of changes in the transaction of the receipts. */
export interface PlayListener {
  key: string;
  /** IANA zone whose days it counts by. */
  timeZone: string;
  onPlayed(changes: readonly PlayChange[]): Promise<void>;
}

/** Review's receipts of a release. */
export interface ReviewReceipts {
  record(
    release: number,
    receipts: readonly { channel: string; endpoint: string; kind: 'removed'; at: string }[],
  ): Promise<void>;
}

/** Review's service that puts changes of settings on record, in the transaction that is open. */
export interface SettingActs {
  record(act: { act: 'screen-change'; userId: number | null; details: object }): Promise<number>;
}

interface ReviewServices {
  receipts: ReviewReceipts;
  settingActs: SettingActs;
  registry: ReviewRegistry;
  media: ReviewMedia;
  releases: ReviewReleases;
}

/** A service of the review plugin, or null in an app without it. */
export function review<K extends keyof ReviewServices>(strapi: Core.Strapi, name: K): ReviewServices[K] | null {
  const plugin = strapi.plugin('review') as { service(name: string): unknown } | undefined;
  return (plugin?.service(name) as ReviewServices[K] | undefined) ?? null;
}
