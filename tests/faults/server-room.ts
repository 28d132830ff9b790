/** The park's people at work on a real server process, and what stands in its database, read past the server. */
import Database from 'better-sqlite3';
import { Client } from 'pg';
import supertest from 'supertest';
import { callerWith, logins, type Account } from '../harness/accounts';
import type { Ground } from '../harness/ground';
import { newsroom, type Newsroom } from '../harness/newsroom';
import type { Park } from '../harness/park';
import type { Server } from '../harness/server';

/** Everybody who acts in these tests. */
export const STAFF = ['editor1', 'reviewer1', 'reviewer2', 'reviewer3'] as const;
export type Staff = (typeof STAFF)[number];

/** Strapi's tokens end after half an hour. */
const RENEW_AFTER_MS = 20 * 60_000;

/** Tokens of the staff. They outlive a restart of the server: the secrets stay, and Strapi limits logins. */
export class StaffTokens {
  readonly #tokens = new Map<Account, string>();
  #madeAt = -Infinity;

  /** Logs everybody in again when the tokens may end soon. Call it while the server is up and nothing is under way. */
  async renew({ url }: Server): Promise<void> {
    if (Date.now() - this.#madeAt < RENEW_AFTER_MS) return;
    this.#madeAt = Date.now();
    const login = logins(url);
    for (const account of STAFF) this.#tokens.set(account, await login(account));
  }

  of(account: Account): string {
    const token = this.#tokens.get(account);
    if (token === undefined) throw new Error(`${account} is not logged in`);
    return token;
  }
}

/** A newsroom whose people talk to a server process instead of this one. */
export function serverRoom({ url }: Server, tokens: StaffTokens): Newsroom {
  const login = async (account: Account): Promise<string> => tokens.of(account);
  const park = {
    url,
    login,
    as: async (account: Account) => callerWith(url, await login(account)),
    agent: () => supertest(url),
    get strapi(): never {
      throw new Error('There is no Strapi in this process; read the database.');
    },
  };
  return newsroom(park as unknown as Park);
}

/** Submits a new draft and collects the first signatures. @returns document id and digest */
export async function signedBy(room: Newsroom, ...signers: Staff[]): Promise<{ documentId: string; digest: string }> {
  const documentId = await room.draft();
  const { digest } = await room.act(documentId, 'editor1', 'submit');
  for (const signer of signers) await send(room, documentId, signer, { action: 'approve', digest });
  return { documentId, digest };
}

/** Sends an act that must succeed. */
export async function send(
  room: Newsroom,
  documentId: string,
  by: Staff,
  body: { action: string; digest: string; comment?: string; at?: string },
): Promise<void> {
  const answer = await room.send(documentId, by, body);
  if (answer.status !== 200) throw new Error(`${by} ${body.action}: ${answer.status} ${answer.text}`);
}

type Value = string | number | null;

/** A row as the driver returns it. */
export type DataRow = Record<string, Value>;

/** A database connection of the test's own. */
export interface Eye {
  rows(sql: string, ...values: Value[]): Promise<DataRow[]>;
  close(): Promise<void>;
}

/** Opens the ground's database for reading; `?` stands for a value on both databases. */
export async function openEye(ground: Ground): Promise<Eye> {
  const { DATABASE_CLIENT, DATABASE_FILENAME = '', DATABASE_URL = '' } = ground.env;
  if (DATABASE_CLIENT === 'sqlite') {
    const file = new Database(DATABASE_FILENAME, { readonly: true });
    return {
      rows: async (sql, ...values) => file.prepare(sql).all(...values) as DataRow[],
      close: async () => void file.close(),
    };
  }
  const client = new Client({ connectionString: DATABASE_URL });
  await client.connect();
  return {
    async rows(sql, ...values) {
      let count = 0;
      const numbered = sql.replace(/\?/g, () => `$${(count += 1)}`);
      return (await client.query(numbered, values)).rows as DataRow[];
    },
    close: () => client.end(),
  };
}

/** How many live rows a document has. */
export async function liveRows(eye: Eye, documentId: string): Promise<number> {
  const rows = await eye.rows('SELECT id FROM articles WHERE document_id = ? AND published_at IS NOT NULL', documentId);
  return rows.length;
}
