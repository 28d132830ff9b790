import { HIDDEN } from './hidden';

/**
 * A recount of the daily sums from the exposures: why it was made (`start`, `zone`, `night`, `asked`), how it ended
 * (`running`, `agreed`, `mended`, `failed`) and what differed. `slot` is taken by the one under way, until `leased`.
 */
export const recount = {
  schema: {
    kind: 'collectionType',
    collectionName: 'balance_recounts',
    info: { singularName: 'recount', pluralName: 'recounts', displayName: 'Balance recount' },
    options: { draftAndPublish: false },
    pluginOptions: HIDDEN,
    attributes: {
      reason: { type: 'string', required: true },
      state: { type: 'string', required: true },
      slot: { type: 'string' },
      leased: { type: 'datetime', required: true },
      startedAt: { type: 'datetime', required: true },
      endedAt: { type: 'datetime' },
      timeZone: { type: 'string', required: true },
      differing: { type: 'integer' },
      differences: { type: 'json' },
    },
    indexes: [{ name: 'balance_recounts_uq', columns: ['slot'], type: 'unique' }],
  },
} as const;
