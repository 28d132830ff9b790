import type { Core } from '@strapi/strapi';
import { balance } from './balance-services';

/** Ends the training and the nightly work that may be under way. */
export async function destroy({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  await balance(strapi, 'training').stop();
  await balance(strapi, 'night').stop();
}
