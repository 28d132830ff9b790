import { HIDDEN } from './hidden';

/**
 * What the posts of one channel and day add up to for each theme ('' for none), in thousandths of a post. `day` is
 * `YYYY-MM-DD` in the park's zone. Kept in the transaction of each act; the rows per exposure are the truth of it.
 */
export const day = {
  schema: {
    kind: 'collectionType',
    collectionName: 'balance_days',
    info: { singularName: 'day', pluralName: 'days', displayName: 'Balance daily sum' },
    options: { draftAndPublish: false },
    pluginOptions: HIDDEN,
    attributes: {
      channel: { type: 'string', required: true },
      day: { type: 'string', required: true },
      theme: { type: 'string' },
      permille: { type: 'integer', required: true },
    },
    indexes: [{ name: 'balance_days_unique', columns: ['channel', 'day', 'theme'], type: 'unique' }],
  },
} as const;
