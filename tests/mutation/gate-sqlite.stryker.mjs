/** Mutants of the gate and of the guard on SQLite, tested there. */
import { GATE, gate, GUARD_TESTS } from './gate.mjs';

const mutate = [...GATE, '!plugins/review/server/src/guard/postgres.ts', '!**/*.test.ts'];

const api = ['guard-tables', 'gate', 'ledger-refused', 'touches-drafts', 'guard', 'publish-routes', 'guard-boot'].map(
  (name) => `tests/api/${name}.test.ts`,
);

export default gate('sqlite', mutate, [...GUARD_TESTS, ...api]);
