/** The tarballs hold what an app of its own needs, and the command in one of them needs no Strapi. */
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { runModule } from './run-module';

// Inside the project, so that what is unpacked finds its dependencies where npm would have put them.
const folder = path.resolve(__dirname, '../../.tmp/pack-test');
let tarballs: string[];
beforeAll(async () => {
  fs.rmSync(folder, { recursive: true, force: true });
  const keys = JSON.stringify(['review', 'word-check']);
  const { ok, value, text } = await runModule(
    'scripts/pack-plugins.mjs',
    `return m.packPlugins(${keys}, ${JSON.stringify(folder)});`,
  );
  if (!ok) throw new Error(text);
  tarballs = value as string[];
}, 300_000);
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** Writes the files of a tarball below a folder and answers their names. */
function unpack(tarball: string, to: string): string[] {
  const tar = gunzipSync(fs.readFileSync(tarball));
  const names: string[] = [];
  const textAt = (at: number, length: number) => tar.toString('utf8', at, at + length).replace(/\0.*$/s, '');
  for (let at = 0; textAt(at, 100) !== ''; ) {
    const prefix = textAt(at + 345, 155);
    const name = (prefix === '' ? '' : `${prefix}/`) + textAt(at, 100);
    const size = parseInt(textAt(at + 124, 12), 8);
    const file = path.join(to, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, tar.subarray(at + 512, at + 512 + size));
    names.push(name.replace(/^package\//, ''));
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return names;
}

test('each holds both halves compiled, no sources and no tests; review holds its verifier', () => {
  for (const tarball of tarballs) {
    const to = path.join(folder, path.basename(tarball, '.tgz'));
    const names = unpack(tarball, to);
    const manifest = JSON.parse(fs.readFileSync(path.join(to, 'package/package.json'), 'utf8'));
    const entries = [manifest.exports['./strapi-admin'].import, manifest.exports['./strapi-server'].require];
    expect(names).toEqual(
      expect.arrayContaining([...entries.map((entry: string) => entry.slice(2)), 'README.md', 'LICENSE']),
    );
    expect(names.filter((name) => /\.tsx?$|\.test\./.test(name))).toStrictEqual([]);
  }
  expect(
    fs.existsSync(path.join(folder, path.basename(tarballs[0]!, '.tgz'), 'package/scripts/ledger-verify.mjs')),
  ).toBe(true);
});

test('the command runs from the unpacked package, with nothing of Strapi loaded', () => {
  const root = path.join(folder, path.basename(tarballs[1]!, '.tgz'), 'package');
  const { bin } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  const command = path.join(root, bin['sanshen-check']);
  const { status, stdout } = spawnSync(process.execPath, [command, '-', '--as', 'markdown'], {
    input: '他**既**使来了',
  });
  expect([status, String(stdout)]).toEqual([1, expect.stringContaining('-:1:4: 应改: 既使 → 即使')]);
  const loaded = `require(${JSON.stringify(path.join(root, 'dist/server/cli/main.js'))}); console.log(Object.keys(require.cache).filter((file) => /@strapi/.test(file)).length)`;
  expect(String(execFileSync(process.execPath, ['-e', loaded])).trim()).toBe('0');
});
