/** What a deleted source left behind must not go on running, and what did not change must not be touched. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runModule } from './run-module';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sanshen-mirror-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

function write(files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), text);
  }
}

test('the target becomes equal to the source, except what is kept', async () => {
  write({
    'from/a.js': '1',
    'from/deep/b.js': '2',
    'to/a.js': '1',
    'to/deep/old.js': 'x',
    'to/build/panel.js': 'kept',
  });
  const past = new Date(1_000_000);
  fs.utimesSync(path.join(folder, 'to/a.js'), past, past);
  const call = `m.mirror(${JSON.stringify(path.join(folder, 'from'))}, ${JSON.stringify(path.join(folder, 'to'))}, ['build']); return 1;`;
  expect((await runModule('scripts/lib/mirror.mjs', call)).ok).toBe(true);
  const files = fs.readdirSync(path.join(folder, 'to'), { recursive: true }).map(String);
  expect(files.filter((name) => name.endsWith('.js')).sort()).toEqual(['a.js', 'build/panel.js', 'deep/b.js']);
  expect(fs.statSync(path.join(folder, 'to/a.js')).mtimeMs).toBe(past.getTime());
});
