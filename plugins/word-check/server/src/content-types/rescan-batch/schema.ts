/** A part of a rescan that a process is at, until `leased`; then another one may take it over. Gone when it is done. */
export const schema = {
  kind: 'collectionType',
  collectionName: 'word_check_rescan_batches',
  info: { singularName: 'rescan-batch', pluralName: 'rescan-batches', displayName: 'Rescan batch' },
  options: { draftAndPublish: false },
  pluginOptions: { 'content-manager': { visible: false }, 'content-type-builder': { visible: false } },
  indexes: [{ name: 'word_check_rescan_batches_uq', columns: ['rescan', 'standing', 'after'], type: 'unique' }],
  attributes: {
    rescan: { type: 'integer', required: true },
    standing: { type: 'string', required: true },
    after: { type: 'integer', required: true },
    upTo: { type: 'integer', required: true },
    claim: { type: 'string', required: true },
    leased: { type: 'datetime', required: true },
    attempts: { type: 'integer', required: true },
  },
} as const;
