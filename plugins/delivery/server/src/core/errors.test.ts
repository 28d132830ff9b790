import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ERRORS } from './errors';

test('the README lists exactly these codes', () => {
  const readme = readFileSync(path.resolve(__dirname, '../../../README.md'), 'utf8');
  const listed = [...readme.matchAll(/^\| \d{3} \| `([A-Z_]+)` \|/gm)].map(([, code]) => code);
  expect(listed.sort()).toEqual(Object.keys(ERRORS).sort());
});
