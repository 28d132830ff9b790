/** Acceptance A7, and the half of A4.2 about somebody's delegate: rights lent for a time, to one person, once. */
import { setActive } from '../harness/accounts';
import { ARTICLE, type DocumentView, type Newsroom } from '../harness/newsroom';
import type { Account, Park } from '../harness/park';
import type { Stage } from './stage';

let park: Park;
let room: Newsroom;

const MORNING = '2027-03-01T00:00:00.000Z'; // 08:00 in Shanghai
const NOON = '2027-03-01T04:00:00.000Z';
const signers = (key: string, ...people: string[]) => ({ key, name: key, signers: people, quorum: { kind: 'any' } });

let moment = Date.parse(MORNING);
const at = (iso: string): void => void (moment = Date.parse(iso));

async function follow(...levels: object[]): Promise<void> {
  await park.strapi
    .plugin('review')
    .service('workflows')
    .save({ key: 'sanshen', name: '代理', levels, recallRoles: ['strapi-super-admin'] });
}

interface Wanted {
  from?: Account;
  startsAt?: string;
  endsAt?: string;
  levels?: string[];
  types?: string[];
}

async function offer(by: Account, to: Account, { from, ...more }: Wanted = {}) {
  const caller = await park.as(by);
  const giver = from ? { from: `${from}@demo.example` } : {};
  return caller.post('/review/delegations', {
    to: `${to}@demo.example`,
    startsAt: MORNING,
    endsAt: NOON,
    ...giver,
    ...more,
  });
}
const step = async (by: Account, id: number, act: 'accept' | 'decline') =>
  (await (await park.as(by)).post(`/review/delegations/${id}/${act}`, {})).status;
const revoke = async (by: Account, id: number) =>
  (await (await park.as(by)).delete(`/review/delegations/${id}`)).status;

/** A delegation that is in force. */
async function lent(from: Account, to: Account, more: Wanted = {}): Promise<number> {
  const answer = await offer(from, to, more);
  if (answer.status !== 200) throw new Error(`not offered: ${answer.text}`);
  expect(await step(to, answer.body.id as number, 'accept')).toBe(200);
  return answer.body.id as number;
}

async function submitted(): Promise<string> {
  const documentId = await room.draft();
  await room.act(documentId, 'editor1', 'submit');
  return documentId;
}
async function tried(documentId: string, by: Account, action: string, more: object = {}): Promise<string> {
  const { digest } = await room.view(documentId);
  const answer = await room.send(documentId, by, { action, digest, comment: '意见', ...more });
  return answer.status === 200 ? 'ok' : (answer.body.error.details.code as string);
}
const mine = async (by: Account): Promise<string[]> =>
  (
    (await (await park.as(by)).get('/review/tasks?pageSize=100').expect(200)).body.results as { documentId: string }[]
  ).map((task) => task.documentId);

