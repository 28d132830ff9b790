import type { Core } from '@strapi/strapi';
import { balance } from '../balance-services';
import { balanceConfig } from '../config';
import { UIDS } from '../content-types';
import { type Counted, type Delta, effectOf, sumOfDeltas } from '../core/forecast';
import { channelsOf, type Labels, labelsOf } from '../core/labels';
import type { Window } from '../core/window';
import { port } from '../ports';

/** A document in one language. */
export interface PostKey {
  uid: string;
  documentId: string;
  locale: string;
}

/** A post that is going to be released, and what it will count as. `at` in milliseconds; null: nobody has set a time. */
export interface UpcomingPost extends PostKey {
  title: string;
  labels: Labels;
  channels: string[];
  at: number | null;
}

/** A document, in one language or, where none is named, in the one it counts in. */
export interface DocumentKey extends Omit<PostKey, 'locale'> {
  locale?: string | undefined;
}

/** How posts count now, on every channel. */
export interface Standing {
  of(key: DocumentKey, channel: string): Counted | null;
}

/** One post as it counts on one channel. */
export interface StandingRow extends PostKey, Counted {
  channel: string;
}

/** Rows as a standing. */
export function standingOf(rows: readonly StandingRow[]): Standing {
  const known = new Map<string, Counted>();
  for (const { labels, since, channel, ...key } of rows)
    for (const locale of [key.locale, undefined]) known.set(keyOf({ ...key, locale }, channel), { labels, since });
  return { of: (key, channel) => known.get(keyOf(key, channel)) ?? null };
}

interface Row {
  uid: string;
  document: string;
  locale: string;
  channel: string;
  firstReleasedAt: string;
  weights: Labels;
}

const keyOf = ({ uid, documentId, locale }: DocumentKey, channel: string): string =>
  JSON.stringify([uid, documentId, locale ?? null, channel]);

/** Looks ahead: what is approved and scheduled, and what it will do to the meter. */
export const forecast = ({ strapi }: { strapi: Core.Strapi }) => {
  /** How these documents count now; a recalled one does not. */
  async function standing(documentIds: readonly string[]): Promise<Standing> {
    if (port(strapi, 'review', 'registry') === null) return balance(strapi, 'published').standing(documentIds);
    // The type stands first in the index.
    const uid = { $in: Object.keys(balanceConfig(strapi).types) };
    const where = { uid, document: { $in: [...new Set(documentIds)] }, recalledAt: null };
    const rows: Row[] = documentIds.length === 0 ? [] : await strapi.db.query(UIDS.exposure).findMany({ where });
    return standingOf(
      rows.map(({ uid, document: documentId, locale, channel, firstReleasedAt, weights }) => ({
        ...{ uid, documentId, locale, channel, labels: weights },
        since: new Date(firstReleasedAt).getTime(),
      })),
    );
  }

  /** Everything that is approved or scheduled, the earliest first. Nothing in an app without `review`. */
  async function posts(): Promise<UpcomingPost[]> {
    const coming = (await port(strapi, 'review', 'upcoming')?.list()) ?? [];
    return coming.flatMap(({ uid, documentId, locale, title, content, scheduledAt }) => {
      const names = balanceConfig(strapi).types[uid];
      if (names === undefined) return [];
      const channels =
        names.channels === undefined ? [balance(strapi, 'channels').everything] : channelsOf(content.fields, names);
      const at = scheduledAt === null ? null : new Date(scheduledAt).getTime();
      return [{ uid, documentId, locale, title, labels: labelsOf(content.fields, names), channels, at }];
    });
  }

  return {
    standing,
    posts,

    /** Looks once; what is to come in any channel and window is then computed from it. */
    async look(): Promise<Outlook> {
      const coming = await posts();
      const known = await standing(coming.map(({ documentId }) => documentId));
      return new Outlook(coming, known);
    },
  };
};

/** What is to come, as it stood at one moment. */
export class Outlook {
  constructor(
    readonly posts: readonly UpcomingPost[],
    private readonly known: Standing,
  ) {}

  /** What one scheduled post does to a window of a channel; nothing while it has no time. */
  effect(post: UpcomingPost, channel: string, window: Window) {
    const labels = post.channels.includes(channel) ? post.labels : null;
    return effectOf(this.known.of(post, channel), { labels, at: post.at ?? Infinity }, window);
  }

  /**
   * What everything scheduled within a window does to a channel there, without the document that is left out.
   *
   * @param now a window that is over gets nothing any more
   */
  within(channel: string, window: Window, now: number, leftOut?: DocumentKey): { posts: number; delta: Delta } {
    const dated = this.posts.filter(
      (post) => now < window.to && post.at !== null && post.at < window.to && !isSame(post, leftOut),
    );
    const effects = dated.map((post) => this.effect(post, channel, window));
    return {
      posts: effects.filter(({ change }) => change === 'adds').length,
      delta: sumOfDeltas(effects.map(({ delta }) => delta)),
    };
  }
}

function isSame(post: PostKey, other: DocumentKey | undefined): boolean {
  if (post.documentId !== other?.documentId || post.uid !== other.uid) return false;
  return other.locale === undefined || post.locale === other.locale;
}
