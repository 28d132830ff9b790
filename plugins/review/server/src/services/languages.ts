import type { Core } from '@strapi/strapi';
import { table } from '../tables';

interface Locales {
  getDefaultLocale(): Promise<string>;
  find(): Promise<{ code: string }[]>;
}

/**
 * In which languages documents exist, decided once. A lineage always has a language. A type with languages (i18n) has
 * rows that name theirs; a type without has rows that name none, and one lineage per document, kept under the default
 * locale: `?locale=` left out means the same for both, and rows stay with their lineages when i18n is switched on,
 * because Strapi then writes the default locale into them.
 */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const locales = () => strapi.plugin('i18n').service('locales') as Locales;
  const homes = new Map<string, string>();

  function isLocalised(uid: string): boolean {
    const model = strapi.getModel(uid as 'admin::user') as { pluginOptions?: object } | undefined;
    return (model?.pluginOptions as { i18n?: { localized?: boolean } } | undefined)?.i18n?.localized === true;
  }

  /** The language of all lineages of a type without languages: another default locale set later does not move them. */
  async function homeOf(uid: string): Promise<string> {
    const known = homes.get(uid);
    if (known) return known;
    const standard = await locales().getDefaultLocale();
    const lineages = table(strapi, 'lineage');
    const first =
      (await lineages.findOne({ where: { uid, language: standard } })) ??
      (await lineages.findOne({ where: { uid }, orderBy: { id: 'asc' } }));
    if (first) homes.set(uid, first.language);
    return first?.language ?? standard;
  }

  const defaultOf = (uid: string): Promise<string> => (isLocalised(uid) ? locales().getDefaultLocale() : homeOf(uid));

  return {
    isLocalised,

    /** What the column `locale` says in the rows of a lineage. */
    rowLocale: (uid: string, language: string): string | null => (isLocalised(uid) ? language : null),

    /** The language of the lineage a row belongs to; empty text for a row of a localised type that names none. */
    async ofRow(uid: string, locale: string | null): Promise<string> {
      return locale ?? (isLocalised(uid) ? '' : homeOf(uid));
    },

    /** The language meant where none is named. */
    default: defaultOf,

    /** The language in which a related document is looked up from one in `language`. */
    related: async (target: string, language: string): Promise<string> =>
      isLocalised(target) && language !== '' ? language : defaultOf(target),

    /** Every language a document of a type can have. */
    async all(uid: string): Promise<string[]> {
      return isLocalised(uid) ? (await locales().find()).map(({ code }) => code) : [await homeOf(uid)];
    },

    /** The languages a Document Service call touches: none named means the default one, `*` means all. */
    async ofCall(uid: string, locale: unknown): Promise<string[]> {
      if (!isLocalised(uid) || locale === undefined || locale === null || locale === '') return [await defaultOf(uid)];
      const asked = ([] as unknown[]).concat(locale).map(String);
      // In one order, so that two calls about the same languages lock them alike.
      return [...new Set(asked.includes('*') ? await this.all(uid) : asked)].sort();
    },

    /** Parameters that name a document in one language to the Document Service. */
    params: ({ uid, documentId, locale }: { uid: string; documentId: string; locale: string }) => ({
      documentId,
      ...(isLocalised(uid) ? { locale } : {}),
    }),
  };
};
