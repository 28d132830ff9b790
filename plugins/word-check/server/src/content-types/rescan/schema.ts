/**
 * A walk through everything that stands: a rescan by all packs, or a trial of one rule. `slot` is taken by the one that
 * is under way; cursors say how far it has been handed out, counts how much of it is done.
 */
export const schema = {
  kind: 'collectionType',
  collectionName: 'word_check_rescans',
  info: { singularName: 'rescan', pluralName: 'rescans', displayName: 'Rescan' },
  options: { draftAndPublish: false },
  pluginOptions: { 'content-manager': { visible: false }, 'content-type-builder': { visible: false } },
  indexes: [
    { name: 'word_check_rescans_uq', columns: ['slot'], type: 'unique' },
    { name: 'word_check_rescans_ix1', columns: ['kind', 'state'] },
  ],
  attributes: {
    kind: { type: 'string', required: true },
    slot: { type: 'string' },
    state: { type: 'string', required: true },
    stamp: { type: 'text' },
    code: { type: 'string' },
    engine: { type: 'string' },
    rule: { type: 'json' },
    by: { type: 'string' },
    startedAt: { type: 'datetime', required: true },
    endedAt: { type: 'datetime' },
    liveAt: { type: 'integer', required: true },
    liveTo: { type: 'integer', required: true },
    pendingAt: { type: 'integer', required: true },
    pendingTo: { type: 'integer', required: true },
    casesAt: { type: 'integer', required: true, default: 0 },
    total: { type: 'integer', required: true },
    done: { type: 'integer', required: true, default: 0 },
    items: { type: 'integer', required: true, default: 0 },
    blocks: { type: 'integer', required: true, default: 0 },
    warns: { type: 'integer', required: true, default: 0 },
    infos: { type: 'integer', required: true, default: 0 },
    fresh: { type: 'integer', required: true, default: 0 },
    unread: { type: 'integer', required: true, default: 0 },
    pictures: { type: 'integer', required: true, default: 0 },
    cases: { type: 'integer', required: true, default: 0 },
  },
} as const;
