/** What one stage of `npm test` counted. */
const counts = (passed, failed, note = '') => ({ passed, failed, note });

/**
 * Counts of a check that is one yes or no (install, build, type check, lint).
 * @param {boolean} ok
 */
export const countCheck = (ok) => (ok ? counts(1, 0) : counts(0, 1));

/**
 * Counts of a jest run. Whatever is not a passed test is a failed one: files that crashed, tests that were skipped, and
 * a run that wrote no report, found no test, or ended with an error although no test failed.
 * @param {object | null} report jest's `--json` report, null when there is none
 * @param {number | string} code jest's exit code, or what ended it
 */
export function countJest(report, code) {
  if (!report) return counts(0, 1, `crashed (${code}): no report`);
  const skipped = report.numPendingTests + report.numTodoTests;
  const crashed = report.numRuntimeErrorTestSuites;
  const failed = report.numFailedTests + crashed + skipped;
  const notes = [crashed > 0 && `${crashed} files crashed`, skipped > 0 && `${skipped} skipped`]
    .filter(Boolean)
    .join(', ');
  if (failed === 0 && code !== 0) return counts(report.numPassedTests, 1, `ended with ${code}`);
  if (failed === 0 && report.numPassedTests === 0) return counts(0, 1, 'no test ran');
  return counts(report.numPassedTests, failed, notes);
}

/** So much of a failure is repeated at the end; jest's own report above has all of it. */
const SHOWN_LINES = 30;

/**
 * The tests of a jest run that failed, each with the beginning of what went wrong: a log is long and often shown cut
 * short, so that its end has to say it.
 * @param {object | null} report jest's `--json` report
 * @returns {string[]}
 */
export function failuresOf(report) {
  const begin = (text) => text.split('\n').slice(0, SHOWN_LINES).join('\n');
  return (report?.testResults ?? []).flatMap(({ name, message, assertionResults }) => {
    const failed = assertionResults.filter(({ status }) => status === 'failed');
    if (failed.length === 0) return assertionResults.length === 0 ? [`${name}\n${begin(message)}`] : [];
    return failed.map(({ fullName, failureMessages }) => `${fullName}\n${begin(failureMessages.join('\n'))}`);
  });
}

/** Sum of all stages. @param {{ passed: number, failed: number }[]} stages */
export function sum(stages) {
  return stages.reduce((all, one) => counts(all.passed + one.passed, all.failed + one.failed), counts(0, 0));
}
