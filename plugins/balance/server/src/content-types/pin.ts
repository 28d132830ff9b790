import { HIDDEN } from './hidden';

/**
 * An item that stands before the mix of one list (a channel in one locale) until a time. `place` is taken by a pinned one,
 * which is what limits their number; an emergency has none. `act` is the row of the ledger that set it, `epoch` delivery's at
 * the last change: what was taken away ends there and stays until the next change, for listeners to hear of it.
 */
export const pin = {
  schema: {
    kind: 'collectionType',
    collectionName: 'balance_pins',
    info: { singularName: 'pin', pluralName: 'pins', displayName: 'Balance pin' },
    options: { draftAndPublish: false },
    pluginOptions: HIDDEN,
    attributes: {
      channel: { type: 'string', required: true },
      uid: { type: 'string', required: true },
      document: { type: 'string', required: true },
      locale: { type: 'string', required: true },
      kind: { type: 'string', required: true },
      place: { type: 'integer' },
      until: { type: 'datetime', required: true },
      title: { type: 'text', required: true },
      reason: { type: 'text', required: true },
      act: { type: 'integer' },
      epoch: { type: 'integer' },
    },
    indexes: [
      { name: 'balance_pins_document_unique', columns: ['channel', 'locale', 'uid', 'document'], type: 'unique' },
      { name: 'balance_pins_place_unique', columns: ['channel', 'locale', 'place'], type: 'unique' },
    ],
  },
} as const;
