/** Mutants that some test noticed, and mutants that none did; what does not run at all says nothing about the tests. */
const NOTICED = new Set(['Killed', 'Timeout']);
const MISSED = new Set(['Survived', 'NoCoverage']);

/** Code on one line, cut where nobody needs more to find it. */
const squeezed = (code) => {
  const line = code.replace(/\s+/g, ' ').trim();
  return line.length > 100 ? `${line.slice(0, 100)}…` : line;
};

function textAt(lines, { start, end }) {
  const text = lines.slice(start.line - 1, end.line);
  text.push(text.pop().slice(0, end.column - 1));
  text[0] = text[0].slice(start.column - 1);
  return text.join('\n');
}

/** A mutant as `SURVIVORS.md` names it: file, line, what stands there and what stood there instead. No line number, which any edit would change. */
function nameOf(file, lines, { location, replacement = '' }) {
  const line = squeezed(lines[location.start.line - 1]);
  const name = file.replace('plugins/review/server/src/', '').replace('plugins/', '').replace('server/src/', '');
  return `${name} | ${line} | ${squeezed(textAt(lines, location))} → ${squeezed(replacement)}`;
}

/**
 * What StrykerJS reports say.
 * @param {object[]} reports parsed `mutation-testing-report-schema` reports
 * @returns {{ noticed: number, total: number, percent: number, survivors: string[] }} `percent` 0 when there is no mutant
 */
export function mutationScore(reports) {
  let noticed = 0;
  const survivors = [];
  for (const [file, { source, mutants }] of reports.flatMap(({ files }) => Object.entries(files))) {
    const lines = source.split('\n');
    noticed += mutants.filter(({ status }) => NOTICED.has(status)).length;
    survivors.push(...mutants.filter(({ status }) => MISSED.has(status)).map((mutant) => nameOf(file, lines, mutant)));
  }
  const total = noticed + survivors.length;
  return { noticed, total, percent: total === 0 ? 0 : (100 * noticed) / total, survivors };
}

/**
 * Survivors that `SURVIVORS.md` gives no reason for, and lines of it that survive no longer.
 * @param {string[]} survivors of all targets
 * @param {string} text the file; each line in a fenced block is a survivor
 */
export function compareSurvivors(survivors, text) {
  const listed = text.split('```').filter((_, index) => index % 2 === 1);
  const lines = listed.flatMap((block) => block.split('\n').slice(1)).map((line) => line.trim());
  const known = new Set(lines.filter((line) => line !== ''));
  const here = new Set(survivors);
  return {
    unlisted: [...here].filter((name) => !known.has(name)),
    gone: [...known].filter((name) => !here.has(name)),
  };
}
