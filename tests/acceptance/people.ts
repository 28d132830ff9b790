/**
 * Acceptance A4: two people are two people, whatever roles and accounts they have. The half of A4.2 about somebody's
 * delegate is with the delegations.
 */
import type { Stage } from './stage';
import { callerWith, emailOf, password, type Caller } from '../harness/accounts';
import { ARTICLE, type DocumentView, type Newsroom } from '../harness/newsroom';
import type { Park } from '../harness/park';
import { PICTURES } from '../harness/pictures';

let park: Park;
let room: Newsroom;

interface Level {
  key: string;
  name: string;
  signers: string[];
  quorum: { kind: 'any' };
}

const level = (key: string, name: string, ...signers: string[]): Level => ({
  key,
  name,
  signers,
  quorum: { kind: 'any' },
});

/** Gives the demo's workflow other signers; runs that are under way keep theirs. */
async function follow(first: string[], second: string[], final: string[]): Promise<void> {
  await park.strapi
    .plugin('review')
    .service('workflows')
    .save({
      key: 'sanshen',
      name: '三审',
      levels: [level('first', '初审', ...first), level('second', '复审', ...second), level('final', '终审', ...final)],
      recallRoles: ['strapi-super-admin'],
    });
}

/** A new admin account with the rights of editors and reviewers. */
async function account(name: string): Promise<{ id: number; caller: Caller }> {
  const email = `${name}@demo.example`;
  const roles = (await park.strapi.db.query('admin::role').findMany({
    where: { code: { $in: ['sanshen-editor', 'sanshen-reviewer'] } },
  })) as { id: number }[];
  const user = await park.strapi.service('admin::user').create({
    ...{ email, firstname: name, password: password(), isActive: true, preferedLanguage: 'zh-Hans' },
    roles: roles.map(({ id }) => id),
  });
  const answer = await park.agent().post('/admin/login').send({ email, password: password() }).expect(200);
  return { id: user.id, caller: callerWith(park.strapi.server.httpServer, answer.body.data.token) };
}

/** Links an account to a person, beside those they have. */
async function link(id: number, person: string): Promise<void> {
  const people = park.strapi.db.query('plugin::review.person' as 'admin::user');
  await people.update({ where: { code: person } as never, data: { accounts: { connect: [{ id }] } } as never });
}

interface Answer {
  status: number;
  body: {
    error?: { message: string; details: { code: string; because?: { kind: string; at?: string; paths?: string[] }[] } };
  };
}

/** Sends an act on what is there now. */
async function act(
  caller: Caller,
  documentId: string,
  action: string,
  more: object = {},
  headers: Record<string, string> = {},
): Promise<Answer> {
  const { digest } = await room.view(documentId);
  return caller.post(`/review/documents/${ARTICLE}/${documentId}/actions`, { action, digest, ...more }).set(headers);
}

/** How an act was refused: its code and why. */
const refusal = ({ status, body }: Answer): unknown[] => [
  status,
  body.error?.details.code,
  body.error?.details.because?.map(({ kind }) => kind),
];

async function save(caller: Caller, documentId: string, changes: object): Promise<void> {
  const path = `/content-manager/collection-types/${ARTICLE}/${documentId}?locale=zh-Hans`;
  const answer = await caller.put(path, changes);
  expect([answer.status, answer.text.slice(0, 200)]).toEqual([200, expect.any(String)]);
}

async function tasks(caller: Caller, scope: string): Promise<string[]> {
  const { body } = await caller.get(`/review/tasks?scope=${scope}&pageSize=100`).expect(200);
  return (body.results as { documentId: string }[]).map(({ documentId }) => documentId);
}

