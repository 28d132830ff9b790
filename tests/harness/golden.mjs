import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { build, reportFailures } from '../../scripts/build.mjs';
import { filesBelow, fingerprint, readJson } from '../../scripts/lib/fingerprint.mjs';
import { withLock } from '../../scripts/lib/lock.mjs';
import { pluginKeys } from '../../scripts/lib/parts.mjs';
import { inRoot, inTmp } from '../../scripts/lib/paths.mjs';
import { runNode } from '../../scripts/lib/run.mjs';

/** Golden databases of so many different builds are kept; each is a few megabytes. */
const KEPT = 6;

/** Everything a golden database depends on: the compiled app, the versions below it, and the one who plants. */
function buildKey() {
  const compiled = [
    ...filesBelow(inRoot('dist'), (file) => file !== inRoot('dist/build')),
    ...pluginKeys().flatMap((key) => filesBelow(inRoot('plugins', key, 'dist/server'))),
  ];
  const files = [
    ...compiled,
    ...filesBelow(inRoot('database')),
    inRoot('package-lock.json'),
    inRoot('tests/harness/build-golden.mjs'),
  ];
  return createHash('sha256').update(fingerprint(files)).digest('hex').slice(0, 16);
}

function dropOld(folder) {
  const byAge = fs
    .readdirSync(folder)
    .map((name) => ({ name, usedAt: fs.statSync(path.join(folder, name)).mtimeMs }))
    .sort((a, b) => b.usedAt - a.usedAt);
  for (const { name } of byAge.slice(KEPT)) fs.rmSync(path.join(folder, name), { recursive: true, force: true });
}

/** Compiles what changed, unless `npm test` has just done so; with an error elsewhere one can still test one's own part. */
async function compileChanges() {
  if (process.env.SANSHEN_BUILT === '1') return;
  const { failures } = await build({ admin: false });
  if (reportFailures(failures))
    console.error('\nATTENTION: the parts above do not compile; what follows tests their last good build.\n');
}

/** Boots once on the database of `env` and plants the empty park there. */
export async function plant(env) {
  const publicDir = fs.mkdtempSync(path.join(inTmp(), 'golden-public-'));
  fs.mkdirSync(path.join(publicDir, 'uploads'));
  try {
    const testEnv = readJson(inRoot('tests/harness/test-env.json'));
    const full = { ...process.env, ...testEnv, ...env, PUBLIC_DIR: publicDir, NODE_ENV: 'test' };
    await runNode('Planting the empty park', [inRoot('tests/harness/build-golden.mjs')], { env: full });
  } finally {
    fs.rmSync(publicDir, { recursive: true, force: true });
  }
}

/**
 * The golden database of the present build; made by `make` when there is none yet.
 * @param {string} kind file name, such as `park.db`
 * @param {(target: string) => Promise<void>} make must leave `target` complete or absent
 * @returns {Promise<string>} path of the golden file or folder
 */
export async function golden(kind, make) {
  await compileChanges();
  const target = inTmp('golden', buildKey(), kind);
  await withLock(`golden-${kind}`, async () => {
    fs.mkdirSync(path.dirname(target), { recursive: true });
    if (!fs.existsSync(target)) await make(target);
    fs.utimesSync(path.dirname(target), new Date(), new Date());
    dropOld(inTmp('golden'));
  });
  return target;
}
