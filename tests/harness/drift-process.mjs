/**
 * Another process of the app on the database of the environment, without a web server: Strapi is a global, so one
 * process cannot be two. Boots, says `ready`, answers each message `check` with the drift watch's report, and ends
 * with its parent.
 */
import { createRequire } from 'node:module';
import { ROOT, inRoot } from '../../scripts/lib/paths.mjs';

const require = createRequire(import.meta.url);
process.on('disconnect', () => process.exit(0));
process.chdir(ROOT);
const { createStrapi } = require('@strapi/strapi');
const app = createStrapi({ appDir: ROOT, distDir: inRoot('dist'), autoReload: false, serveAdminPanel: false });
app.log.level = 'error';
await app.load();
process.on('message', async () => process.send({ report: await app.plugin('review').service('drift').check() }));
process.send('ready');
