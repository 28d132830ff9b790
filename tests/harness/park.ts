import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { createStrapi, type Core } from '@strapi/strapi';
import supertest from 'supertest';
import { callerWith, logins, type Account, type Caller } from './accounts';
import { newGround, ROOT, type Ground } from './ground';
import { rememberProcessListeners } from './process-listeners';

export type { Account, Caller } from './accounts';
export type { Ground } from './ground';

/** A running demo park without posts, in this process, on a database of its own. */
export interface Park {
  readonly strapi: Core.Strapi;
  /** `http://127.0.0.1:<port>`, for what supertest cannot do (streams, raw sockets). */
  readonly url: string;
  /** The copy of the golden park this Strapi runs on; give it to `startServer` for a second process on the same data. */
  readonly ground: Ground;
  /** Requests without an account. */
  agent(): ReturnType<typeof supertest>;
  /** The admin token of an account, logged in once per park. */
  login(account: Account): Promise<string>;
  /** Requests with the account's token. */
  as(account: Account): Promise<Caller>;
  /** Stops Strapi and removes its data; with `keep: true` the data stays for another `startPark({ ground })`. */
  stop(options?: { keep?: boolean }): Promise<void>;
}

/** How a park differs from the ordinary one. */
export interface ParkOptions {
  /** Run on this data instead of a new copy, for example after a restart. */
  ground?: Ground;
  /** Environment on top of the tests' own, until the park stops. */
  env?: Record<string, string>;
  /** Called before anything is registered, the place to replace a service or count queries. */
  prepare?: (strapi: Core.Strapi) => void;
}

/** Sets variables; the returned function restores what was there. */
function setEnvironment(env: Record<string, string>): () => void {
  const before = Object.keys(env).map((name) => [name, process.env[name]] as const);
  Object.assign(process.env, env);
  return () => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  };
}

async function boot(prepare: ParkOptions['prepare']): Promise<{ strapi: Core.Strapi; url: string }> {
  const strapi = createStrapi({
    appDir: ROOT,
    distDir: path.join(ROOT, 'dist'),
    autoReload: false,
    serveAdminPanel: false,
  });
  strapi.log.level = 'error';
  prepare?.(strapi);
  await strapi.load();
  // A test's data need not survive a power cut of the machine.
  if (strapi.db.dialect.client === 'sqlite') await strapi.db.connection.raw('PRAGMA synchronous = OFF');
  strapi.server.mount();
  const http = strapi.server.httpServer;
  await new Promise<void>((resolve, reject) => http.once('error', reject).listen(0, '127.0.0.1', resolve));
  return { strapi, url: `http://127.0.0.1:${(http.address() as AddressInfo).port}` };
}

/**
 * Waits until no connection to the database is in use. Strapi reads an entry again after the commit that published it,
 * to tell of it, and nobody waits for that: cut off, it would be an error without a place.
 */
async function untilIdle(strapi: Core.Strapi): Promise<void> {
  const { pool } = strapi.db.connection.client as { pool: { numUsed(): number; numPendingAcquires(): number } };
  for (let quiet = 0; quiet < 3; ) {
    quiet = pool.numUsed() + pool.numPendingAcquires() === 0 ? quiet + 1 : 0;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/**
 * Boots the built app (`npm run build -- --no-admin`) in this process on a fresh copy of the golden park.
 * One at a time: Strapi is a global. Always `await park.stop()` in `afterAll`.
 */
export async function startPark(options: ParkOptions = {}): Promise<Park> {
  const ground = options.ground ?? (await newGround());
  const restoreListeners = rememberProcessListeners();
  const restoreEnvironment = setEnvironment({ ...ground.env, ...options.env });
  const { strapi, url } = await boot(options.prepare);
  const http = strapi.server.httpServer;
  const login = logins(http);
  return {
    strapi,
    url,
    ground,
    agent: () => supertest(http),
    login,
    as: async (account) => callerWith(http, await login(account)),
    async stop({ keep = false } = {}) {
      await untilIdle(strapi);
      await strapi.destroy();
      restoreListeners();
      restoreEnvironment();
      if (!keep) await ground.remove();
    },
  };
}
