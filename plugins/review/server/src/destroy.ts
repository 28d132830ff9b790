import type { Core } from '@strapi/strapi';
import { review } from './review-services';

/** Stops what runs by itself. */
export async function destroy({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  await review(strapi, 'schedules').stop();
  await review(strapi, 'watch').stop();
  await review(strapi, 'noticePost').stop();
  await review(strapi, 'clockRelay').stop();
  await review(strapi, 'outbox').stop();
  await review(strapi, 'anchors').stop();
  await review(strapi, 'refusals').settled();
}
