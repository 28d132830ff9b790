import { HIDDEN } from './hidden';

/**
 * From when until when a document stood on a channel with one text, in one column. `freshAt` is when that text was new
 * there, which a release of the same text does not move; `state` is `live` while `endedAt` is empty, else `over`. Rows
 * are only added and ended, so that an earlier day can be looked at; one is live for a document, locale and channel.
 */
export const stretch = {
  schema: {
    kind: 'collectionType',
    collectionName: 'balance_stretches',
    info: { singularName: 'stretch', pluralName: 'stretches', displayName: 'Balance stretch' },
    options: { draftAndPublish: false },
    pluginOptions: HIDDEN,
    attributes: {
      uid: { type: 'string', required: true },
      document: { type: 'string', required: true },
      locale: { type: 'string', required: true },
      channel: { type: 'string', required: true },
      columnCode: { type: 'string' },
      title: { type: 'string' },
      digest: { type: 'string', required: true },
      freshAt: { type: 'datetime', required: true },
      since: { type: 'datetime', required: true },
      endedAt: { type: 'datetime' },
      state: { type: 'string', required: true },
    },
    indexes: [
      { name: 'balance_stretches_document', columns: ['uid', 'document', 'locale', 'state'] },
      { name: 'balance_stretches_account', columns: ['channel', 'locale', 'state', 'fresh_at'] },
      { name: 'balance_stretches_column', columns: ['channel', 'locale', 'column_code', 'state', 'fresh_at'] },
    ],
  },
} as const;

/** How far the ledger has been read for what is kept of it: one row per `key`; `seq` is the number of the last row. */
export const progress = {
  schema: {
    kind: 'collectionType',
    collectionName: 'balance_progress',
    info: { singularName: 'progress', pluralName: 'progresses', displayName: 'Balance progress' },
    options: { draftAndPublish: false },
    pluginOptions: HIDDEN,
    attributes: {
      key: { type: 'string', required: true },
      seq: { type: 'biginteger', required: true },
    },
    indexes: [{ name: 'balance_progress_key_unique', columns: ['key'], type: 'unique' }],
  },
} as const;
