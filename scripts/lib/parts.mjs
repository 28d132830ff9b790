import fs from 'node:fs';
import path from 'node:path';
import { filesBelow } from './fingerprint.mjs';
import { inRoot } from './paths.mjs';

const isTest = (file) => /\.test\.tsx?$/.test(file);
const sources = (start, leaveOut = []) => filesBelow(start, (file) => !isTest(file) && !leaveOut.includes(file));
const everywhere = () => [inRoot('package-lock.json'), inRoot('tsconfig.base.json')];

/** The plugins' keys: the folders in plugins/ that have a server half. */
export function pluginKeys() {
  return fs
    .readdirSync(inRoot('plugins'))
    .filter((key) => fs.existsSync(inRoot('plugins', key, 'server/src/index.ts')))
    .sort();
}

/** Files that are not compiled but needed at run time, next to the compiled ones: schemas, data, templates. */
const assets = (files) => files.filter((file) => !/\.tsx?$/.test(file));

function serverPart(key) {
  const dir = inRoot('plugins', key);
  const src = path.join(dir, 'server/src');
  return {
    name: `server-${key}`,
    project: path.join(dir, 'server/tsconfig.json'),
    inputs: () => [...everywhere(), path.join(dir, 'server/tsconfig.json'), ...sources(src)],
    assets: () => assets(sources(src)).map((file) => [file, path.relative(src, file)]),
    output: path.join(dir, 'dist/server'),
    entry: 'index.js',
    keep: [],
  };
}

function hostPart() {
  const src = inRoot('src');
  const files = () => sources(src, [inRoot('src/admin')]);
  return {
    name: 'host',
    project: inRoot('tsconfig.json'),
    inputs: () => [...everywhere(), inRoot('tsconfig.json'), ...files(), ...filesBelow(inRoot('config'))],
    assets: () => assets(files()).map((file) => [file, path.relative(inRoot(), file)]),
    output: inRoot('dist'),
    entry: 'src/index.js',
    keep: ['build'],
  };
}

/** The parts compiled by TypeScript: one per plugin server, and the host app. */
export const compiledParts = () => [...pluginKeys().map(serverPart), hostPart()];

/** The admin panel: all plugins' admin halves and our set-up, bundled by Strapi. */
export const adminPart = () => ({
  name: 'admin',
  inputs: () => [
    ...everywhere(),
    inRoot('package.json'),
    ...filesBelow(inRoot('config')),
    ...sources(inRoot('src/admin')),
    ...pluginKeys().flatMap((key) => [
      inRoot('plugins', key, 'package.json'),
      ...sources(inRoot('plugins', key, 'admin')),
    ]),
  ],
  output: inRoot('dist/build'),
  entry: 'index.html',
  keep: [],
});
