/**
 * Seeds the demo park into the database that the environment names, offline; thin, the work is in src/demo/seed.ts.
 * Prints `done/total` lines for the one who shows progress.
 */
import { createRequire } from 'node:module';
import { ROOT, inRoot } from './lib/paths.mjs';
import { PLATFORM_ENV } from './lib/platform-env.mjs';
import { ensureSecrets } from './secrets.mjs';

process.chdir(ROOT);
for (const [name, value] of Object.entries(PLATFORM_ENV)) process.env[name] ??= value;
ensureSecrets();
const { seedDemo } = createRequire(import.meta.url)(inRoot('dist/src/demo/seed.js'));
const onProgress = (done, total) => console.log(`${done}/${total}`);
await seedDemo({ appDir: ROOT, distDir: inRoot('dist'), onProgress });
process.exit(0);
