import type { Core } from '@strapi/strapi';
import { settings } from '../settings';
import { tableOf } from './permits';

/** What Strapi tells before it brings the tables in line with the schemas. Null at the very first boot. */
export interface SchemaChange {
  oldContentTypes: Record<string, Model> | null | undefined;
  contentTypes: Record<string, Model>;
}
interface Model {
  pluginOptions?: { i18n?: { localized?: boolean } };
}

/**
 * Governed types exist and have drafts: without them every save would be live at once. Asked before Strapi touches a
 * table, because what a schema says of a table is carried out at once: without draft & publish all drafts are deleted,
 * without the type all of its entries.
 * @throws Error naming the type and what to change
 */
export function assertGovernable(strapi: Core.Strapi): void {
  for (const [uid, { title }] of Object.entries(settings(strapi).governed)) {
    const model = strapi.contentTypes[uid as keyof typeof strapi.contentTypes];
    if (!model) throw new Error(`review: governed type "${uid}" does not exist. Correct config/plugins.ts.`);
    if (!model.options?.draftAndPublish)
      throw new Error(`review: governed type "${uid}" needs "draftAndPublish": true in its schema.`);
    if (!model.attributes[title])
      throw new Error(`review: governed type "${uid}" has no attribute "${title}" for its title.`);
  }
}

const hasLanguages = (model: Model | undefined): boolean => model?.pluginOptions?.i18n?.localized === true;

/** Why a type may not get or lose its languages now; null when nothing stands against it. */
async function languageFault(strapi: Core.Strapi, uid: string, gains: boolean): Promise<string | null> {
  const rows = () => strapi.db.connection(tableOf(strapi, uid));
  const documents = async (query: ReturnType<typeof rows>): Promise<number> =>
    Number(((await query.countDistinct({ n: 'document_id' }).first()) as { n: string | number }).n);
  const live = await documents(rows().whereNotNull('published_at'));
  if (live > 0) return `while ${live} of its documents are live, because Strapi rewrites their rows. Recall them first`;
  if (gains) return null;
  const standard = (await strapi.plugin('i18n').service('locales').getDefaultLocale()) as string;
  const lost = await documents(rows().whereNotNull('locale').whereNot('locale', standard));
  if (lost === 0) return null;
  return `while ${lost} of its documents exist in another language than "${standard}", because Strapi deletes those. Delete or move them first`;
}

/**
 * A governed type gets or loses its languages (i18n) only while that changes nothing live and deletes nothing: Strapi
 * rewrites the rows' locales at the next boot, and deletes those in other languages than the default one.
 * @throws Error naming the type and what to do
 */
export async function assertLanguagesKept(strapi: Core.Strapi, change: SchemaChange): Promise<void> {
  for (const uid of Object.keys(settings(strapi).governed)) {
    const before = change.oldContentTypes?.[uid];
    const gains = hasLanguages(change.contentTypes[uid]);
    if (!before || hasLanguages(before) === gains) continue;
    const fault = await languageFault(strapi, uid, gains);
    if (fault === null) continue;
    const what = gains ? 'get languages' : 'lose its languages';
    throw new Error(
      `review: governed type "${uid}" cannot ${what} ${fault}: put "pluginOptions.i18n.localized" of its schema back to ${String(!gains)}, start, do that, then change it.`,
    );
  }
}

/**
 * Runs `look` before anything is done to a table. Strapi runs the handlers of its hook side by side, and its own ones
 * delete rows: a handler among them would come too late.
 */
export function beforeSchemaSync(strapi: Core.Strapi, look: (change: SchemaChange) => Promise<void>): void {
  const hook = strapi.hook('strapi::content-types.beforeSync') as { call(change: unknown): Promise<unknown> };
  const call = hook.call.bind(hook);
  hook.call = async (change) => {
    await look(change as SchemaChange);
    return call(change);
  };
}
