import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const IMPURE = 'core/ is pure: pass it in as an argument.';

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/node_modules/**',
      'build/**',
      '.cache/**',
      '.strapi/**',
      '.data/**',
      '.tmp/**',
      'types/**',
      'public/uploads/**',
    ],
  },
  ...tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'prefer-const': 'error',
      'max-lines': ['error', { max: 350, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // The purity rule: what is allowed is decided here, so nothing here may depend on when or where it runs.
    files: ['plugins/*/server/src/core/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: ['fs', 'net', 'http', 'https', 'os', 'child_process', 'worker_threads', 'timers'].flatMap((name) => [
            { name, message: IMPURE },
            { name: `node:${name}`, message: IMPURE },
          ]),
          patterns: [
            {
              group: ['@strapi/*', 'knex', 'pg', 'better-sqlite3', 'koa*', '../../services/*', '../services/*'],
              message: IMPURE,
            },
            { group: ['fs/*', 'node:fs/*'], message: IMPURE },
          ],
        },
      ],
      'no-restricted-globals': [
        'error',
        ...['fetch', 'setTimeout', 'setInterval', 'process', 'strapi', 'performance', 'console'].map((name) => ({
          name,
          message: IMPURE,
        })),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: IMPURE },
        { object: 'Math', property: 'random', message: IMPURE },
        { object: 'crypto', property: 'randomUUID', message: IMPURE },
        { object: 'crypto', property: 'randomBytes', message: IMPURE },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: IMPURE },
      ],
    },
  },
  {
    files: ['plugins/*/admin/**/*.tsx', 'src/admin/**/*.tsx'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      'max-lines-per-function': ['error', { max: 120 }],
    },
  },
  // A service or controller is one factory around small functions; what counts is that those are small.
  {
    files: ['plugins/*/server/src/services/**', 'plugins/*/server/src/controllers/**'],
    rules: { 'max-lines-per-function': ['error', { max: 260, skipBlankLines: true, skipComments: true }] },
  },
  { files: ['tests/**', '**/*.test.ts'], rules: { 'max-lines-per-function': 'off' } },
  { files: ['scripts/**', 'tests/**/*.mjs'], rules: { 'no-console': 'off' } },
  // One file on purpose: it is copied to machines that have nothing else, and lies in every evidence pack.
  {
    files: ['scripts/ledger-verify.mjs'],
    rules: { 'max-lines': ['error', { max: 460, skipBlankLines: true, skipComments: true }] },
  },
  {
    // Browser scripts of the reference website and player: plain modules, no build step.
    files: ['public/**/*.js'],
    languageOptions: { sourceType: 'module' },
  },
);
