/** Unit tests need nothing; API tests boot Strapi on each database; browser tests drive a real server. `npm test` runs all. */
const swc = [
  '@swc/jest',
  { jsc: { parser: { syntax: 'typescript', tsx: true }, target: 'es2022' }, module: { type: 'commonjs' } },
];
// sanitize-html requires ES modules, which Node.js can do by itself but jest cannot: these are compiled for it.
const ES_MODULES = '/node_modules/sanitize-html/node_modules/';
const base = {
  testEnvironment: 'node',
  transform: { '^.+\\.tsx?$': swc, [`${ES_MODULES}.+\\.js$`]: swc },
  transformIgnorePatterns: [`^(?!.*${ES_MODULES}).*/node_modules/`],
  // Golden databases, copies of the app and a browser's profile are no modules.
  modulePathIgnorePatterns: ['<rootDir>/.tmp/', '<rootDir>/.data/', '<rootDir>/dist/build/'],
};
// All files at once go faster in suites, see tests/suites/suite.ts; one file is run by itself.
const API_FOLDERS = process.env.SANSHEN_SUITES === '1' ? ['suites'] : ['api', 'faults', 'harness'];
const api = (client) => ({
  ...base,
  displayName: `api-${client}`,
  testMatch: API_FOLDERS.map((part) => `<rootDir>/tests/${part}/**/*.test.ts`),
  setupFiles: [`<rootDir>/tests/harness/use-${client}.ts`],
  setupFilesAfterEnv: ['<rootDir>/tests/harness/long-timeout.cjs'],
  globalSetup: `<rootDir>/tests/harness/setup-${client}.mjs`,
  ...(client === 'postgres' ? { globalTeardown: '<rootDir>/tests/harness/teardown-postgres.mjs' } : {}),
});
export default {
  projects: [
    {
      ...base,
      displayName: 'unit',
      testMatch: [
        '<rootDir>/plugins/*/server/src/**/*.test.ts',
        '<rootDir>/plugins/*/admin/src/**/*.test.ts',
        '<rootDir>/src/**/*.test.ts',
        '<rootDir>/tests/commands/**/*.test.ts',
      ],
    },
    api('sqlite'),
    api('postgres'),
    {
      ...base,
      displayName: 'browser',
      testMatch: ['<rootDir>/tests/browser/**/*.test.ts'],
      setupFiles: ['<rootDir>/tests/harness/use-sqlite.ts'],
      setupFilesAfterEnv: ['<rootDir>/tests/harness/long-timeout.cjs'],
      globalSetup: '<rootDir>/tests/browser/setup.mjs',
    },
  ],
};
