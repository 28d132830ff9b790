import type { Core } from '@strapi/strapi';
import { settings } from '../settings';

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
