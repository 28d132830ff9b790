/**
 * Run after `npm install <something>`: adds the optional packages of other platforms that a registry did not offer while
 * the lock file was made. Without them `npm ci` refuses the file; with them each platform installs its own and skips the rest.
 */
import fs from 'node:fs';
import { inRoot } from './lib/paths.mjs';

const FILE = inRoot('package-lock.json');
const OS = ['darwin', 'linux', 'win32', 'android', 'freebsd', 'netbsd', 'openbsd', 'sunos', 'aix', 'openharmony'];
const CPU = ['arm64', 'x64', 'ia32', 'arm', 'ppc64', 's390x', 'riscv64', 'loong64', 'mips64el', 'wasm32'];

/** What a package's name says of its platform, e.g. `@swc/core-linux-arm64-musl`. */
function platformOf(name) {
  const words = name
    .replace('loongarch64', 'loong64')
    .replace('windows', 'win32')
    .replace('universal', '')
    .split(/[/-]/);
  const os = OS.filter((one) => words.includes(one));
  const cpu = CPU.filter(
    (one) =>
      words.includes(one) || words.some((word) => word === `${one}hf` || (word === 'powerpc64' && one === 'ppc64')),
  );
  if (os.length === 0 && words.includes('linuxmusl')) os.push('linux');
  if (os.length === 0) os.push('none');
  const libc = /musl/.test(name) ? ['musl'] : /gnu/.test(name) ? ['glibc'] : null;
  return { os, ...(cpu.length > 0 ? { cpu } : {}), ...(libc && os[0] === 'linux' ? { libc } : {}) };
}

/** Where a dependency of the package at `from` would be looked up, nearest first. */
function* placesOf(from, name) {
  for (let at = from; ; at = at.slice(0, at.lastIndexOf('node_modules/')).replace(/\/$/, '')) {
    yield at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`;
    if (at === '') return;
    if (!at.includes('node_modules/')) at = '';
  }
}

const lock = JSON.parse(fs.readFileSync(FILE, 'utf8'));
const { packages } = lock;
let added = 0;
for (const [path, { optionalDependencies = {} }] of Object.entries(packages)) {
  for (const [name, wanted] of Object.entries(optionalDependencies)) {
    const exact = /^[\^~]?(\d[\w.-]*)$/.exec(wanted)?.[1] ?? null;
    const places = [...placesOf(path, name)];
    const taken = places.find((place) => packages[place]);
    if (exact === null || (taken && (packages[taken].version === exact || !/^\d/.test(wanted)))) continue;
    // The outermost free place: npm puts it there too.
    const place = places.findLast((one) => !packages[one] && (!taken || places.indexOf(one) < places.indexOf(taken)));
    if (!place) continue;
    packages[place] = { version: exact, ...platformOf(name), optional: true };
    added += 1;
  }
}
lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)));
fs.writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} packages of other platforms added to package-lock.json`);
