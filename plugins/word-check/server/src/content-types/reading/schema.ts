/**
 * What was read in pictures, by the SHA-256 of their bytes and the version of the reader. A row without a reading is a
 * process's claim that it is at it.
 */
export const schema = {
  kind: 'collectionType',
  collectionName: 'word_check_readings',
  info: { singularName: 'reading', pluralName: 'readings', displayName: 'Picture reading' },
  options: { draftAndPublish: false },
  pluginOptions: { 'content-manager': { visible: false }, 'content-type-builder': { visible: false } },
  indexes: [{ name: 'word_check_readings_uq', columns: ['digest', 'reader'], type: 'unique' }],
  attributes: {
    digest: { type: 'string', required: true },
    reader: { type: 'string', required: true },
    reading: { type: 'json' },
    claim: { type: 'string' },
    claimedAt: { type: 'datetime' },
  },
} as const;
