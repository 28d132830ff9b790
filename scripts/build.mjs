import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { filesBelow, fingerprint, readJson } from './lib/fingerprint.mjs';
import { withLock } from './lib/lock.mjs';
import { mirror } from './lib/mirror.mjs';
import { adminPart, compiledParts } from './lib/parts.mjs';
import { inRoot, inTmp } from './lib/paths.mjs';
import { PLATFORM_ENV } from './lib/platform-env.mjs';
import { CommandFailed, runNode } from './lib/run.mjs';
import { ensureSecrets } from './secrets.mjs';

const TSC = inRoot('node_modules/typescript/bin/tsc');
const STRAPI = inRoot('node_modules/@strapi/strapi/bin/strapi.js');

const stampOf = (part) => inTmp('build', `${part.name}.json`);
const stateOf = (part) => ({
  inputs: fingerprint(part.inputs()),
  output: fingerprint(
    filesBelow(part.output, (file) => !part.keep.some((name) => file === path.join(part.output, name))),
  ),
});

function isFresh(part) {
  const stamp = readJson(stampOf(part));
  if (!stamp || !fs.existsSync(path.join(part.output, part.entry))) return false;
  const now = stateOf(part);
  return stamp.inputs === now.inputs && stamp.output === now.output;
}

/** Runs `make` and writes the stamp last, so that an interrupted build is noticed. Inputs count as they were before. */
async function stamped(part, make) {
  fs.rmSync(stampOf(part), { force: true });
  const { inputs } = stateOf(part);
  await make();
  fs.mkdirSync(inTmp('build'), { recursive: true });
  fs.writeFileSync(stampOf(part), `${JSON.stringify({ inputs, output: stateOf(part).output })}\n`);
}

/** Compiles aside, then mirrors: a running server or test never sees half a part, and nothing of deleted sources stays. */
async function compile(part) {
  const aside = inTmp('build', 'out', part.name);
  fs.rmSync(aside, { recursive: true, force: true });
  const args = [TSC, '-p', part.project, '--outDir', aside, '--noEmitOnError', '--pretty', 'false'];
  await runNode(`Compiling ${part.name}`, args);
  for (const [from, to] of part.assets()) {
    fs.mkdirSync(path.dirname(path.join(aside, to)), { recursive: true });
    fs.copyFileSync(from, path.join(aside, to));
  }
  mirror(aside, part.output, part.keep);
  fs.rmSync(aside, { recursive: true, force: true });
}

/** The panel asks the server it came from, so nothing of one address may be built into it. */
async function buildAdmin() {
  const { PUBLIC_URL: _url, HOST: _host, PORT: _port, ...env } = process.env;
  const secrets = ensureSecrets({ env: { ...env, NODE_ENV: 'production' } });
  await runNode('Building the admin panel', [STRAPI, 'build'], { env: { ...secrets, ...PLATFORM_ENV } });
}

/** Two at a time: the machines this must be quick on have two cores. */
async function inPairs(jobs) {
  const queue = [...jobs];
  const failures = [];
  const worker = async () => {
    for (let job = queue.shift(); job; job = queue.shift()) await job().catch((error) => failures.push(error));
  };
  await Promise.all([worker(), worker()]);
  return failures;
}

async function buildLocked(admin) {
  const stale = compiledParts().filter((part) => !isFresh(part));
  const failures = await inPairs(stale.map((part) => () => stamped(part, () => compile(part))));
  const panel = adminPart();
  const panelIsStale = admin && failures.length === 0 && !isFresh(panel);
  if (panelIsStale) await stamped(panel, buildAdmin).catch((error) => failures.push(error));
  return { built: [...stale, ...(panelIsStale ? [panel] : [])].map((part) => part.name), failures };
}

/**
 * Compiles what changed since the last build: plugin servers, host, admin panel.
 * @param {{ admin?: boolean, onWait?: () => void }} [options]
 * @returns {Promise<{ built: string[], failures: Error[] }>} names of the parts that were not fresh, and what went wrong
 */
export function build({ admin = true, onWait } = {}) {
  return withLock('build', () => buildLocked(admin), onWait);
}

/**
 * Type checks everything, tests and admin halves included, without writing compiled files.
 * @param {{ isBuilt?: boolean }} [options] `isBuilt`: the compiled parts have just passed the compiler
 * @returns {Promise<Error[]>}
 */
export function typeCheck({ isBuilt = false } = {}) {
  fs.mkdirSync(inTmp('build'), { recursive: true });
  const rest = ['tsconfig.admin.json', 'tsconfig.tests.json'].map((file) => ({ name: file, project: inRoot(file) }));
  const check = (part) => () => {
    const info = inTmp('build', `check-${part.name}.tsbuildinfo`);
    const args = [TSC, '-p', part.project, '--noEmit', '--incremental', '--tsBuildInfoFile', info, '--pretty', 'false'];
    return runNode(`Type check of ${part.name}`, args);
  };
  return inPairs([...(isBuilt ? [] : compiledParts()), ...rest].map(check));
}

/** Prints failures with all the compiler said. @returns {boolean} whether there were any */
export function reportFailures(failures) {
  for (const failure of failures) console.error(failure instanceof CommandFailed ? failure.message : failure);
  return failures.length > 0;
}

async function main() {
  const { values } = parseArgs({ options: { check: { type: 'boolean' }, 'no-admin': { type: 'boolean' } } });
  if (values.check) {
    process.exitCode = reportFailures(await typeCheck()) ? 1 : 0;
    return;
  }
  const { built, failures } = await build({
    admin: !values['no-admin'],
    onWait: () => console.log('Waiting for another build …'),
  });
  process.exitCode = reportFailures(failures) ? 1 : 0;
  if (failures.length === 0) console.log(built.length > 0 ? `Built: ${built.join(', ')}` : 'Nothing to build.');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
