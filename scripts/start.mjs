/** The production server: completes the secrets, then starts the built app. Stops cleanly on SIGINT and SIGTERM. */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { ROOT, inRoot } from './lib/paths.mjs';
import { PLATFORM_ENV } from './lib/platform-env.mjs';
import { ensureSecrets } from './secrets.mjs';

const require = createRequire(import.meta.url);

/** What must be there before Strapi can say anything useful itself. */
function assertBuilt() {
  for (const [file, command] of [
    ['node_modules/@strapi/strapi', 'npm ci'],
    ['dist/src/index.js', 'npm run build'],
    ['dist/build/index.html', 'npm run build'],
  ]) {
    if (!fs.existsSync(inRoot(file))) throw new Error(`${file} is missing: run "${command}" first.`);
  }
}

try {
  process.chdir(ROOT);
  process.env.NODE_ENV ??= 'production';
  for (const [name, value] of Object.entries(PLATFORM_ENV)) process.env[name] ??= value;
  assertBuilt();
  ensureSecrets();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
// Started by the demo: when that is gone, however it ended, so are we.
if (process.env.SANSHEN_DEMO === '1' && process.channel) {
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}
const { createStrapi } = require('@strapi/strapi');
await createStrapi({ appDir: ROOT, distDir: inRoot('dist') }).start();
