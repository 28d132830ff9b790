/** The mutation stage must not pass because mutants were not counted, nor call a survivor explained that is another one. */
import { runModule } from './run-module';

const mutant = (status: string, line: number, column: number, replacement: string) => ({
  status,
  replacement,
  location: { start: { line, column }, end: { line, column: column + 5 } },
});
const FILE = 'plugins/review/server/src/core/rule.ts';
const SOURCE = 'const a = (b) =>\n  b > 1 && b < 9;\n';
const report = (...mutants: object[]) => ({ files: { [FILE]: { source: SOURCE, mutants } } });

const call = async (name: string, ...args: unknown[]) =>
  (await runModule('scripts/lib/mutation-score.mjs', `return m.${name}(...${JSON.stringify(args)});`)).value;

test('what a test noticed counts, what none did counts against, what never ran does not count', async () => {
  const mutants = [
    mutant('Killed', 2, 3, 'true'),
    mutant('Timeout', 2, 3, 'false'),
    mutant('Survived', 2, 3, 'b >= 1'),
    mutant('NoCoverage', 2, 12, 'b  <=\n 9'),
    mutant('RuntimeError', 2, 3, '!'),
    mutant('Ignored', 2, 3, '?'),
  ];
  expect(await call('mutationScore', [report(mutants[0] ?? {}), report(...mutants.slice(1))])).toEqual({
    noticed: 2,
    total: 4,
    percent: 50,
    survivors: ['core/rule.ts | b > 1 && b < 9; | b > 1 → b >= 1', 'core/rule.ts | b > 1 && b < 9; | b < 9 → b <= 9'],
  });
});

test('no mutant at all is no success', async () => {
  expect(await call('mutationScore', [report()])).toMatchObject({ percent: 0, total: 0 });
});

test('a survivor is explained by its own line in a block only', async () => {
  const listed = 'core/rule.ts | b > 1 && b < 9; | b > 1 → b >= 1';
  const other = 'core/rule.ts | b > 1 && b < 9; | b < 9 → b <= 9';
  const text = `## Why\n\n${other}\n\n\`\`\`text\n${listed}\ncore/old.ts | x | x → y\n\`\`\`\n`;
  expect(await call('compareSurvivors', [listed, other, other], text)).toEqual({
    unlisted: [other],
    gone: ['core/old.ts | x | x → y'],
  });
});
