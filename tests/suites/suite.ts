import fs from 'node:fs';
import path from 'node:path';

const TESTS = path.resolve(__dirname, '..');
const FOLDERS = ['api', 'faults', 'harness'];

/** How many suites there are: `1.test.ts` and so on. */
const SUITES = 4;

/** Seconds that files took on a slow machine where it is many; only their proportions matter, here and elsewhere. */
const LONG: Readonly<Record<string, number>> = {
  'api/acceptance': 53,
  'api/two-processes': 45,
  'faults/kill': 44,
  'api/balance': 43,
  'api/guard-boot': 40,
  'api/digest-leaves': 37,
  'api/publish-routes': 35,
  'api/outbox': 32,
  'api/concurrency': 30,
  'api/word-check': 30,
  'api/workflows': 30,
  'api/drift-watch': 27,
  'api/touches-drafts': 23,
  'api/schedule': 20,
  'api/ledger': 15,
  'api/drift': 14,
  'api/proof': 14,
  'api/story': 13,
  'api/touches-new-type': 13,
  'api/previews': 13,
  'api/delivery': 12,
  'api/touches-restart': 11,
  'api/gates': 10,
  'harness/park': 10,
};
const ON_SQLITE = [
  'api/acceptance',
  'api/bad-input',
  'api/break-glass',
  'api/clocks',
  'api/digest-leaves',
  'api/evidence',
  'api/gates',
  'api/notices',
  'api/previews',
  'api/proof',
  'api/reading',
  'api/reads',
  'api/route-inventory',
  'api/story',
  'api/tasks',
  'api/touches',
  'api/touches-drafts',
  'api/touches-new-type',
  'api/touches-restart',
  'api/word-check',
  'api/word-check-pictures',
  'harness/park',
];
const ON_POSTGRES = [
  'api/drift-watch',
  'api/media',
  'api/outbox',
  'api/publish-routes',
  'api/schedule',
  'api/touches-import',
  'api/workflows',
];
/**
 * Files about what lies above the database, or of which every case says the same on both: in `npm test` they run on one
 * of them only, so that both keep their core busy for as long; the browser tests run on SQLite. `npm run test:deep` runs
 * all on both.
 */
const ON_ONE_DATABASE: ReadonlyMap<string, string> = new Map([
  ...ON_SQLITE.map((name) => [name, 'sqlite'] as const),
  ...ON_POSTGRES.map((name) => [name, 'postgres'] as const),
]);

/** The others, one like the other. */
const SHORT = 7;
/** What a file needs to boot a park, besides its tests. */
const BOOT = 5;

const isLeftOut = (name: string): boolean => {
  const database = process.env.DATABASE_CLIENT === 'postgres' ? 'postgres' : 'sqlite';
  return process.env.SANSHEN_DEEP !== '1' && (ON_ONE_DATABASE.get(name) ?? database) !== database;
};

function testFiles(): { file: string; seconds: number }[] {
  return FOLDERS.flatMap((folder) =>
    fs
      .readdirSync(path.join(TESTS, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.test.ts'))
      .map((file) => ({ file: path.join(TESTS, folder, file), name: `${folder}/${file.replace(/\.test\.ts$/, '')}` }))
      .filter(({ name }) => !isLeftOut(name))
      .map(({ file, name }) => ({ file, seconds: BOOT + (LONG[name] ?? SHORT) })),
  );
}

/** Shares the files out evenly, long ones first, so that no suite is left running alone. */
function share(): string[][] {
  const suites = Array.from({ length: SUITES }, () => ({ seconds: 0, files: [] as string[] }));
  for (const { file, seconds } of testFiles().sort((a, b) => b.seconds - a.seconds || a.file.localeCompare(b.file))) {
    const shortest = suites.reduce((least, suite) => (suite.seconds < least.seconds ? suite : least));
    shortest.files.push(file);
    shortest.seconds += seconds;
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
