/**
 * Imports into packs, so that any process can say how far one is. The process at work renews `beatAt`; one that stopped
 * doing so is dead, and its import has failed.
 */
export const schema = {
  kind: 'collectionType',
  collectionName: 'word_check_imports',
  info: { singularName: 'import', pluralName: 'imports', displayName: 'Import into a rule pack' },
  options: { draftAndPublish: false },
  pluginOptions: { 'content-manager': { visible: false }, 'content-type-builder': { visible: false } },
  attributes: {
    key: { type: 'string', required: true },
    state: { type: 'string', required: true },
    done: { type: 'integer', required: true },
    total: { type: 'integer', required: true },
    at: { type: 'datetime', required: true },
    beatAt: { type: 'datetime', required: true },
    result: { type: 'text' },
    failure: { type: 'text' },
  },
} as const;
