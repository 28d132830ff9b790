import { createRequire } from 'node:module';
import { ROOT, inRoot } from '../../../scripts/lib/paths.mjs';

const require = createRequire(import.meta.url);

/**
 * Boots the built app in this process on the database of the environment.
 * @param {(strapi: object) => void} [prepare] called before anything is registered
 */
export async function boot(prepare) {
  process.chdir(ROOT);
  const { createStrapi } = require('@strapi/strapi');
  const strapi = createStrapi({ appDir: ROOT, distDir: inRoot('dist'), autoReload: false, serveAdminPanel: false });
  strapi.log.level = 'error';
  prepare?.(strapi);
  await strapi.load();
  return strapi;
}
