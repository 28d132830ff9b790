/** A fresh server has secrets of its own, every process has the same, and a tutorial's secrets never reach production. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runModule } from './run-module';

const ensure = (file: string, env: Record<string, string> = {}) =>
  runModule(
    'scripts/secrets.mjs',
    `const e = m.ensureSecrets({ file: ${JSON.stringify(file)} }); return m.SECRET_NAMES.map((n) => e[n]);`,
    env,
  );

let folder: string;
let file: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sanshen-secrets-'));
  file = path.join(folder, 'secrets.json');
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

test('eight processes starting at once agree on one set, readable by the owner only', async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => ensure(file)));
  expect(answers.map((answer) => answer.text)).toEqual(Array(8).fill(answers[0]?.text));
  const values = answers[0]?.value as string[];
  expect(new Set(values).size).toBe(7);
  expect(fs.statSync(file).mode & 0o777).toBe(0o600);
  expect(fs.readdirSync(folder)).toEqual(['secrets.json']);
});

test('the environment wins over the file', async () => {
  const own = 'a-secret-of-the-operator-s-own';
  const { value } = await ensure(file, { JWT_SECRET: own });
  expect(value).toContain(own);
});

test('a file from before a secret existed gives every process the same new one', async () => {
  await ensure(file);
  const { UPLOAD_SIGNING_KEY: _gone, ...older } = JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, string>;
  fs.writeFileSync(file, JSON.stringify(older));
  const [one, two] = await Promise.all([ensure(file), ensure(file)]);
  expect(one?.value).toEqual(two?.value);
  expect((one?.value as string[]).every(Boolean)).toBe(true);
});

test.each(['toBeModified', 'toBeModified1,toBeModified2', 'changeme', 'ChangeMe123', 'your-secret-here', 'short'])(
  'production refuses %s',
  async (bad) => {
    const { ok, text } = await ensure(file, { NODE_ENV: 'production', APP_KEYS: bad });
    expect(ok).toBe(false);
    expect(text).toContain('APP_KEYS');
  },
);

test('a damaged file is an error, never new secrets', async () => {
  fs.writeFileSync(file, '{"APP_KEYS":');
  expect((await ensure(file)).ok).toBe(false);
  expect(fs.readFileSync(file, 'utf8')).toBe('{"APP_KEYS":');
});