/** Registers the tests of A4. They change the workflow and people's accounts, so they come last. */
export function peopleAcceptance(stage: () => Stage): void {
  beforeAll(async () => {
    ({ park, room } = stage());
    await follow(['reviewer1', 'admin', 'reviewer2'], ['reviewer2', 'reviewer1', 'editor2'], ['reviewer3', 'admin']);
  });

  describe('A4.1 whoever fixed one comma signs no level', () => {
    // The super admin is named as signer here, so that it is not for want of a level that they are refused.
    it.each(['reviewer2', 'admin'] as const)('%s', async (by) => {
      const documentId = await room.draft();
      const begun = new Date().toISOString();
      await room.edit(documentId, { summary: '从下周一起,晚餐供应到二十点。' }, by);
      const ended = new Date().toISOString();
      await room.act(documentId, 'editor1', 'submit');
      const caller = await park.as(by);
      for (const action of ['approve', 'return', 'release']) {
        if (action === 'release')
          for (const signer of ['reviewer1', 'editor2', 'reviewer3'] as const)
            await room.act(documentId, signer, 'approve');
        const answer = await act(caller, documentId, action, { comment: '核对' });
        expect(refusal(answer)).toEqual([403, 'SEPARATION_OF_DUTIES', ['edited']]);
        const [because] = answer.body.error?.details.because ?? [];
        expect(because?.paths).toEqual(['summary']);
        expect(because?.at && begun <= because.at && because.at <= ended).toBe(true);
        expect(answer.body.error?.message).toMatch(/改动过这一稿.*summary/);
      }
      const { actions } = await room.view(documentId, by);
      expect(actions.find(({ name }) => name === 'release')).toMatchObject({
        enabled: false,
        reason: { code: 'SEPARATION_OF_DUTIES', because: [{ kind: 'edited', paths: ['summary'] }] },
      });
    });
  });

  describe('A4.2 one person signs one level', () => {
    let second: Caller;
    let first: Caller;

    beforeAll(async () => {
      const { id, caller } = await account('chen-second');
      await link(id, 'reviewer1');
      second = caller;
      first = await park.as('reviewer1');
    });

    it('who is named at two levels is refused at the second', async () => {
      const documentId = await room.draft();
      await room.act(documentId, 'editor1', 'submit');
      await room.act(documentId, 'reviewer2', 'approve');
      const answer = await act(await park.as('reviewer2'), documentId, 'approve');
      expect(refusal(answer)).toEqual([403, 'SEPARATION_OF_DUTIES', ['signed']]);
      expect(answer.body.error?.message).toContain('初审');
      await room.act(documentId, 'editor2', 'approve');
    });

    it('with another account too, in either order', async () => {
      for (const [one, other] of [
        [first, second],
        [second, first],
      ] as const) {
        const documentId = await room.draft();
        await room.act(documentId, 'editor1', 'submit');
        expect((await act(one, documentId, 'approve')).status).toBe(200);
        expect(refusal(await act(other, documentId, 'approve', { level: 'first' }))).toEqual([
          409,
          'ALREADY_DECIDED',
          undefined,
        ]);
        expect(refusal(await act(other, documentId, 'approve'))).toEqual([403, 'SEPARATION_OF_DUTIES', ['signed']]);
      }
    });

    it.each([
      ['edited', (id: string): Promise<unknown> => save(second, id, { summary: '另一个账号改的。' })],
      ['submitted', (id: string): Promise<unknown> => act(second, id, 'submit')],
    ] as const)('what the other account %s it does not sign', async (kind, work) => {
      const documentId = await room.draft();
      await work(documentId);
      if (kind === 'edited') await room.act(documentId, 'editor1', 'submit');
      expect(refusal(await act(first, documentId, 'approve'))).toEqual([403, 'SEPARATION_OF_DUTIES', [kind]]);
    });

    it('nor the file that the other account uploaded', async () => {
      const answer = await second.post('/upload').attach('files', PICTURES.red, { filename: 'p.png' });
      const documentId = await room.draft({ cover: (answer.body as { id: number }[])[0]?.id });
      await room.act(documentId, 'editor1', 'submit');
      const [status, code, kinds] = refusal(await act(first, documentId, 'approve'));
      expect([status, code, kinds]).toEqual([403, 'SEPARATION_OF_DUTIES', expect.arrayContaining(['uploaded'])]);
    });

    it('nor what an account did before it was known to be theirs', async () => {
      const { id, caller: third } = await account('chen-third');
      const edited = await room.draft();
      await save(third, edited, { summary: '还没有登记的账号改的。' });
      await room.act(edited, 'editor1', 'submit');
      const submitted = await room.draft();
      expect((await act(third, submitted, 'submit')).status).toBe(200);
      await link(id, 'reviewer1');
      expect(refusal(await act(first, edited, 'approve'))).toEqual([403, 'SEPARATION_OF_DUTIES', ['edited']]);
      expect(refusal(await act(first, submitted, 'approve'))).toEqual([403, 'SEPARATION_OF_DUTIES', ['submitted']]);
      expect(await tasks(first, 'submitted')).toContain(submitted);
      expect((await act(second, submitted, 'withdraw')).status).toBe(200);
    });

    it('tasks, withdrawals and repeated requests are the person’s, not the account’s', async () => {
      const documentId = await room.draft();
      await room.act(documentId, 'editor1', 'submit');
      for (const caller of [first, second]) expect(await tasks(caller, 'mine')).toContain(documentId);

      const key = { 'Idempotency-Key': 'one-person-two-accounts' };
      const once = await act(first, documentId, 'approve', {}, key);
      const again = await act(second, documentId, 'approve', {}, key);
      expect([once.status, again.status, again.body]).toEqual([200, 200, once.body]);
      expect((await room.view(documentId)).decisions).toHaveLength(1);
      for (const caller of [first, second]) expect(await tasks(caller, 'mine')).not.toContain(documentId);

      expect((await act(second, documentId, 'withdraw')).status).toBe(200);
      expect(await room.view(documentId)).toMatchObject({ state: 'in_review', run: { level: { key: 'first' } } });
      expect((await act(second, documentId, 'approve')).status).toBe(200);
      expect((await act(first, documentId, 'withdraw')).status).toBe(200);
    });
  });

  describe('A4.3 when nobody is left to sign, submit says so at once', () => {
    const refused = async (documentId: string) => {
      const answer = await act(await park.as('editor1'), documentId, 'submit');
      expect([answer.status, answer.body.error?.details.code]).toEqual([422, 'NO_ELIGIBLE_SIGNER']);
      const view: DocumentView = await room.view(documentId);
      expect([view.state, view.run, view.decisions]).toEqual(['draft', null, []]);
      await room.item(documentId).expect(404);
      return answer.body.error;
    };

    it('the only signer of the last level has edited: named, with who could be added', async () => {
      await follow(['reviewer1'], ['reviewer2'], ['reviewer3']);
      const documentId = await room.draft();
      await room.edit(documentId, { summary: '终审人自己改了一句。' }, 'reviewer3');
      const error = await refused(documentId);
      expect(error?.details).toMatchObject({
        level: 'final',
        levelName: '终审',
        signers: [{ person: 'reviewer3', because: 'edited', name: expect.any(String) }],
        candidates: expect.arrayContaining([{ person: 'editor2', name: '周一帆' }]),
      });
      expect(error?.message).toMatch(/“终审”没有可以签字的人.*可补充：.*周一帆/);
    });

    it('one person is the only signer of two levels, by two accounts', async () => {
      await follow(['reviewer1'], ['reviewer1'], ['reviewer3']);
      expect((await refused(await room.draft()))?.details).toMatchObject({
        level: 'second',
        signers: [{ person: 'reviewer1', because: 'needed-elsewhere' }],
      });
    });

    it('the signer’s accounts are all disabled', async () => {
      await follow(['reviewer1'], ['reviewer2'], ['reviewer3']);
      const users = park.strapi.db.query('admin::user');
      const where = { email: emailOf('reviewer2') };
      await users.update({ where, data: { isActive: false } });
      const error = await refused(await room.draft());
      await users.update({ where, data: { isActive: true } });
      expect(error?.details).toMatchObject({
        level: 'second',
        signers: [{ person: 'reviewer2', because: 'inactive' }],
      });
    });
  });
}
