import { HIDDEN } from './hidden';

/**
 * The figures of a channel's month (`2026-10`) or quarter (`2026-Q4`) as they were when it was closed. Written once and
 * never again, whatever is recalled or relabelled later.
 */
export const closing = {
  schema: {
    kind: 'collectionType',
    collectionName: 'balance_closings',
    info: { singularName: 'closing', pluralName: 'closings', displayName: 'Balance closing' },
    options: { draftAndPublish: false },
    pluginOptions: HIDDEN,
    attributes: {
      channel: { type: 'string', required: true },
      period: { type: 'string', required: true },
      closedAt: { type: 'datetime', required: true },
      n: { type: 'integer', required: true },
      unlabelled: { type: 'integer', required: true },
      balance: { type: 'decimal' },
      themes: { type: 'json', required: true },
    },
    indexes: [{ name: 'balance_closings_unique', columns: ['channel', 'period'], type: 'unique' }],
  },
} as const;
