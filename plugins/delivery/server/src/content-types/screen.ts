const HIDDEN = { 'content-manager': { visible: false }, 'content-type-builder': { visible: false } };

/**
 * A screen that reports: where it hangs by name, which channel it shows, the hash of its token, and its last heartbeat.
 * Nothing of who stands before it, and no network address.
 */
export const screen = {
  schema: {
    kind: 'collectionType',
    collectionName: 'delivery_screens',
    info: { singularName: 'screen', pluralName: 'screens', displayName: 'Screen' },
    options: { draftAndPublish: false },
    pluginOptions: HIDDEN,
    attributes: {
      channel: { type: 'string', required: true },
      name: { type: 'string', required: true },
      tokenHash: { type: 'string', required: true },
      addedAt: { type: 'datetime', required: true },
      revokedAt: { type: 'datetime' },
      heardAt: { type: 'datetime' },
      manifestSeq: { type: 'integer' },
      item: { type: 'string' },
      clockOffset: { type: 'biginteger' },
      storageFree: { type: 'biginteger' },
      errors: { type: 'json' },
    },
    indexes: [{ name: 'delivery_screens_channel', columns: ['channel'] }],
  },
} as const;

/**
 * A receipt of a screen. Duration and theme are those of the item when it came: what was counted from a receipt must
 * not change when a later version renders the item differently.
 */
export const screenReceipt = {
  schema: {
    kind: 'collectionType',
    collectionName: 'delivery_screen_receipts',
    info: { singularName: 'screen-receipt', pluralName: 'screen-receipts', displayName: 'Screen receipt' },
    options: { draftAndPublish: false },
    pluginOptions: HIDDEN,
    attributes: {
      screen: { type: 'integer', required: true },
      digest: { type: 'string', required: true },
      kind: { type: 'string', required: true },
      at: { type: 'datetime', required: true },
      manifestSeq: { type: 'integer', required: true },
      durationMs: { type: 'integer', required: true },
      theme: { type: 'string' },
    },
    indexes: [
      { name: 'delivery_screen_receipts_unique', columns: ['screen', 'at', 'kind', 'digest'], type: 'unique' },
      { name: 'delivery_screen_receipts_kind', columns: ['screen', 'kind', 'at'] },
      { name: 'delivery_screen_receipts_digest', columns: ['digest', 'kind'] },
    ],
  },
} as const;
