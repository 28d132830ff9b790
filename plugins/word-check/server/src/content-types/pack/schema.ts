/**
 * User packs: one row each, with what its newest version holds; `version` is for optimistic writing. The rules are in
 * `pack-chunk`. `rules` holds those of packs saved before there were chunks, until `carryOver` has moved them.
 */
export const schema = {
  kind: 'collectionType',
  collectionName: 'word_check_packs',
  info: { singularName: 'pack', pluralName: 'packs', displayName: 'Rule pack' },
  options: { draftAndPublish: false },
  pluginOptions: { 'content-manager': { visible: false }, 'content-type-builder': { visible: false } },
  indexes: [{ name: 'word_check_packs_key_uq', columns: ['key'], type: 'unique' }],
  attributes: {
    key: { type: 'string', required: true, unique: true },
    name: { type: 'string', required: true },
    rules: { type: 'json' },
    builtin: { type: 'boolean', default: false, required: true },
    version: { type: 'integer', required: true },
    ruleCount: { type: 'integer', default: 0 },
    termCount: { type: 'integer', default: 0 },
    savedAt: { type: 'datetime' },
    savedBy: { type: 'string' },
  },
} as const;
