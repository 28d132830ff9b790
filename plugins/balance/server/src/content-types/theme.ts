/**
 * A theme posts are counted by. Editors choose themes, so the type is visible in the Content Manager.
 * `name` stands first because the Content Manager shows the first text attribute of a relation's target.
 */
export const theme = {
  schema: {
    kind: 'collectionType',
    collectionName: 'balance_themes',
    info: { singularName: 'theme', pluralName: 'themes', displayName: '主题 Theme' },
    options: { draftAndPublish: false },
    pluginOptions: {},
    attributes: {
      name: { type: 'string', required: true, maxLength: 60 },
      code: { type: 'string', required: true, unique: true, regex: '^[a-z][a-z0-9-]{0,39}$' },
      color: { type: 'string', regex: '^#[0-9a-fA-F]{6}$' },
      rank: { type: 'integer', default: 0 },
    },
    indexes: [{ name: 'balance_themes_code_unique', columns: ['code'], type: 'unique' }],
  },
} as const;
