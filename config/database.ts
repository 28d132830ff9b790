import fs from 'node:fs';
import path from 'node:path';

interface Env {
  (name: string, fallback?: string): string;
  int(name: string, fallback: number): number;
}

/** SQLite in one file (the default) or PostgreSQL by DATABASE_URL. */
export default ({ env }: { env: Env }) => {
  const client = env('DATABASE_CLIENT', 'sqlite');
  if (client === 'postgres') {
    return {
      connection: {
        client: 'postgres',
        connection: { connectionString: env('DATABASE_URL') },
        pool: { min: 0, max: env.int('DATABASE_POOL_MAX', 10) },
        acquireConnectionTimeout: 60_000,
      },
    };
  }
  if (client !== 'sqlite') throw new Error(`DATABASE_CLIENT must be "sqlite" or "postgres", not "${client}".`);
  const filename = path.resolve(process.cwd(), env('DATABASE_FILENAME', '.data/sanshen.db'));
  fs.mkdirSync(path.dirname(filename), { recursive: true });
  return {
    connection: {
      client: 'sqlite',
      connection: { filename },
      useNullAsDefault: true,
      pool: {
        // Readers do not block the writer, and a second process (export, backup) waits instead of failing at once.
        afterCreate(
          connection: { pragma(text: string): unknown },
          done: (error: Error | null, connection: unknown) => void,
        ) {
          connection.pragma('journal_mode = WAL');
          connection.pragma('busy_timeout = 5000');
          done(null, connection);
        },
      },
    },
  };
};
