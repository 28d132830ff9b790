import type { Core } from '@strapi/strapi';
import { deliveryConfig } from './config';
import { UIDS } from './content-types';
import { PERMISSIONS } from './permissions';
import { review } from './ports';
import { service } from './service';

/** What besides acts changes public answers: an edit of one of these raises the epoch too. */
const WATCHED = [UIDS.channel, 'plugin::i18n.locale'];

function watch(strapi: Core.Strapi): void {
  const bump = async (): Promise<void> => {
    await strapi.db.transaction(() => service(strapi, 'epochs').bump());
  };
  strapi.db.lifecycles.subscribe({
    models: WATCHED,
    afterCreate: bump,
    afterCreateMany: bump,
    afterUpdate: bump,
    afterUpdateMany: bump,
    afterDelete: bump,
    afterDeleteMany: bump,
  });
}

/** Joins the plugin to `review`, if it is there, and makes the rows readers get if there are none yet. */
export async function bootstrap({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  await strapi.service('admin::permission').actionProvider.registerMany(PERMISSIONS);
  await service(strapi, 'epochs').ensure();
  // A configured key that cannot sign is found now, not by the first screen.
  if (deliveryConfig(strapi).signingKey !== null) service(strapi, 'signing').current();
  watch(strapi);
  const registry = review(strapi, 'registry');
  if (registry === null) return;
  const releases = service(strapi, 'releases');
  registry.registerFacet({
    key: 'channel',
    values: (content) => releases.channelCodes(content),
    names: async () => {
      const channels: { code: string; name: string }[] = await strapi.db.query(UIDS.channel).findMany({});
      return Object.fromEntries(channels.map(({ code, name }) => [code, name]));
    },
  });
  registry.registerLabeller?.({ key: 'delivery', labelled: (content) => releases.labelled(content) });
  registry.registerReleaseListener({
    key: 'delivery',
    onRelease: (event) => releases.onRelease(event),
    onRecall: (event) => releases.onRecall(event),
  });
  if ((await strapi.db.query(UIDS.item).count()) === 0) await releases.rebuild();
}
