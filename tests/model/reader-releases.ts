/** Schemas and two releases for the tests of what readers get. */
import type { Attributes } from '../../plugins/review/server/src/core/content';
import type { ReaderEntry } from '../../plugins/review/server/src/core/reader-row';
import type { ShapeLookup } from '../../plugins/review/server/src/core/reader-shape';

/** Digest of the cover. */
export const SHA = 'ab'.repeat(32);
/** Schemas: articles are governed, columns and files are not. */
export const MODELS: Record<string, Attributes> = {
  article: {
    title: { type: 'string' },
    summary: { type: 'text' },
    body: { type: 'blocks' },
    cover: { type: 'media' },
    gallery: { type: 'media', multiple: true },
    column: { type: 'relation', relation: 'manyToOne', target: 'column' },
    next: { type: 'relation', relation: 'oneToOne', target: 'article' },
    weights: { type: 'component', repeatable: true, component: 'weight' },
    localizations: { type: 'relation', relation: 'oneToMany', target: 'article' },
  },
  weight: { permille: { type: 'integer' }, column: { type: 'relation', relation: 'oneToOne', target: 'column' } },
  column: {
    name: { type: 'string' },
    articles: { type: 'relation', relation: 'oneToMany', target: 'article', mappedBy: 'column' } as Attributes[string],
    best: { type: 'relation', relation: 'oneToOne', target: 'article' },
    parent: { type: 'relation', relation: 'manyToOne', target: 'column' },
    parts: { type: 'dynamiczone', components: ['weight'] },
    weight: { type: 'component', component: 'owned' },
    picture: { type: 'media' },
  },
  owned: { permille: { type: 'integer' }, owner: { type: 'relation', relation: 'oneToOne', target: 'article' } },
  'plugin::upload.file': {
    related: { type: 'relation', relation: 'morphToMany' },
    article: { type: 'relation', relation: 'oneToOne', target: 'article' },
  },
};

/** A file as a release keeps it. */
export const COVER = { sha256: SHA, mime: 'image/png', ext: '.png', name: 'a.png', width: 3 };
/** A live release with parts of every kind. */
export const ENTRY: ReaderEntry = {
  id: 7,
  documentId: 'd1',
  locale: 'zh-Hans',
  releasedAt: '2026-01-02T00:00:00.000Z',
  firstReleasedAt: '2026-01-01T00:00:00.000Z',
  content: {
    uid: 'article',
    locale: 'zh-Hans',
    fields: {
      title: '标题',
      body: [{ type: 'image', image: COVER, children: [] }],
      cover: COVER,
      column: { documentId: 'k1', code: 'notice', name: '通知' },
      next: { documentId: 'd2', digest: 'x' },
      weights: [{ permille: 700, column: { documentId: 'k1', name: '通知' } }],
    },
  },
};
/** A release that holds little. */
export const OTHER: ReaderEntry = {
  ...ENTRY,
  id: 8,
  documentId: 'd2',
  content: { ...ENTRY.content, fields: { title: '下一篇' } },
};
/** Everything a reader’s answer looks up: these models and these two releases. */
export const LOOKUP: ShapeLookup = {
  attributes: (uid) => MODELS[uid] ?? {},
  isGoverned: (target) => target === 'article',
  released: async (_, documentId) => [ENTRY, OTHER].find((one) => one.documentId === documentId) ?? null,
  localizations: async () => [{ ...OTHER, locale: 'en' }],
  mediaUrl: (sha256) => `/media/${sha256}`,
};
