import supertest from 'supertest';
import type { Park } from './park';

/** The demo park's accounts, all at demo.example with DEMO_PASSWORD. */
export type Account = 'admin' | 'editor1' | 'editor2' | 'reviewer1' | 'reviewer2' | 'reviewer3' | 'auditor';

/** E-mail address of an account. */
export const emailOf = (account: Account): string => `${account}@demo.example`;

/** Password of every account. */
export const password = (): string => process.env.DEMO_PASSWORD ?? 'Sanshen-Demo-2026';

/** Requests in the name of one account; each method gives a supertest request, to be completed with `.query`, `.expect` … */
export interface Caller {
  readonly token: string;
  get(path: string): supertest.Test;
  post(path: string, body?: object | string): supertest.Test;
  put(path: string, body?: object | string): supertest.Test;
  delete(path: string): supertest.Test;
}

/** What supertest can talk to: an HTTP server, or a URL. */
export type Target = Parameters<typeof supertest>[0];

/** A caller with a bearer token on the server `target`. */
export function callerWith(target: Target, token: string): Caller {
  const agent = supertest(target);
  const signed = (request: supertest.Test) => request.set('Authorization', `Bearer ${token}`);
  const withBody = (request: supertest.Test, body: object | string | undefined) =>
    body === undefined ? request : request.send(body);
  return {
    token,
    get: (path) => signed(agent.get(path)),
    post: (path, body) => withBody(signed(agent.post(path)), body),
    put: (path, body) => withBody(signed(agent.put(path)), body),
    delete: (path) => signed(agent.delete(path)),
  };
}

async function requestToken(target: Target, account: Account): Promise<string> {
  const answer = await supertest(target)
    .post('/admin/login')
    .send({ email: emailOf(account), password: password() });
  const token: unknown = answer.body?.data?.token;
  if (typeof token !== 'string') throw new Error(`${account} cannot log in: ${answer.status} ${answer.text}`);
  return token;
}

/** Logs accounts in on one server, each once: Strapi refuses the fifth login of an account within 5 minutes. */
export function logins(target: Target): (account: Account) => Promise<string> {
  const tokens = new Map<Account, Promise<string>>();
  return (account) => {
    const known = tokens.get(account) ?? requestToken(target, account);
    tokens.set(account, known);
    return known;
  };
}

/** Disables or enables every account of a person, as an administrator who lets somebody go would. */
export async function setActive(park: Park, person: string, isActive: boolean): Promise<void> {
  const found = (await park.strapi.db
    .query('plugin::review.person' as 'admin::user')
    .findOne({ where: { code: person } as never, populate: ['accounts'] as never })) as {
    accounts: { id: number }[];
  } | null;
  const ids = (found?.accounts ?? []).map(({ id }) => id);
  await park.strapi.db.query('admin::user').updateMany({ where: { id: { $in: ids } }, data: { isActive } });
}
