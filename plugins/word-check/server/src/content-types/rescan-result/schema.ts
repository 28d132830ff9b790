/** What a rescan found in one content, once; contents without findings have no row. `number` is its release or run. */
export const schema = {
  kind: 'collectionType',
  collectionName: 'word_check_rescan_results',
  info: { singularName: 'rescan-result', pluralName: 'rescan-results', displayName: 'Rescan result' },
  options: { draftAndPublish: false },
  pluginOptions: { 'content-manager': { visible: false }, 'content-type-builder': { visible: false } },
  indexes: [
    { name: 'word_check_rescan_results_uq', columns: ['rescan', 'standing', 'number'], type: 'unique' },
    { name: 'word_check_rescan_results_ix1', columns: ['rescan', 'fresh', 'blocks'] },
  ],
  attributes: {
    rescan: { type: 'integer', required: true },
    standing: { type: 'string', required: true },
    number: { type: 'integer', required: true },
    uid: { type: 'string', required: true },
    document: { type: 'string', required: true },
    language: { type: 'string', required: true },
    title: { type: 'text' },
    blocks: { type: 'integer', required: true },
    warns: { type: 'integer', required: true },
    infos: { type: 'integer', required: true },
    fresh: { type: 'integer', required: true },
    problem: { type: 'string' },
    findings: { type: 'json', required: true },
  },
} as const;
