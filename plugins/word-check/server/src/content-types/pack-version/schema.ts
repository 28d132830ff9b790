/**
 * What a pack was at each of its versions, and who made it so. `chunks` are the digests of `pack-chunk` rows, in order and
 * with spaces. Rows of a removed pack stay as a record of what happened; its chunks do not.
 */
export const schema = {
  kind: 'collectionType',
  collectionName: 'word_check_pack_versions',
  info: { singularName: 'pack-version', pluralName: 'pack-versions', displayName: 'Version of a rule pack' },
  options: { draftAndPublish: false },
  pluginOptions: { 'content-manager': { visible: false }, 'content-type-builder': { visible: false } },
  indexes: [{ name: 'word_check_pack_versions_uq', columns: ['pack_id', 'version'], type: 'unique' }],
  attributes: {
    packId: { type: 'string', required: true },
    key: { type: 'string', required: true },
    version: { type: 'integer', required: true },
    act: { type: 'string', required: true },
    at: { type: 'datetime', required: true },
    byId: { type: 'integer' },
    byName: { type: 'string' },
    name: { type: 'string', required: true },
    chunks: { type: 'text' },
    ruleCount: { type: 'integer', required: true },
    termCount: { type: 'integer', required: true },
    change: { type: 'json' },
  },
} as const;
