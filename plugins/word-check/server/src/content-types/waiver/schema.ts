/**
 * Waivers that stand: of one finding each, by whom and why. A row goes when its waiver is withdrawn; both acts are in
 * review's ledger. `text` and `quote` hold personal data masked only.
 */
export const schema = {
  kind: 'collectionType',
  collectionName: 'word_check_waivers',
  info: { singularName: 'waiver', pluralName: 'waivers', displayName: 'Waiver' },
  options: { draftAndPublish: false },
  pluginOptions: { 'content-manager': { visible: false }, 'content-type-builder': { visible: false } },
  indexes: [{ name: 'word_check_waivers_document_ix', columns: ['document', 'uid', 'language'] }],
  attributes: {
    uid: { type: 'string', required: true },
    document: { type: 'string', required: true },
    language: { type: 'string', required: true },
    digest: { type: 'string', required: true },
    pack: { type: 'string', required: true },
    rule: { type: 'string', required: true },
    meaning: { type: 'string', required: true },
    severity: { type: 'string', required: true },
    path: { type: 'string', required: true },
    start: { type: 'integer', required: true },
    anchor: { type: 'string', required: true },
    text: { type: 'text' },
    quote: { type: 'text' },
    message: { type: 'text', required: true },
    reason: { type: 'text', required: true },
    name: { type: 'string', required: true },
    post: { type: 'string' },
    unit: { type: 'string' },
    at: { type: 'string', required: true },
    seq: { type: 'integer', required: true },
  },
} as const;
