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
import { contentRows } from '../database/content-row';
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

  const rowOf = contentRows(strapi, { attributesOf, shownOf: shownOfRelated });

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

  async function imageFiles(row: Row, attributes: Attributes): Promise<Map<string, Row>> {
    const paths = imagePaths(row, attributes).filter((path) => path !== '');
    if (paths.length === 0) return new Map();
    const files = (await strapi.db.query('plugin::upload.file').findMany({
      where: { url: { $in: paths } },
      populate: ['createdBy', 'updatedBy'],
    })) as Row[];
    return new Map(files.map((file) => [String(file.url), file]));
  }

  /** Current released digests of the governed documents a row points at, in the locale that is read. */
  async function releasedDigests(related: Related[], locale: string): Promise<Map<string, string | null>> {
    const governed = related.filter(({ target }) => isGoverned(strapi, target));
    const digests = new Map<string, string | null>();
    for (const { target, documentId } of governed) {
      const language = await review(strapi, 'languages').related(target, locale);
      const release = await table(strapi, 'release').findOne({
        where: { uid: target, document: documentId, language, state: 'live' },
      });
      digests.set(`${target}/${documentId}`, release?.digest ?? null);
    }
    return digests;
  }

  /** A governed entry counts by its release in the language that readers get, any other by its own row. */
  async function relatedReference({ target, documentId, locale: own }: Related, locale: string): Promise<Reference> {
    const language = isGoverned(strapi, target) ? await review(strapi, 'languages').related(target, locale) : own;
    return entryReference(target, documentId, language);
  }

  async function read(uid: string, documentId: string, locale: string, published: boolean): Promise<Reading | null> {
    const attributes = attributesOf(uid);
    const rowLocale = review(strapi, 'languages').rowLocale(uid, locale);
    const row = await rowOf({ uid, documentId, locale: rowLocale, published });
    if (!row) return null;
    const images = await imageFiles(row, attributes);
    const { files, related } = collect(row, attributes);
    const all = [...files, ...images.values()];
    const fileDigests = new Map<unknown, string | null>();
    for (const file of all) if (!fileDigests.has(file.id)) fileDigests.set(file.id, await media().digestOfFile(file));
    const released = await releasedDigests(related, locale);
    const lookup: Lookup = {
      component: attributesOf,
      shown: shownOf,
      fileDigest: (file) => fileDigests.get(file.id) ?? null,
      fileByUrl: (url) => images.get(url),
      releasedDigest: (target, id) =>
        isGoverned(strapi, target) ? (released.get(`${target}/${id}`) ?? null) : undefined,
    };
    const references = new Set(all.map((file) => fileReference(file.id)));
    for (const one of related) references.add(await relatedReference(one, locale));
    const content = toContent(uid, locale, row, attributes, lookup);
    return {
      references: [...references],
      content,
      digest: digestOf(content),
      files: all,
      whole: () => toContent(uid, locale, row, attributes, { ...lookup, releasedDigest: () => undefined }),
    };
  }

  return {
    attributesOf,
    shownOf,
    /** The draft's canonical content, or null when the document has no draft in this locale. */
    draft: (uid: string, documentId: string, locale: string) => read(uid, documentId, locale, false),
    /** The published row's canonical content, or null when nothing is published. */
    published: (uid: string, documentId: string, locale: string) => read(uid, documentId, locale, true),
  };
};
