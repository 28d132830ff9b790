import { HIDDEN } from './hidden';

/**
 * What screens really played: milliseconds by channel, day of the park (`YYYY-MM-DD`) and theme, empty for items without
 * one. A record: a recall takes nothing out of it.
 */
export const play = {
  schema: {
    kind: 'collectionType',
    collectionName: 'balance_plays',
    info: { singularName: 'play', pluralName: 'plays', displayName: 'Balance play' },
    options: { draftAndPublish: false },
    pluginOptions: HIDDEN,
    attributes: {
      channel: { type: 'string', required: true },
      day: { type: 'string', required: true },
      theme: { type: 'string' },
      ms: { type: 'biginteger', required: true },
    },
    indexes: [{ name: 'balance_plays_unique', columns: ['channel', 'day', 'theme'], type: 'unique' }],
  },
} as const;
