/** Brings scheduled releases due at one moment, so that no test waits for a time. */
import Database from 'better-sqlite3';
import { Client } from 'pg';
import type { Ground } from '../harness/ground';

// More than the longest run of these tests takes: nothing but what a test brings due comes due in it.
const MINUTES = 24 * 60;

/** A moment to schedule a release for; {@link comeDue} then lets it pass. */
export const laterOn = (): string => new Date(Date.now() + MINUTES * 60_000).toISOString();

/**
 * Moves the schedules of these documents back until they are due, all in one statement: to every server process they
 * come due at the same moment.
 */
export async function comeDue(ground: Ground, documents: string[]): Promise<void> {
  const { DATABASE_CLIENT, DATABASE_FILENAME = '', DATABASE_URL = '' } = ground.env;
  const isSqlite = DATABASE_CLIENT === 'sqlite';
  const marks = documents.map((_, index) => (isSqlite ? '?' : `$${index + 1}`)).join();
  const earlier = isSqlite ? `scheduled_at - ${MINUTES * 60_000}` : `scheduled_at - interval '${MINUTES} minutes'`;
  const sql = `UPDATE review_runs SET scheduled_at = ${earlier} WHERE state = 'scheduled' AND document IN (${marks})`;
  if (isSqlite) {
    // A server process may be writing to the file; the database makes this one wait.
    const file = new Database(DATABASE_FILENAME, { timeout: 10_000 });
    file.prepare(sql).run(...documents);
    file.close();
    return;
  }
  const client = new Client({ connectionString: DATABASE_URL });
  await client.connect();
  await client.query(sql, documents);
  await client.end();
}
