/**
 * Some rules of a pack in a row, as the JSON text of an array. A row never changes: it is named by the SHA-256 of its text,
 * so versions that share rules share rows.
 */
export const schema = {
  kind: 'collectionType',
  collectionName: 'word_check_pack_chunks',
  info: { singularName: 'pack-chunk', pluralName: 'pack-chunks', displayName: 'Rules of a rule pack' },
  options: { draftAndPublish: false },
  pluginOptions: { 'content-manager': { visible: false }, 'content-type-builder': { visible: false } },
  indexes: [{ name: 'word_check_pack_chunks_uq', columns: ['pack_id', 'digest'], type: 'unique' }],
  attributes: {
    packId: { type: 'string', required: true },
    digest: { type: 'string', required: true },
    rules: { type: 'text', required: true },
  },
} as const;
