/** Mutants of the guard on PostgreSQL, tested there. */
import { gate } from './gate.mjs';

const tests = ['guard-tables', 'guard', 'guard-boot'].map((name) => `tests/api/${name}.test.ts`);

export default gate('postgres', ['plugins/review/server/src/guard/postgres.ts'], tests);
