import type { Core } from '@strapi/strapi';
import { balance } from './balance-services';
import { balanceConfig } from './config';
import { UIDS } from './content-types';
import { countedAs, themesOf } from './core/labels';
import { PERMISSIONS } from './permissions';
import { port } from './ports';

/** Registers permissions, and hangs the plugin into `review` and `delivery` where the app has them. */
export async function bootstrap({ strapi }: { strapi: Core.Strapi }): Promise<void> {
  await strapi.service('admin::permission').actionProvider.registerMany(PERMISSIONS);
  port(strapi, 'delivery', 'registry')?.registerOrderer({
    key: 'balanced',
    order: (channel, items, of) => balance(strapi, 'orders').order(channel, items, of),
    playlist: (channel, items, of) => balance(strapi, 'orders').playlist(channel, items, of),
    wanted: (channel, of) => balance(strapi, 'orders').wanted(channel, of),
    changesAt: (channel, of) => balance(strapi, 'orders').changesAt(channel, of),
    changed: (channel, { locale, since, until }) => balance(strapi, 'pins').changed({ channel, locale }, since, until),
  });
  port(strapi, 'delivery', 'registry')?.registerPlayListener?.({
    key: 'balance',
    timeZone: balanceConfig(strapi).timeZone,
    onPlayed: (changes) => balance(strapi, 'plays').onPlayed(changes),
  });
  await joinReview(strapi);
  strapi.server.httpServer.once('listening', () => balance(strapi, 'training').start()); // not in the offline seed
  strapi.server.httpServer.once('listening', () => balance(strapi, 'night').start());
}

async function joinReview(strapi: Core.Strapi): Promise<void> {
  const registry = port(strapi, 'review', 'registry');
  if (registry === null) return;
  registry.registerFacet({
    key: 'theme',
    values: ({ uid, fields }) => themesOf(fields, balanceConfig(strapi).types[uid] ?? {}),
    names: async () => {
      const themes: { code: string; name: string }[] = await strapi.db.query(UIDS.theme).findMany({});
      return Object.fromEntries(themes.map(({ code, name }) => [code, name]));
    },
  });
  // On record with each release: what the meter counts can be counted again from the ledger's export alone.
  registry.registerFact?.({
    key: 'balance',
    fact: ({ uid, fields }) => {
      const names = balanceConfig(strapi).types[uid];
      return names === undefined ? null : countedAs(fields, names, balance(strapi, 'channels').everything);
    },
  });
  registry.registerReleaseListener({
    key: 'balance',
    onRelease: (event) => balance(strapi, 'exposures').onRelease(event),
    onRecall: (event) => balance(strapi, 'exposures').onRecall(event),
  });
  // Added to an app that already has releases: count them, else the first month would look empty.
  if (await balance(strapi, 'exposures').isEmpty()) await balance(strapi, 'exposures').rebuild();
  await balance(strapi, 'recounts').atStart();
}
