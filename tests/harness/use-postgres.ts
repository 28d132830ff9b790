/** Every file of this jest project runs on PostgreSQL, with fixed secrets, without the machine's `.env` and without calls home. */
import testEnv from './test-env.json';

Object.assign(process.env, testEnv, { DATABASE_CLIENT: 'postgres' });
