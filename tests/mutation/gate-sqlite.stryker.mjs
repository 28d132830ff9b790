/** Mutants of the gate and of the guard on SQLite, tested there. */
import { GATE, gate } from './gate.mjs';

const mutate = [...GATE, '!plugins/review/server/src/guard/postgres.ts', '!**/*.test.ts'];

export default gate('sqlite', mutate, ['gate', 'guard', 'publish-routes', 'guard-boot']);
