/**
 * Acceptance A6 and the action words of section 5b: how a level is signed by several people, over HTTP and at once. The
 * arithmetic of panels is tested in core; here is what the adapter and the two databases make of it.
 */
import { setActive } from '../harness/accounts';
import { ARTICLE, type DocumentView, type Newsroom } from '../harness/newsroom';
import type { Account, Park } from '../harness/park';
import type { Stage } from './stage';

let park: Park;
let room: Newsroom;

/** How often people act at the same moment; the orders themselves are all tried in core. */
const ROUNDS = 4;
const TRIO = ['reviewer1', 'reviewer2', 'reviewer3'] as const;
const final = { key: 'final', name: '终审', signers: ['editor2'], quorum: { kind: 'any' } };

/** The governed type follows this from now on; runs under way keep what they have. */
async function follow(...levels: object[]): Promise<void> {
  await park.strapi
    .plugin('review')
    .service('workflows')
    .save({ key: 'sanshen', name: '会签', levels, recallRoles: ['strapi-super-admin'] });
}

const trio = (quorum: object, more: object = {}) => ({
  key: 'trio',
  name: '会签',
  signers: [...TRIO],
  quorum,
  ...more,
});

interface Seat {
  id: string;
  name: string;
  status: string;
  decidedBy: string | null;
}
interface Progress {
  state: string;
  quorum: { needed: number; size: number };
  seats: Seat[];
  isBlocked: boolean;
  rejected: string | null;
}

async function submitted(): Promise<string> {
  const documentId = await room.draft();
  await room.act(documentId, 'editor1', 'submit');
  return documentId;
}

async function progress(documentId: string, index = 0): Promise<Progress> {
  const { run } = (await room.view(documentId)) as DocumentView & { run: { levels: Progress[] } };
  return run.levels[index] as Progress;
}

/** An act on what is there now: `ok`, or the code it was refused with. */
async function tried(documentId: string, by: Account, action: string, more: object = {}): Promise<string> {
  const { digest } = await room.view(documentId);
  const answer = await room.send(documentId, by, { action, digest, comment: '意见', ...more });
  return answer.status === 200 ? 'ok' : (answer.body.error.details.code as string);
}

async function allowed(documentId: string, by: Account): Promise<string[]> {
  const { actions } = await room.view(documentId, by);
  return actions.filter(({ enabled }) => enabled).map(({ name }) => name);
}

const mine = async (by: Account): Promise<string[]> =>
  (
    (await (await park.as(by)).get('/review/tasks?pageSize=100').expect(200)).body.results as { documentId: string }[]
  ).map((task) => task.documentId);

const to = (account: Account) => ({ to: `${account}@demo.example` });

async function ledgerOf(documentId: string) {
  const rows = await park.strapi.db.query('plugin::review.ledger-entry').findMany({ orderBy: { seq: 'asc' } });
  return (rows as { line: string }[])
    .map(({ line }) => JSON.parse(line) as { act: string; documentId?: string; details?: Record<string, unknown> })
    .filter((entry) => entry.documentId === documentId);
}

const disable = (account: Account, isActive: boolean) => setActive(park, account, isActive);

