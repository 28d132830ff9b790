import path from 'node:path';
import { filesBelow } from '../../scripts/lib/fingerprint.mjs';
import { inRoot, ROOT } from '../../scripts/lib/paths.mjs';

/** The unit tests in a folder of the project. */
export const testsBelow = (folder) =>
  filesBelow(inRoot(folder))
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => path.relative(ROOT, file));

/**
 * What all mutation runs share.
 * @param {string} name of the run: its copy of the project and its reports are called so
 */
export const common = (name) => ({
  plugins: ['./tests/mutation/runner.mjs'],
  testRunner: 'direct',
  coverageAnalysis: 'perTest',
  concurrency: 1,
  // Endless loops are found by counting; a busy machine must not pass for one.
  timeoutMS: 30_000,
  tempDirName: `.tmp/mutation/${name}-sandbox`,
  ignorePatterns: ['.ci', '.data', '.tmp/*', '!.tmp/build', 'dist/build', 'docs'],
  reporters: ['json', 'html', 'progress-append-only'],
  jsonReporter: { fileName: `.tmp/mutation/${name}.json` },
  htmlReporter: { fileName: `.tmp/mutation/${name}.html` },
  allowConsoleColors: false,
});
