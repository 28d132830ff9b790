import { HIDDEN } from './hidden';

/**
 * A training of the theme suggestion: under way, done or failed, and what it gave. `slot` is taken by the one under way,
 * until `leased`. The model in use is that of the newest row with `replaces`; older rows keep their evaluation only.
 * No text of a post is kept here but single words and pairs of characters, and no person.
 */
export const suggestModel = {
  schema: {
    kind: 'collectionType',
    collectionName: 'balance_suggest_models',
    info: { singularName: 'suggest-model', pluralName: 'suggest-models', displayName: 'Theme suggestion model' },
    options: { draftAndPublish: false },
    pluginOptions: HIDDEN,
    attributes: {
      state: { type: 'string', required: true },
      slot: { type: 'string' },
      claim: { type: 'string', required: true },
      leased: { type: 'datetime', required: true },
      startedAt: { type: 'datetime', required: true },
      endedAt: { type: 'datetime' },
      problem: { type: 'string' },
      isWhole: { type: 'boolean' },
      version: { type: 'string' },
      kind: { type: 'string' },
      confirmed: { type: 'integer' },
      synthetic: { type: 'integer' },
      until: { type: 'string' },
      themes: { type: 'json' },
      replaces: { type: 'boolean', required: true, default: false },
      evaluation: { type: 'json' },
      model: { type: 'json' },
    },
    indexes: [
      { name: 'balance_suggest_models_uq', columns: ['slot'], type: 'unique' },
      { name: 'balance_suggest_models_in_use', columns: ['replaces', 'id'] },
    ],
  },
} as const;
