/**
 * Boots the built app once on the empty database that the environment names, plants the empty park (people, roles,
 * themes, channels, columns, topics, workflow; no posts) and stops. A process of its own: one Strapi per process.
 */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { ROOT, inRoot } from '../../scripts/lib/paths.mjs';

const require = createRequire(import.meta.url);
const planting = inRoot('dist/src/demo/park.js');

process.chdir(ROOT);
if (!fs.existsSync(planting)) throw new Error('dist/src/demo/park.js is missing: run "npm run build" first.');
const { createStrapi } = require('@strapi/strapi');
const app = createStrapi({ appDir: ROOT, distDir: inRoot('dist'), autoReload: false, serveAdminPanel: false });
app.log.level = 'error';
await app.load();
await require(planting).plantPark(app);
await app.destroy();
process.exit(0);
