import { HIDDEN } from './hidden';

/**
 * What a channel wants, and since when. Rows are only ever added: an old report must go on meaning what it meant.
 * `targets` is `{ themeCode: whole per cent }`, `weight` the channel's part in the overall index. One that is still to come
 * may be withdrawn: it stays, and is never in force.
 */
export const target = {
  schema: {
    kind: 'collectionType',
    collectionName: 'balance_targets',
    info: { singularName: 'target', pluralName: 'targets', displayName: 'Balance target' },
    options: { draftAndPublish: false },
    pluginOptions: HIDDEN,
    attributes: {
      channel: { type: 'string', required: true },
      effectiveFrom: { type: 'datetime', required: true },
      targets: { type: 'json', required: true },
      tolerance: { type: 'integer', required: true, default: 5 },
      weight: { type: 'integer', required: true, default: 1 },
      byName: { type: 'string' },
      withdrawnAt: { type: 'datetime' },
      withdrawnBy: { type: 'string' },
    },
    indexes: [{ name: 'balance_targets_in_force', columns: ['channel', 'effective_from'] }],
  },
} as const;
