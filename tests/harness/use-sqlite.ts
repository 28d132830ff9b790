/** Every file of this jest project runs on SQLite, with fixed secrets, without the machine's `.env` and without calls home. */
import testEnv from './test-env.json';

Object.assign(process.env, testEnv, { DATABASE_CLIENT: 'sqlite' });
