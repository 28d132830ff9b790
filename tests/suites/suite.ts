import fs from 'node:fs';
import path from 'node:path';

const TESTS = path.resolve(__dirname, '..');
const FOLDERS = ['api', 'faults', 'harness'];

/** How many suites there are: `1.test.ts` and so on. */
const SUITES = 6;

function testFiles(): { file: string; size: number }[] {
  return FOLDERS.flatMap((folder) =>
    fs
      .readdirSync(path.join(TESTS, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.test.ts'))
      .map((name) => path.join(TESTS, folder, name))
      .map((file) => ({ file, size: fs.statSync(file).size })),
  );
}

/** Shares the files out evenly, long ones first; a file's size stands for its time. */
function share(): string[][] {
  const suites = Array.from({ length: SUITES }, () => ({ size: 0, files: [] as string[] }));
  for (const { file, size } of testFiles().sort((a, b) => b.size - a.size || a.file.localeCompare(b.file))) {
    const smallest = suites.reduce((least, suite) => (suite.size < least.size ? suite : least));
    smallest.files.push(file);
    smallest.size += size;
  }
  return suites.map(({ files }) => files);
}

/**
 * Registers the files of one suite, each under its own name. jest gives every test file modules of its own, and loading
 * Strapi takes seconds: files that run one after the other in one suite share it.
 */
export function registerSuite(number: number): void {
  for (const file of share()[number - 1] ?? [])
    describe(path.relative(TESTS, file), () => void jest.requireActual(file));
}
