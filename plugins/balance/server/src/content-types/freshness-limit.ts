import { HIDDEN } from './hidden';

/**
 * Which update limit a column or account has, and since when. Rows are only ever added: the newest counts, and an older
 * day goes on meaning what it meant. `rule` is an id of the rule book; `own` is `{ period, soonDays }`.
 */
export const freshnessLimit = {
  schema: {
    kind: 'collectionType',
    collectionName: 'balance_freshness_limits',
    info: { singularName: 'freshness-limit', pluralName: 'freshness-limits', displayName: 'Update limit' },
    options: { draftAndPublish: false },
    pluginOptions: HIDDEN,
    attributes: {
      kind: { type: 'string', required: true },
      code: { type: 'string', required: true },
      rule: { type: 'string' },
      own: { type: 'json' },
      effectiveFrom: { type: 'datetime', required: true },
    },
    indexes: [{ name: 'balance_freshness_limits_in_force', columns: ['effective_from'] }],
  },
} as const;