export function levelAcceptance(stage: () => Stage): void {
  beforeAll(() => {
    ({ park, room } = stage());
  });
  // A test that fails half way must not take the accounts from those after it.
  afterEach(async () => {
    for (const one of TRIO) await disable(one, true);
  });

  describe('A6.1 two of three', () => {
    it('two approvals and a reject at the same moment give one outcome, and nobody’s vote is lost', async () => {
      await follow(trio({ kind: 'count', count: 2 }, { rejects: 'count' }), final);
      for (let round = 0; round < ROUNDS; round += 1) {
        const documentId = await submitted();
        const votes = TRIO.map((by, index) => tried(documentId, by, index === round % 3 ? 'reject' : 'approve'));
        const answers = await Promise.all(votes);
        // The level is closed by the second approval: a reject that came later is told who won.
        expect(answers.filter((answer) => answer === 'ok').length).toBeGreaterThanOrEqual(2);
        expect(answers.filter((answer) => answer !== 'ok')).toEqual(
          answers.includes('ALREADY_DECIDED') ? ['ALREADY_DECIDED'] : [],
        );
        const { run, decisions } = await room.view(documentId);
        expect([run?.level?.key, decisions.filter(({ kind }) => kind === 'approve').length]).toEqual(['final', 2]);
      }
    });

    it('two rejects make two approvals unreachable: back to the author', async () => {
      const documentId = await submitted();
      expect(await tried(documentId, 'reviewer1', 'reject')).toBe('ok');
      expect((await progress(documentId)).state).toBe('current');
      expect(await tried(documentId, 'reviewer2', 'reject')).toBe('ok');
      expect((await room.view(documentId)).state).toBe('returned');
      expect((await progress(documentId)).rejected).toBe('count');
      expect(await tried(documentId, 'reviewer3', 'approve')).toBe('ALREADY_DECIDED');
    });

    it('a veto wins whenever it commits before the level closes', async () => {
      await follow(trio({ kind: 'count', count: 2 }, { rejects: 'count', vetoers: ['reviewer3'] }), final);
      for (let round = 0; round < ROUNDS; round += 1) {
        const documentId = await submitted();
        expect(await tried(documentId, 'reviewer1', 'approve')).toBe('ok');
        const [approve, veto] = await Promise.all([
          tried(documentId, 'reviewer2', 'approve'),
          tried(documentId, 'reviewer3', 'reject'),
        ]);
        const { state, run } = await room.view(documentId);
        // Whoever came first has won, and the other was told.
        if (veto === 'ok') expect([approve, state]).toEqual(['ALREADY_DECIDED', 'returned']);
        else expect([approve, veto, state, run?.level?.key]).toEqual(['ok', 'ALREADY_DECIDED', 'in_review', 'final']);
      }
      const vetoed = await submitted();
      expect(await tried(vetoed, 'reviewer3', 'reject')).toBe('ok');
      expect([(await room.view(vetoed)).state, (await progress(vetoed)).rejected]).toEqual(['returned', 'veto']);
    });

    it('a reject needs words; a return is one person’s word and no vote', async () => {
      const documentId = await submitted();
      expect(await tried(documentId, 'reviewer1', 'reject', { comment: ' ' })).toBe('REASON_REQUIRED');
      expect(await tried(documentId, 'reviewer1', 'return')).toBe('ok');
      expect((await room.view(documentId)).state).toBe('returned');
    });
  });

  describe('A6.2 people who come and go', () => {
    it('a member named later changes neither k nor n of a run under way', async () => {
      await follow(trio({ kind: 'count', count: 2 }), final);
      const documentId = await submitted();
      await follow({ ...trio({ kind: 'all' }), signers: [...TRIO, 'admin'] }, final);
      expect((await progress(documentId)).quorum).toEqual({ kind: 'count', needed: 2, size: 3 });
      expect(await tried(documentId, 'admin', 'approve')).toBe('NOT_SIGNER');
      expect(await tried(documentId, 'reviewer1', 'approve')).toBe('ok');
      expect(await tried(documentId, 'reviewer2', 'approve')).toBe('ok');
      expect((await room.view(documentId)).run?.level?.key).toBe('final');
    });

    it('who has left keeps a signature given before, and leaves a seat nobody passes; a substitute fills it', async () => {
      await follow(trio({ kind: 'all' }), final);
      const documentId = await submitted();
      expect(await tried(documentId, 'reviewer1', 'approve')).toBe('ok');
      expect(await tried(documentId, 'reviewer2', 'approve')).toBe('ok');
      await disable('reviewer1', false);
      await disable('reviewer3', false);
      const stuck = await progress(documentId);
      expect([stuck.seats.map(({ status }) => status), stuck.isBlocked]).toEqual([
        ['approved', 'approved', 'vacant'],
        true,
      ]);
      expect((await room.view(documentId)).state).toBe('in_review');
      // Only who may arrange; not a person who signs this level already; not the author.
      expect(await tried(documentId, 'reviewer2', 'substitute', to('editor2'))).toBe('NOT_SIGNER');
      expect(await tried(documentId, 'admin', 'substitute', to('reviewer2'))).toBe('INVALID_INPUT');
      expect(await tried(documentId, 'admin', 'substitute', to('editor1'))).toBe('SEPARATION_OF_DUTIES');
      await disable('reviewer1', true);
      await disable('reviewer3', true);
      expect(await tried(documentId, 'admin', 'substitute', to('editor2'))).toBe('WRONG_STATE');
      await disable('reviewer3', false);
      expect(await tried(documentId, 'admin', 'substitute', to('editor2'))).toBe('ok');
      await disable('reviewer3', true);
      expect(await tried(documentId, 'reviewer3', 'approve')).toBe('ALREADY_DECIDED');
      expect(await tried(documentId, 'editor2', 'approve')).toBe('ok');
      expect((await room.view(documentId)).run?.level?.key).toBe('final');
    });
  });

  describe('section 5b, the other words', () => {
    it('转办: the task is somebody else’s for good, and the old name stays in the ledger', async () => {
      await follow(trio({ kind: 'ordered' }), final);
      const documentId = await submitted();
      expect(await tried(documentId, 'reviewer2', 'transfer', to('admin'))).toBe('WRONG_STATE');
      expect(await tried(documentId, 'reviewer1', 'transfer')).toBe('INVALID_INPUT');
      expect(await tried(documentId, 'reviewer1', 'transfer', to('editor1'))).toBe('SEPARATION_OF_DUTIES');
      expect(await tried(documentId, 'reviewer1', 'transfer', { to: 'nobody@demo.example' })).toBe('INVALID_INPUT');
      expect(await tried(documentId, 'reviewer1', 'transfer', to('auditor'))).toBe('INVALID_INPUT');
      expect(await tried(documentId, 'reviewer1', 'transfer', to('admin'))).toBe('ok');
      expect([(await mine('reviewer1')).includes(documentId), (await mine('admin')).includes(documentId)]).toEqual([
        false,
        true,
      ]);
      expect(await tried(documentId, 'reviewer1', 'approve')).toBe('ALREADY_DECIDED');
      expect(await tried(documentId, 'reviewer2', 'approve')).toBe('WRONG_STATE');
      expect(await tried(documentId, 'admin', 'approve')).toBe('ok');
      expect((await ledgerOf(documentId)).find(({ act }) => act === 'transfer')?.details).toMatchObject({
        to: { key: 'admin' },
      });
      // Back to this level, it starts anew with those who were named for it.
      expect(await tried(documentId, 'reviewer2', 'approve')).toBe('ok');
      expect(await tried(documentId, 'reviewer3', 'approve')).toBe('ok');
      expect(await tried(documentId, 'editor2', 'return', { to: { level: 'trio' } })).toBe('ok');
      const fresh = await progress(documentId);
      expect(fresh.seats.map(({ status }) => status)).toEqual(['turn', 'waiting', 'waiting']);
      expect([(await mine('reviewer1')).includes(documentId), (await mine('admin')).includes(documentId)]).toEqual([
        true,
        false,
      ]);
    });

    it('加签, 减签: before and after me; whoever was added adds nobody; taken back before they act', async () => {
      await follow({ key: 'one', name: '初审', signers: ['reviewer1'], quorum: { kind: 'any' } }, final);
      const documentId = await submitted();
      expect(await tried(documentId, 'reviewer1', 'add-signer', { ...to('reviewer2'), position: 'before' })).toBe('ok');
      expect(await tried(documentId, 'reviewer1', 'approve')).toBe('WRONG_STATE');
      expect(await tried(documentId, 'reviewer2', 'add-signer', to('reviewer3'))).toBe('WRONG_STATE');
      expect(await tried(documentId, 'reviewer1', 'remove-signer', to('reviewer2'))).toBe('ok');
      expect(await tried(documentId, 'reviewer2', 'approve')).toBe('ALREADY_DECIDED');
      expect(await tried(documentId, 'reviewer1', 'add-signer', to('reviewer3'))).toBe('ok');
      expect(await tried(documentId, 'reviewer3', 'approve')).toBe('WRONG_STATE');
      expect(await tried(documentId, 'reviewer1', 'approve')).toBe('ok');
      expect((await room.view(documentId)).run?.level?.key).toBe('one');
      expect(await tried(documentId, 'reviewer3', 'approve')).toBe('ok');
      expect((await room.view(documentId)).run?.level?.key).toBe('final');
      // Who signed here, added or not, signs no other level.
      expect(await tried(documentId, 'editor2', 'transfer', to('reviewer3'))).toBe('SEPARATION_OF_DUTIES');
    });

    it('委派, 答复: an opinion is asked for, and the decision comes back to me', async () => {
      const documentId = await submitted();
      expect(await allowed(documentId, 'reviewer1')).toEqual(
        expect.arrayContaining(['approve', 'return', 'reject', 'transfer', 'add-signer', 'consult']),
      );
      expect(await tried(documentId, 'reviewer1', 'consult', to('reviewer2'))).toBe('ok');
      expect((await mine('reviewer2')).includes(documentId)).toBe(true);
      expect(await tried(documentId, 'reviewer1', 'approve')).toBe('WRONG_STATE');
      expect(await tried(documentId, 'reviewer2', 'approve')).toBe('NOT_SIGNER');
      expect(await tried(documentId, 'reviewer2', 'reply', { comment: '' })).toBe('REASON_REQUIRED');
      expect(await tried(documentId, 'reviewer2', 'reply')).toBe('ok');
      expect((await mine('reviewer2')).includes(documentId)).toBe(false);
      expect(await tried(documentId, 'reviewer1', 'approve')).toBe('ok');
      // An opinion is no signature: who gave it may sign another level.
      expect(await tried(documentId, 'editor2', 'transfer', to('reviewer2'))).toBe('ok');
    });

    it('催办: a reminder gives no right, and comes now and then only', async () => {
      const documentId = await submitted();
      expect(await tried(documentId, 'reviewer1', 'remind')).toBe('WRONG_STATE');
      expect(await tried(documentId, 'editor1', 'remind')).toBe('ok');
      expect(await tried(documentId, 'editor1', 'remind')).toBe('TOO_MANY');
      expect((await ledgerOf(documentId)).at(-1)).toMatchObject({ act: 'remind', details: { people: ['reviewer1'] } });
      expect(await tried(documentId, 'editor1', 'withdraw')).toBe('ok');
    });

    it('extra signers come in by what the content is, and a level waits for both groups', async () => {
      const extra = [
        { when: { facet: 'theme', values: ['livelihood'] }, signers: ['reviewer3'], quorum: { kind: 'any' } },
      ];
      const one = { key: 'one', name: '初审', signers: ['reviewer1'], quorum: { kind: 'any' }, extra };
      await follow(one, final);
      const documentId = await submitted();
      expect((await progress(documentId)).seats.map(({ status }) => status)).toEqual(['turn', 'turn']);
      expect(await tried(documentId, 'reviewer1', 'approve')).toBe('ok');
      expect((await room.view(documentId)).run?.level?.key).toBe('one');
      expect(await tried(documentId, 'reviewer3', 'approve')).toBe('ok');
      expect((await room.view(documentId)).run?.level?.key).toBe('final');
      const theme = await room.connect('plugin::balance.theme', 'industry');
      const other = await room.draft({ theme });
      await room.act(other, 'editor1', 'submit');
      expect((await progress(other)).seats).toHaveLength(1);
    });

    it('a level by several hands goes live as any other', async () => {
      await follow(trio({ kind: 'ratio', percent: 60 }), final);
      const documentId = await submitted();
      for (const by of ['reviewer3', 'reviewer1', 'editor2'] as const)
        expect(await tried(documentId, by, 'approve')).toBe('ok');
      expect(await tried(documentId, 'editor2', 'release')).toBe('ok');
      await room.item(documentId).expect(200);
      expect((await (await park.as('reviewer1')).get('/review/people').expect(200)).body.data).toContainEqual(
        expect.objectContaining({ code: 'reviewer2', email: 'reviewer2@demo.example', name: expect.any(String) }),
      );
      expect((await park.agent().get(`/review/documents/${ARTICLE}/${documentId}`)).status).toBe(401);
    });
  });
}
