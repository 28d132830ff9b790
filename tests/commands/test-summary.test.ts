/** `npm test` must never end with `0 failed` when something went wrong. */
import { runModule } from './run-module';

const GOOD = {
  numPassedTests: 5,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
};
const count = async (report: object | null, code: number | string) =>
  (
    await runModule(
      'scripts/lib/test-summary.mjs',
      `return m.countJest(${JSON.stringify(report)}, ${JSON.stringify(code)});`,
    )
  ).value;

test.each([
  ['all passed', GOOD, 0, 5, 0],
  ['one failed', { ...GOOD, numPassedTests: 4, numFailedTests: 1 }, 1, 4, 1],
  ['a file crashed before its tests', { ...GOOD, numRuntimeErrorTestSuites: 1 }, 1, 5, 1],
  ['a test was skipped', { ...GOOD, numPendingTests: 1 }, 0, 5, 1],
  ['a test is a todo', { ...GOOD, numTodoTests: 2 }, 0, 5, 2],
  ['jest ended with an error after the tests', GOOD, 1, 5, 1],
  ['jest was killed', GOOD, 'SIGKILL', 5, 1],
  ['no test was found', { ...GOOD, numPassedTests: 0 }, 0, 0, 1],
  ['no report was written', null, 0, 0, 1],
])('%s', async (_name, report, code, passed, failed) => {
  expect(await count(report, code)).toMatchObject({ passed, failed });
});

test('what failed is named, with how it began', async () => {
  const failed = { status: 'failed', fullName: 'A1 one', failureMessages: ['line\n'.repeat(100)] };
  const report = {
    testResults: [
      { name: 'x.test.ts', message: '', assertionResults: [failed, { status: 'passed', fullName: 'A2 two' }] },
      { name: 'y.test.ts', message: 'Cannot find module', assertionResults: [] },
      { name: 'z.test.ts', message: '', assertionResults: [{ status: 'passed', fullName: 'A3 three' }] },
    ],
  };
  const { value } = await runModule(
    'scripts/lib/test-summary.mjs',
    `return [m.failuresOf(${JSON.stringify(report)}), m.failuresOf(null)];`,
  );
  expect(value).toEqual([[`A1 one\n${'line\n'.repeat(30).trimEnd()}`, 'y.test.ts\nCannot find module'], []]);
});