export function delegationAcceptance(stage: () => Stage): void {
  describe('A7 delegations', () => {
    let restore = (): void => undefined;
    beforeAll(async () => {
      ({ park, room } = stage());
      const services = park.strapi.get('services');
      const real = park.strapi.plugin('review').service('clock');
      services.set('plugin::review.clock', () => ({ now: () => new Date(moment) }));
      restore = () => void services.set('plugin::review.clock', () => real);
      await follow(signers('first', 'reviewer1'), signers('final', 'reviewer2'));
    });
    afterAll(() => restore());
    afterEach(async () => {
      const running = { where: { endedAt: null } as never, data: { endedAt: new Date(moment) } as never };
      await park.strapi.db.query('plugin::review.delegation' as 'admin::user').updateMany(running);
    });

    it('A7.1 from the first moment up to, and not at, the last; the giver still signs; the first commit wins', async () => {
      at('2027-02-28T23:00:00.000Z');
      await lent('reviewer1', 'reviewer3');
      const [one, two, three] = [await submitted(), await submitted(), await submitted()];
      at('2027-02-28T23:59:59.999Z');
      expect(await tried(one, 'reviewer3', 'approve')).toBe('NOT_SIGNER');
      at(MORNING);
      expect((await mine('reviewer3')).includes(one)).toBe(true);
      expect(await tried(one, 'reviewer3', 'approve')).toBe('ok');
      expect(await tried(two, 'reviewer1', 'approve')).toBe('ok');
      at('2027-03-01T03:59:59.000Z');
      const both = await Promise.all([
        tried(three, 'reviewer1', 'approve', { level: 'first' }),
        tried(three, 'reviewer3', 'approve', { level: 'first' }),
      ]);
      expect(both.sort()).toEqual(['ALREADY_DECIDED', 'ok']);
      const four = await submitted();
      at(NOON);
      expect(await tried(four, 'reviewer3', 'approve')).toBe('NOT_SIGNER');
      expect((await mine('reviewer3')).includes(four)).toBe(false);
      expect(await tried(four, 'reviewer1', 'approve')).toBe('ok');
      const { decisions } = (await room.view(one)) as DocumentView & { decisions: { for?: { name: string } }[] };
      expect(decisions.at(-1)).toMatchObject({ kind: 'approve', by: { name: '沈知远' }, for: { name: '陈静安' } });
      const rows = await park.strapi.db.query('plugin::review.ledger-entry').findMany({ orderBy: { seq: 'asc' } });
      const entry = (rows as { line: string }[])
        .map(({ line }) => JSON.parse(line) as { act: string; documentId?: string })
        .find(({ act, documentId }) => act === 'approve' && documentId === one);
      expect(entry).toMatchObject({
        capacity: 'first（代陈静安）',
        actor: { key: 'reviewer3' },
        details: { for: { key: 'reviewer1' } },
      });
    });

    it('A4.2 whoever has signed a level signs no other, not as a delegate either; nor does who lent the right', async () => {
      at(MORNING);
      await lent('reviewer2', 'reviewer1');
      const documentId = await submitted();
      expect(await tried(documentId, 'reviewer1', 'approve')).toBe('ok');
      expect(await tried(documentId, 'reviewer1', 'approve')).toBe('SEPARATION_OF_DUTIES');
      await follow(signers('first', 'reviewer1'), signers('final', 'reviewer2', 'reviewer1'));
      const other = await submitted();
      await lent('reviewer1', 'reviewer3', { startsAt: '2027-03-01T01:00:00.000Z', levels: ['first'] }).catch(
        () => null,
      );
      await park.strapi.db
        .query('plugin::review.delegation' as 'admin::user')
        .updateMany({ where: { toPerson: 'reviewer1' } as never, data: { endedAt: new Date(moment) } as never });
      at('2027-03-01T01:00:00.000Z');
      await lent('reviewer1', 'reviewer3', { levels: ['first'] });
      expect(await tried(other, 'reviewer3', 'approve')).toBe('ok');
      // Reviewer 3 signed in the name of reviewer 1: that is a hand of reviewer 1.
      expect(await tried(other, 'reviewer1', 'approve')).toBe('SEPARATION_OF_DUTIES');
      expect(await tried(other, 'reviewer3', 'approve')).toBe('SEPARATION_OF_DUTIES');
      await follow(signers('first', 'reviewer1'), signers('final', 'reviewer2'));
    });

    it('the author signs for nobody, and nobody signs for the author', async () => {
      at(MORNING);
      await lent('reviewer1', 'editor1');
      const own = await submitted();
      expect(await tried(own, 'editor1', 'approve')).toBe('SEPARATION_OF_DUTIES');
      await lent('reviewer2', 'reviewer3');
      const edited = await room.draft();
      await room.edit(edited, { summary: '复审人改了一处。' }, 'reviewer2');
      await follow(signers('first', 'reviewer1'), signers('final', 'reviewer2', 'admin'));
      await room.act(edited, 'editor1', 'submit');
      expect(await tried(edited, 'reviewer1', 'approve')).toBe('ok');
      expect(await tried(edited, 'reviewer3', 'approve')).toBe('SEPARATION_OF_DUTIES');
      expect(await tried(edited, 'admin', 'approve')).toBe('ok');
      expect(await tried(edited, 'reviewer3', 'release')).toBe('NOT_SIGNER');
      await follow(signers('first', 'reviewer1'), signers('final', 'reviewer2'));
    });

    it('is limited to levels and types, and lets the delegate of a last signer release', async () => {
      at(MORNING);
      await lent('reviewer1', 'reviewer3', { levels: ['final'] });
      await lent('reviewer2', 'admin', { types: ['api::column.column'] });
      const documentId = await submitted();
      expect((await mine('reviewer3')).includes(documentId)).toBe(false);
      expect(await tried(documentId, 'reviewer3', 'approve')).toBe('NOT_SIGNER');
      expect(await tried(documentId, 'reviewer1', 'approve')).toBe('ok');
      expect(await tried(documentId, 'admin', 'approve')).toBe('NOT_SIGNER');
      await lent('reviewer2', 'editor2', { types: [ARTICLE], levels: ['final'] });
      expect(await tried(documentId, 'editor2', 'approve')).toBe('ok');
      expect(await tried(documentId, 'editor2', 'release')).toBe('ok');
    });

    it('A7.2 one deep: not back, not on, not to oneself; also when both are made at the same moment', async () => {
      at(MORNING);
      const codes = async (...answers: ReturnType<typeof offer>[]) =>
        (await Promise.all(answers))
          .map(({ status, body }) => (status === 200 ? 'ok' : body.error.details.code))
          .sort();
      expect(await codes(offer('reviewer1', 'reviewer1'))).toEqual(['INVALID_INPUT']);
      expect(await codes(offer('reviewer1', 'reviewer2'), offer('reviewer2', 'reviewer1'))).toEqual([
        'INVALID_INPUT',
        'ok',
      ]);
      expect(await codes(offer('reviewer2', 'reviewer3'), offer('reviewer3', 'reviewer1'))).toHaveLength(2);
      const running = (await (await park.as('admin')).get('/review/delegations').expect(200)).body.data as {
        state: string;
        from: { key: string };
        to: { key: string };
      }[];
      const open = running.filter(({ state }) => state === 'offered');
      const givers = new Set(open.map(({ from }) => from.key));
      expect(open.filter((one) => givers.has(one.to.key))).toStrictEqual([]);
      // Afterwards it is free again.
      expect(
        await codes(offer('reviewer2', 'reviewer1', { startsAt: NOON, endsAt: '2027-03-02T00:00:00.000Z' })),
      ).toEqual(['ok']);
      for (const wrong of [
        { endsAt: MORNING },
        { startsAt: '2027-02-01T00:00:00.000Z', endsAt: '2027-02-02T00:00:00.000Z' },
        { endsAt: '2029-01-01T00:00:00.000Z' },
        { startsAt: 'tomorrow' },
      ])
        expect(await codes(offer('admin', 'editor2', wrong))).toEqual(['INVALID_INPUT']);
    });

    it('A7.3 ends at once when an account is disabled, when it is revoked, and is nothing before it is accepted', async () => {
      at(MORNING);
      const documentId = await submitted();
      const { id } = (await offer('admin', 'reviewer3', { from: 'reviewer1' })).body as { id: number };
      expect(await tried(documentId, 'reviewer3', 'approve')).toBe('NOT_SIGNER');
      expect([await step('reviewer2', id, 'accept'), await step('reviewer1', id, 'accept')]).toEqual([403, 403]);
      expect([await step('reviewer3', id, 'accept'), await step('reviewer3', id, 'accept')]).toEqual([200, 409]);
      await setActive(park, 'reviewer1', false);
      expect(await tried(documentId, 'reviewer3', 'approve')).toBe('NOT_SIGNER');
      await setActive(park, 'reviewer1', true);
      expect([await revoke('reviewer2', id), await revoke('reviewer1', id), await revoke('reviewer1', id)]).toEqual([
        403, 200, 409,
      ]);
      expect(await tried(documentId, 'reviewer3', 'approve')).toBe('NOT_SIGNER');
      expect((await offer('reviewer3', 'reviewer2', { from: 'reviewer1' })).status).toBe(403);
      expect((await offer('admin', 'admin', { from: 'reviewer1' })).status).toBe(400);
      const declined = (await offer('reviewer1', 'reviewer3')).body as { id: number };
      expect([await step('reviewer3', declined.id, 'decline'), await step('reviewer3', declined.id, 'accept')]).toEqual(
        [200, 409],
      );
      expect(await revoke('reviewer1', 999_999)).toBe(404);
      expect((await offer('auditor', 'reviewer3')).status).toBe(403);
    });
  });
}
