/** A place of publication. Editors choose channels, so the type is visible in the Content Manager. */
export const channel = {
  schema: {
    kind: 'collectionType',
    collectionName: 'delivery_channels',
    info: { singularName: 'channel', pluralName: 'channels', displayName: '渠道 Channel' },
    options: { draftAndPublish: false },
    pluginOptions: {},
    attributes: {
      code: { type: 'string', required: true, unique: true, regex: '^[a-z][a-z0-9-]{0,39}$' },
      name: { type: 'string', required: true, maxLength: 60 },
      kind: { type: 'enumeration', enum: ['web', 'wechat', 'screen'], required: true, default: 'web' },
    },
  },
} as const;
