import { HIDDEN } from './hidden';

/**
 * What the theme suggestion last said about a document before its first release, and which theme was signed then. No
 * person and no text are part of it. `suggested` and `taken` are theme codes; `suggested` is kept for blind documents too,
 * where nobody saw it. `confirmedAt` is set once the first release is known, `confirmed` is null where it had no theme.
 */
export const suggestChoice = {
  schema: {
    kind: 'collectionType',
    collectionName: 'balance_suggest_choices',
    info: { singularName: 'suggest-choice', pluralName: 'suggest-choices', displayName: 'Theme suggestion choice' },
    options: { draftAndPublish: false },
    pluginOptions: HIDDEN,
    attributes: {
      uid: { type: 'string', required: true },
      document: { type: 'string', required: true },
      locale: { type: 'string' },
      version: { type: 'string', required: true },
      suggested: { type: 'string' },
      taken: { type: 'string' },
      blind: { type: 'boolean', required: true },
      suggestedAt: { type: 'datetime', required: true },
      confirmed: { type: 'string' },
      confirmedAt: { type: 'datetime' },
    },
    indexes: [
      { name: 'balance_suggest_choices_uq', columns: ['uid', 'document', 'locale'], type: 'unique' },
      { name: 'balance_suggest_choices_open', columns: ['confirmed_at', 'suggested_at'] },
    ],
  },
} as const;
