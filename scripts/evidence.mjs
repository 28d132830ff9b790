/**
 * `npm run evidence -- UID DOCUMENT_ID [--locale LOCALE] [--run NUMBER] [--demo] OUT_DIR`: writes an evidence pack, a
 * folder that verifies without a server, out of the database that the environment names (`--demo`: the demo's). On record
 * in the ledger like the download, without a person: whoever runs it rules the server.
 */
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { serverEnvironment } from './lib/demo-data.mjs';
import { ROOT, inRoot } from './lib/paths.mjs';
import { PLATFORM_ENV } from './lib/platform-env.mjs';
import { ensureSecrets } from './secrets.mjs';

const USAGE =
  '用法 / Usage: npm run evidence -- UID DOCUMENT_ID [--locale LOCALE] [--run NUMBER] [--demo] OUT_DIR\n' +
  '例 / Example: npm run evidence -- api::article.article abc123 --locale zh-Hans --demo ./evidence';
const OPTIONS = { locale: { type: 'string' }, run: { type: 'string' }, demo: { type: 'boolean', default: false } };

/** @throws Error saying how it is used */
function readCommand() {
  try {
    const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
    const [uid, documentId, out, ...more] = positionals;
    const run = values.run === undefined ? undefined : Number(values.run);
    if (!out || more.length > 0 || (run !== undefined && !Number.isInteger(run))) throw new Error('');
    return { uid, documentId, out: path.resolve(out), run, locale: values.locale, demo: values.demo };
  } catch (error) {
    throw new Error(`${error.message}\n${USAGE}`.trim(), { cause: error });
  }
}

/** A Strapi on the same data that serves nobody and looks after no schedule. */
async function bootOffline(demo) {
  process.chdir(ROOT);
  for (const [name, value] of Object.entries(PLATFORM_ENV)) process.env[name] ??= value;
  Object.assign(process.env, demo ? serverEnvironment() : {}, { SCHEDULE_SECONDS: '0' });
  process.env.NODE_ENV ??= 'production';
  ensureSecrets();
  const { createStrapi } = createRequire(inRoot('package.json'))('@strapi/strapi');
  const strapi = createStrapi({ appDir: ROOT, distDir: inRoot('dist'), autoReload: false, serveAdminPanel: false });
  strapi.log.level = 'error';
  return strapi.load();
}

/** What went wrong, a refusal in both languages. */
function wordsOf(error) {
  if (error.name !== 'Refusal') return error.message;
  const { messageOf } = createRequire(import.meta.url)(inRoot('plugins/review/dist/server/core/errors.js'));
  return `${messageOf(error, 'zh')} / ${messageOf(error, 'en')}`;
}

async function main({ uid, documentId, out, run, locale, demo }) {
  const strapi = await bootOffline(demo);
  try {
    const service = (name) => strapi.plugin('review').service(name);
    if (!strapi.config.get('plugin::review').governed[uid]) throw new Error(`没有受控类型 / No governed type ${uid}`);
    const key = { uid, documentId, locale: locale ?? (await service('languages').default(uid)) };
    const pack = await service('evidence').make(key, run, { actor: null, origin: 'command' }, 'zh');
    if (fs.existsSync(path.join(out, pack.name)))
      throw new Error(`已存在 / Already there: ${path.join(out, pack.name)}`);
    for await (const { path: name, bytes } of pack.entries()) {
      const file = path.join(out, ...name.split('/'));
      fs.mkdirSync(path.dirname(file), { recursive: true });
      await pipeline(
        Buffer.isBuffer(bytes) ? Readable.from([bytes]) : Readable.from(bytes),
        fs.createWriteStream(file),
      );
    }
    const { seq, hash } = await service('ledger').head();
    console.log(`${path.join(out, pack.name)}\n台账末行 / Head of the ledger: ${seq}:${hash}`);
  } finally {
    await strapi.destroy();
  }
}

try {
  await main(readCommand());
  process.exit(0);
} catch (error) {
  console.error(wordsOf(error));
  process.exit(1);
}
