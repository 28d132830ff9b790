import type { Core } from '@strapi/strapi';
import {
  contentAttributes,
  imagePaths,
  toContent,
  type Attributes,
  type Content,
  type Lookup,
  type Row,
} from '../core/content';
import { digestOf } from '../core/digest';
import { entryReference, fileReference, type Reference } from '../core/touches';
import { contentRowPages, contentRows } from '../database/content-row';
import { review } from '../review-services';
import { isGoverned, settings } from '../settings';
import { table } from '../tables';

/** A document in one locale as it stands in the database, and the uploads it uses. */
export interface Reading {
  content: Content;
  digest: string;
  files: Row[];
  /** The content with every related document in it, also governed ones that readers do not get. */
  whole(): Content;
  /** The files and related entries that the content depends on. */
  references: Reference[];
}

/** A related entry: governed ones count with their release in the locale that is read, others with their own row. */
interface Related {
  target: string;
  documentId: string;
  locale: unknown;
}

/** A related entry with the language in which it counts. */
interface Counted extends Related {
  language: unknown;
}

/** Finds that language for a governed type. */
type LanguageOf = (target: string, locale: string) => Promise<string>;

/** A populated row, and the language it is read in. */
interface Located {
  row: Row;
  locale: string;
}

/** What belongs to a row and lies in other tables. */
interface Parts {
  images: Map<string, Row>;
  files: Row[];
  related: Counted[];
}

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const media = () => strapi.plugin('review').service('media') as { digestOfFile(file: Row): Promise<string | null> };
  const attributesOf = (uid: string): Attributes =>
    (strapi.getModel(uid as 'admin::user') as unknown as { attributes: Attributes }).attributes;

  /** Fields of a related type that readers get: as configured, else its code and name. */
  function shownOf(target: string): string[] {
    const configured = settings(strapi).shown[target];
    if (configured) return configured;
    const attributes = attributesOf(target);
    return ['code', 'name', 'title'].filter((field) => attributes[field]);
  }

  /** A governed entry counts with its released digest, so that nothing of the row itself is shown. */
  const shownOfRelated = (target: string): readonly string[] => (isGoverned(strapi, target) ? [] : shownOf(target));

  const shapes = { attributesOf, shownOf: shownOfRelated };
  const rowOf = contentRows(strapi, shapes);
  const rowsOf = contentRowPages(strapi, shapes);

  /** Every media row and related document in a populated row. */
  function collect(row: Row, attributes: Attributes): { files: Row[]; related: Related[] } {
    const files: Row[] = [];
    const related: Related[] = [];
    for (const [name, attribute] of contentAttributes(attributes)) {
      const parts = ([] as unknown[])
        .concat(row[name] ?? [])
        .filter((part): part is Row => typeof part === 'object' && part !== null);
      if (attribute.type === 'media') files.push(...parts);
      if (attribute.type === 'relation')
        related.push(
          ...parts.map(({ documentId, locale }) => ({
            target: attribute.target ?? '',
            documentId: String(documentId),
            locale,
          })),
        );
      if (attribute.type !== 'component' && attribute.type !== 'dynamiczone') continue;
      for (const part of parts) {
        const inner = collect(part, attributesOf(attribute.component ?? String(part.__component)));
        files.push(...inner.files);
        related.push(...inner.related);
      }
    }
    return { files, related };
  }

  /** Uploads that pictures in texts point at, by address. */
  async function imageFiles(paths: readonly string[]): Promise<Map<string, Row>> {
    if (paths.length === 0) return new Map();
    const files = (await strapi.db.query('plugin::upload.file').findMany({
      where: { url: { $in: [...new Set(paths)] } },
      populate: ['createdBy', 'updatedBy'],
    })) as Row[];
    return new Map(files.map((file) => [String(file.url), file]));
  }

  /** In which language a governed document counts for one in `locale`; asked once for each type and language. */
  function relatedLanguages(): LanguageOf {
    const known = new Map<string, Promise<string>>();
    return (target, locale) => {
      const name = `${target} ${locale}`;
      const language = known.get(name) ?? review(strapi, 'languages').related(target, locale);
      known.set(name, language);
      return language;
    };
  }

  const nameOf = ({ target, documentId, language }: Omit<Counted, 'locale'>): string =>
    `${target}/${documentId}/${String(language)}`;

  /** Current released digests of governed documents, each in the language in which it counts, by {@link nameOf}. */
  async function releasedDigests(related: readonly Counted[]): Promise<Map<string, string>> {
    const sorts = new Map<string, Counted[]>();
    for (const one of related.filter(({ target }) => isGoverned(strapi, target))) {
      const sort = `${one.target} ${String(one.language)}`;
      sorts.set(sort, [...(sorts.get(sort) ?? []), one]);
    }
    const digests = new Map<string, string>();
    for (const sort of sorts.values()) {
      const { target: uid, language } = sort[0] as Counted;
      const document = { $in: [...new Set(sort.map(({ documentId }) => documentId))] };
      for (const row of await table(strapi, 'release').findMany({ where: { uid, document, language, state: 'live' } }))
        digests.set(nameOf({ target: uid, documentId: row.document, language }), row.digest);
    }
    return digests;
  }

  /** Related documents with the language in which each counts for readers of `locale`. */
  async function counted(related: readonly Related[], locale: string, languageOf: LanguageOf): Promise<Counted[]> {
    const found: Counted[] = [];
    for (const one of related) {
      const language = isGoverned(strapi, one.target) ? await languageOf(one.target, locale) : one.locale;
      found.push({ ...one, language });
    }
    return found;
  }

  /** The parts of rows that lie in other tables, found for all rows together. */
  async function partsOf(uid: string, rows: readonly Located[]): Promise<Parts[]> {
    const attributes = attributesOf(uid);
    const pathsIn = (row: Row): string[] => imagePaths(row, attributes).filter((path) => path !== '');
    const images = await imageFiles(rows.flatMap(({ row }) => pathsIn(row)));
    const languageOf = relatedLanguages();
    const parts: Parts[] = [];
    for (const { row, locale } of rows) {
      const { files, related } = collect(row, attributes);
      const paths = new Set(pathsIn(row));
      const own = new Map([...images].filter(([url]) => paths.has(url)));
      parts.push({
        images: own,
        files: [...files, ...own.values()],
        related: await counted(related, locale, languageOf),
      });
    }
    return parts;
  }

  /** Rows with all that belongs to them as readings, by as many statements as for one row. */
  async function readingsOf(uid: string, rows: readonly Located[]): Promise<Reading[]> {
    const attributes = attributesOf(uid);
    const parts = await partsOf(uid, rows);
    const fileDigests = new Map<unknown, string | null>();
    for (const file of parts.flatMap(({ files }) => files))
      if (!fileDigests.has(file.id)) fileDigests.set(file.id, await media().digestOfFile(file));
    const released = await releasedDigests(parts.flatMap(({ related }) => related));
    return rows.map(({ row, locale }, index): Reading => {
      const { images, files, related } = parts[index] as Parts;
      const digests = new Map(
        related.map((one) => [`${one.target}/${one.documentId}`, released.get(nameOf(one)) ?? null]),
      );
      const lookup: Lookup = {
        component: attributesOf,
        shown: shownOf,
        fileDigest: (file) => fileDigests.get(file.id) ?? null,
        fileByUrl: (url) => images.get(url),
        releasedDigest: (target, id) =>
          isGoverned(strapi, target) ? (digests.get(`${target}/${id}`) ?? null) : undefined,
      };
      const references = new Set(files.map((file) => fileReference(file.id)));
      for (const one of related) references.add(entryReference(one.target, one.documentId, one.language));
      const content = toContent(uid, locale, row, attributes, lookup);
      return {
        references: [...references],
        content,
        digest: digestOf(content),
        files,
        whole: () => toContent(uid, locale, row, attributes, { ...lookup, releasedDigest: () => undefined }),
      };
    });
  }

  async function read(uid: string, documentId: string, locale: string, published: boolean): Promise<Reading | null> {
    const rowLocale = review(strapi, 'languages').rowLocale(uid, locale);
    const row = await rowOf({ uid, documentId, locale: rowLocale, published });
    return row ? ((await readingsOf(uid, [{ row, locale }]))[0] ?? null) : null;
  }

  return {
    attributesOf,
    shownOf,
    /** The draft's canonical content, or null when the document has no draft in this locale. */
    draft: (uid: string, documentId: string, locale: string) => read(uid, documentId, locale, false),

    /** The drafts of many documents of a type, by as many statements as for one; null where there is none. */
    async drafts(uid: string, wanted: readonly { documentId: string; locale: string }[]): Promise<(Reading | null)[]> {
      const { rowLocale } = review(strapi, 'languages');
      const documents = wanted.map(({ documentId, locale }) => ({ documentId, locale: rowLocale(uid, locale) }));
      const rows = await rowsOf({ uid, documents, published: false });
      const there = rows.map((row, index) => ({ row, locale: wanted[index]?.locale ?? '', index }));
      const found = there.filter((one): one is typeof one & { row: Row } => one.row !== null);
      const readings = await readingsOf(uid, found);
      const byIndex = new Map(found.map(({ index }, place) => [index, readings[place] ?? null]));
      return wanted.map((_, index) => byIndex.get(index) ?? null);
    },

    /** The published row's canonical content, or null when nothing is published. */
    published: (uid: string, documentId: string, locale: string) => read(uid, documentId, locale, true),
  };
};
