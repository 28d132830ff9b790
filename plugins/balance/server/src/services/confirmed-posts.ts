import type { Core } from '@strapi/strapi';
import { balanceConfig } from '../config';
import { type ConfirmedPost, isBlind, postOf } from '../core/suggest';
import { themesOf } from '../core/labels';
import { port, type Release } from '../ports';

/** Releases read from the database at a time. */
const READ_AT_ONCE = 25;

/** So many posts and characters in all are learnt from, newest first. */
export const MOST_LEARNT = { posts: 5000, all: 2_000_000 } as const;

/** The posts a training gets, a page at a time. */
export interface ConfirmedReading {
  pages: AsyncIterable<ConfirmedPost[]>;
  /** Once all pages are read: whether that was everything. */
  isWhole(): boolean;
}

/**
 * Posts whose theme people have signed: live releases, which `review` hands out. Without `review` nobody confirms
 * themes, and there are none.
 */
export const confirmedPosts = ({ strapi }: { strapi: Core.Strapi }) => {
  function toPost({ uid, documentId, firstReleasedAt, content }: Release): ConfirmedPost[] {
    const names = balanceConfig(strapi).types[uid];
    const model = strapi.contentTypes[uid as keyof typeof strapi.contentTypes];
    const [theme] = names ? themesOf(content.fields, names) : [];
    if (!model || theme === undefined) return [];
    const words = postOf(model.attributes, content.fields);
    // By its first release: a later version of a post must not be what a model that knows the first one is tested on.
    return [{ ...words, theme, day: firstReleasedAt.slice(0, 10), blind: isBlind(documentId) }];
  }

  return {
    /** Whether there is anything to learn from. */
    async any(): Promise<boolean> {
      const first = await port(strapi, 'review', 'releases')?.page({ limit: 1 });
      return first !== undefined && first.releases.length > 0;
    },

    /** Everything there is, newest first, as far as a training can take it. */
    read(): ConfirmedReading {
      const left = { posts: MOST_LEARNT.posts as number, all: MOST_LEARNT.all as number };
      let isWhole = true;
      async function* pages(): AsyncGenerator<ConfirmedPost[]> {
        const releases = port(strapi, 'review', 'releases');
        for (let before: number | undefined; releases !== null; ) {
          const page = await releases.page({ limit: READ_AT_ONCE, ...(before === undefined ? {} : { before }) });
          const posts = page.releases.flatMap(toPost);
          left.posts -= posts.length;
          left.all -= posts.reduce((sum, { title, text }) => sum + title.length + text.length, 0);
          yield posts;
          if (page.next === null) return;
          if (left.posts <= 0 || left.all <= 0) {
            isWhole = false;
            return;
          }
          before = page.next;
        }
      }
      return { pages: pages(), isWhole: () => isWhole };
    },
  };
};
