/** User packs. The rules are JSON as `core/rule.ts` describes them; `version` is for optimistic writing. */
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
    rules: { type: 'json', required: true },
    builtin: { type: 'boolean', default: false, required: true },
    version: { type: 'integer', required: true },
  },
} as const;
