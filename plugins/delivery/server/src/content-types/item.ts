const HIDDEN = { 'content-manager': { visible: false }, 'content-type-builder': { visible: false } };

/** One row per release and channel: everything readers get, rendered when it was released. See `ItemRow`. */
export const item = {
  schema: {
    kind: 'collectionType',
    collectionName: 'delivery_items',
    info: { singularName: 'item', pluralName: 'items', displayName: 'Delivery item' },
    options: { draftAndPublish: false },
    pluginOptions: HIDDEN,
    attributes: {
      uid: { type: 'string', required: true },
      document: { type: 'string', required: true },
      locale: { type: 'string', required: true },
      channel: { type: 'string', required: true },
      digest: { type: 'string', required: true },
      releaseId: { type: 'integer', required: true },
      state: { type: 'enumeration', enum: ['live', 'superseded', 'recalled'], required: true },
      title: { type: 'text' },
      summary: { type: 'text' },
      excerpt: { type: 'text' },
      themeCode: { type: 'string' },
      themeName: { type: 'string' },
      columnCode: { type: 'string' },
      columnName: { type: 'string' },
      topicCode: { type: 'string' },
      topicName: { type: 'string' },
      aiLabel: { type: 'text' },
      coverSha: { type: 'string' },
      cover: { type: 'json' },
      payload: { type: 'json' },
      releasedAt: { type: 'datetime' },
      firstReleasedAt: { type: 'datetime' },
      displayFrom: { type: 'datetime' },
      displayUntil: { type: 'datetime' },
      recalledAt: { type: 'datetime' },
      liveEpoch: { type: 'integer', required: true },
      endedEpoch: { type: 'integer' },
    },
    indexes: [
      { name: 'delivery_items_release_unique', columns: ['release_id', 'channel'], type: 'unique' },
      { name: 'delivery_items_feed', columns: ['channel', 'locale', 'state', 'first_released_at'] },
      { name: 'delivery_items_document', columns: ['document', 'locale', 'channel'] },
      { name: 'delivery_items_digest', columns: ['digest', 'channel'] },
      { name: 'delivery_items_live_epoch', columns: ['channel', 'locale', 'live_epoch'] },
      { name: 'delivery_items_ended_epoch', columns: ['channel', 'locale', 'ended_epoch'] },
    ],
  },
} as const;

/**
 * One row. Its number rises in the transaction of every release and recall (and when a channel or a locale is edited),
 * so that comparing a single number tells whether an answer kept in memory is still true.
 */
export const epoch = {
  schema: {
    kind: 'collectionType',
    collectionName: 'delivery_epochs',
    info: { singularName: 'epoch', pluralName: 'epochs', displayName: 'Delivery epoch' },
    options: { draftAndPublish: false },
    pluginOptions: HIDDEN,
    attributes: {
      key: { type: 'string', required: true },
      number: { type: 'integer', required: true, default: 0 },
    },
    indexes: [{ name: 'delivery_epochs_key_unique', columns: ['key'], type: 'unique' }],
  },
} as const;

/** The number of a channel's last manifest, per locale, and the digest of what it said. */
export const manifestSeq = {
  schema: {
    kind: 'collectionType',
    collectionName: 'delivery_manifest_seqs',
    info: { singularName: 'manifest-seq', pluralName: 'manifest-seqs', displayName: 'Manifest number' },
    options: { draftAndPublish: false },
    pluginOptions: HIDDEN,
    attributes: {
      channel: { type: 'string', required: true },
      locale: { type: 'string', required: true },
      seq: { type: 'integer', required: true, default: 0 },
      contentHash: { type: 'string' },
    },
    indexes: [{ name: 'delivery_manifest_seqs_unique', columns: ['channel', 'locale'], type: 'unique' }],
  },
} as const;
