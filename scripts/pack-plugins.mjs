import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build as bundle } from 'esbuild';
import { build, reportFailures } from './build.mjs';
import { readJson } from './lib/fingerprint.mjs';
import { pluginKeys } from './lib/parts.mjs';
import { inRoot, inTmp } from './lib/paths.mjs';
import { CommandFailed, run } from './lib/run.mjs';

/** What a package holds besides its compiled halves: from the project's root, to its own. */
const BESIDES = {
  review: [['scripts/ledger-verify.mjs', 'scripts/ledger-verify.mjs']],
};
/** Folders and files of a plugin that are packed as they are. */
const AS_THEY_ARE = ['dist/server', 'bin', 'README.md', 'DESIGN.md'];

/** In the repository the panel's half is read from source; a package carries it compiled. */
function manifestOf(key) {
  const manifest = readJson(inRoot('plugins', key, 'package.json'));
  const admin = { import: './dist/admin/index.mjs', default: './dist/admin/index.mjs' };
  const { source: _source, ...server } = manifest.exports['./strapi-server'];
  return {
    ...manifest,
    exports: { ...manifest.exports, './strapi-admin': admin, './strapi-server': server },
    files: ['dist', 'bin', 'scripts', '*.md', 'LICENSE'],
  };
}

async function bundleAdmin(key, folder) {
  await bundle({
    entryPoints: { index: inRoot('plugins', key, 'admin/src/index.tsx') },
    outdir: path.join(folder, 'dist/admin'),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    // Pages are loaded when they are opened, as in the app of this repository.
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    jsx: 'automatic',
    // What the app has is the app's: two copies of React or of the design system do not work together.
    packages: 'external',
    logLevel: 'silent',
  });
}

function copy(from, to) {
  if (!fs.existsSync(from)) return;
  fs.mkdirSync(path.dirname(to), { recursive: true });
  fs.cpSync(from, to, { recursive: true });
}

async function stage(key) {
  const folder = inTmp('packages', 'stage', key);
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  for (const name of AS_THEY_ARE) copy(inRoot('plugins', key, name), path.join(folder, name));
  for (const [from, to] of BESIDES[key] ?? []) copy(inRoot(from), path.join(folder, to));
  copy(inRoot('LICENSE'), path.join(folder, 'LICENSE'));
  fs.writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify(manifestOf(key), null, 2)}\n`);
  await bundleAdmin(key, folder);
  return folder;
}

/**
 * Compiles what changed and packs plugins as npm would publish them, for an app of its own.
 * @param {string[]} keys of the plugins
 * @param {string} target folder of the tarballs
 * @returns {Promise<string[]>} their paths
 * @throws when something does not compile or pack
 */
export async function packPlugins(keys, target) {
  const { failures } = await build({ admin: false });
  if (failures.length > 0) throw failures[0];
  const packed = [];
  fs.mkdirSync(target, { recursive: true });
  for (const key of keys) {
    const folder = await stage(key);
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    const args = ['pack', folder, '--pack-destination', target, '--ignore-scripts', '--json', '--silent'];
    const { code, output } = await run(npm, args, { shell: process.platform === 'win32' });
    if (code !== 0) throw new CommandFailed(`Packing ${key}`, code, output);
    const [{ filename }] = JSON.parse(output.slice(output.indexOf('[')));
    packed.push(path.join(target, filename));
  }
  return packed;
}

async function main() {
  const target = inTmp('packages');
  fs.mkdirSync(target, { recursive: true });
  for (const name of fs.readdirSync(target)) if (name.endsWith('.tgz')) fs.rmSync(path.join(target, name));
  const packed = await packPlugins(pluginKeys(), target).catch((error) => (reportFailures([error]), null));
  if (packed) for (const file of packed) console.log(path.relative(inRoot(), file));
  else process.exitCode = 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
