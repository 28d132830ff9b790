/** Mutants of the guard on PostgreSQL, tested there. */
import { gate } from './gate.mjs';

export default gate('postgres', ['plugins/review/server/src/guard/postgres.ts'], ['guard', 'guard-boot']);
