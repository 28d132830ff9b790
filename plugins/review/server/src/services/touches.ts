import type { Core } from '@strapi/strapi';
import { contentAttributes, type Attributes, type Row } from '../core/content';
import {
  entryFingerprint,
  entryReference,
  fileFingerprint,
  fileReference,
  type FileTouch,
  type Reference,
} from '../core/touches';
import { lastTouches } from '../database/page-reads';
import { isGoverned, settings } from '../settings';
import { iso, table } from '../tables';
import { review } from '../review-services';
import type { Writer } from './actors';
import type { Key } from './lineages';
import type { ViewSources } from './view-sources';

const FILE = 'plugin::upload.file';
/** A column holds so many characters of a reference; ids are far shorter. */
const LONGEST = 250;

interface RowEvent {
  action: string;
  model: { uid: string };
  params: { where?: unknown; data?: Row };
  result?: unknown;
  state: { ids?: number[] };
}

/**
 * Touches: what happens outside documents to the files and entries their contents depend on. A write in the media
 * library or on a related entry passes by the documents themselves; without a note of it, a picture swapped and swapped
 * back under an approved text would leave no trace, and only its last uploader would count as an author.
 */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const touches = () => table(strapi, 'touch');
  let targets: Set<string> | undefined;

  /** Types that governed content points at, through components as well. */
  function relationTargets(): Set<string> {
    if (targets) return targets;
    const found = new Set<string>();
    const seen = new Set<string>();
    const walk = (attributes: Attributes): void => {
      for (const [, { type, target, component, components }] of contentAttributes(attributes)) {
        if (type === 'relation' && target) found.add(target);
        for (const uid of [component, ...(components ?? [])]) {
          if (uid === undefined || seen.has(uid)) continue;
          seen.add(uid);
          walk(review(strapi, 'contents').attributesOf(uid));
        }
      }
    };
    for (const uid of Object.keys(settings(strapi).governed)) walk(review(strapi, 'contents').attributesOf(uid));
    targets = found;
    return found;
  }

  /** Notes that something is another now, unless readers get the same of it as at the last note. */
  async function note(reference: Reference, fingerprint: string, writer: Writer): Promise<void> {
    const target = reference.slice(0, LONGEST);
    const [last] = await touches().findMany({ where: { target }, orderBy: { id: 'desc' }, limit: 1 });
    if (last?.fingerprint === fingerprint) return;
    const at = review(strapi, 'clock').now().toISOString();
    const by = writer.person ? { person: writer.person.key, name: writer.person.name } : {};
    await touches().create({ data: { target, fingerprint, origin: writer.origin, at, ...by } });
    review(strapi, 'watch').soon();
  }

  /** Who writes a file: the account the media library names on the row, else whoever is acting. */
  async function fileWriter(data: Row | undefined): Promise<Writer> {
    const actors = review(strapi, 'actors');
    const writer = await actors.writer();
    if (writer.person) return writer;
    const account = Number(data?.updatedBy ?? data?.createdBy);
    const acting = account > 0 ? await actors.ofUser(account, writer.origin) : null;
    return acting ? { person: acting.snapshot, origin: 'admin' } : writer;
  }

  async function noteFile(id: number, data: Row | undefined): Promise<void> {
    const file = (await strapi.db.query(FILE).findOne({ where: { id } })) as Row | null;
    if (!file) return;
    const digest = await review(strapi, 'media').digestOfFile(file);
    await note(fileReference(id), fileFingerprint(file, { fileDigest: () => digest }), await fileWriter(data));
  }

  async function noteEntry(uid: string, id: number): Promise<void> {
    const shown = review(strapi, 'contents').shownOf(uid);
    const row = (await strapi.db.query(uid as 'admin::user').findOne({ where: { id } as never })) as Row | null;
    if (!row) return;
    const reference = entryReference(uid, String(row.documentId), row.locale);
    await note(reference, entryFingerprint(row, shown), await review(strapi, 'actors').writer());
  }

  async function idsOf(uid: string, where: unknown): Promise<number[]> {
    const rows = (await strapi.db
      .query(uid as 'admin::user')
      .findMany({ where: (where ?? {}) as never, select: ['id'] as never })) as unknown as { id: number }[];
    return rows.map(({ id }) => id);
  }

  async function after({ action, model, params, result, state }: RowEvent): Promise<void> {
    const one = (result as { id?: number } | null)?.id;
    const ids = action.endsWith('Many') ? (state.ids ?? []) : one === undefined ? [] : [one];
    for (const id of ids) await (model.uid === FILE ? noteFile(id, params.data) : noteEntry(model.uid, id));
  }

  return {
    relationTargets,

    /** Number of the last touch. */
    async latest(): Promise<number> {
      const [last] = await touches().findMany({ orderBy: { id: 'desc' }, limit: 1, select: ['id'] });
      return Number(last?.id ?? 0);
    },

    /** Whether any of these is another, or was in between, since the touch of that number. */
    async isAny(references: readonly Reference[], from: number): Promise<boolean> {
      if (references.length === 0) return false;
      return (await touches().findOne({ where: { target: { $in: references }, id: { $gt: from } } })) !== null;
    },

    /** Every touch of files, oldest first, by file. */
    async ofFiles(ids: readonly unknown[]): Promise<Map<string, FileTouch[]>> {
      if (ids.length === 0) return new Map();
      const where = { target: { $in: ids.map(fileReference) } };
      const found = new Map<string, FileTouch[]>();
      for (const { id, target, person, origin, at } of await touches().findMany({ where, orderBy: { id: 'asc' } })) {
        const touch = { id: Number(id), person, origin, at: iso(at) ?? '' };
        found.set(target, [...(found.get(target) ?? []), touch]);
      }
      return found;
    },

    /** The two questions above, for everything a page of documents depends on: asked once, answered without a look. */
    async page(references: readonly Reference[], files: readonly unknown[]): Promise<ViewSources['touches']> {
      const [last, touched] = await Promise.all([lastTouches(strapi, [...new Set(references)]), this.ofFiles(files)]);
      return {
        isAny: async (some, from) => some.some((reference) => (last.get(reference) ?? 0) > from),
        ofFiles: async (ids) =>
          new Map(
            ids.map(fileReference).flatMap((name) => (touched.has(name) ? [[name, touched.get(name) ?? []]] : [])),
          ),
      };
    },

    /** A governed document that others point at was released or recalled: readers of those get another digest of it. */
    async noteRelease(key: Key, digest: string | null, writer: Writer): Promise<void> {
      if (!relationTargets().has(key.uid)) return;
      await note(entryReference(key.uid, key.documentId, key.locale), digest ?? 'recalled', writer);
    },

    /** Watches the media library and the related types. Call it at boot. */
    watch(): void {
      const models = [FILE, ...[...relationTargets()].filter((uid) => !isGoverned(strapi, uid))];
      const heard = (work: (event: RowEvent) => Promise<void>) => (event: unknown) => work(event as RowEvent);
      strapi.db.lifecycles.subscribe({
        models,
        afterCreate: heard(after),
        afterUpdate: heard(after),
        // What `where` names may be another after the update.
        beforeUpdateMany: heard(async (event) => {
          event.state.ids = await idsOf(event.model.uid, event.params.where);
        }),
        afterUpdateMany: heard(after),
      });
    },
  };
};
