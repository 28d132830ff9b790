/** Mutants of review's core, where it is decided what is allowed; the unit tests beside it must notice each. */
import path from 'node:path';
import { filesBelow } from '../../scripts/lib/fingerprint.mjs';
import { inRoot, ROOT } from '../../scripts/lib/paths.mjs';
import { common } from './common.mjs';

const CORE = 'plugins/review/server/src/core';
const tests = filesBelow(inRoot(CORE)).filter((file) => file.endsWith('.test.ts'));

export default {
  ...common('core'),
  mutate: [`${CORE}/**/*.ts`, `!${CORE}/**/*.test.ts`],
  direct: { files: tests.map((file) => path.relative(ROOT, file)) },
};
