/**
 * Workflows change while runs are under way, and people leave: every run goes on under the version it began with or
 * begins again, none comes nearer to going live by it, and whoever is still needed is not lost without a substitute.
 */
import type { ProofTrack } from '../../plugins/review/server/src/core/proof-track';
import { threeProofs } from '../../plugins/review/server/src/core/templates-proof';
import type { Workflow } from '../../plugins/review/server/src/core/workflow';
import { emailOf } from '../harness/accounts';
import type { ARTICLE, Newsroom } from '../harness/newsroom';
import { offstage } from '../harness/offstage';
import { startPark, type Account, type Park } from '../harness/park';

interface Group {
  key: string;
  level: { key: string; index: number };
  state: string;
  version: number;
  runs: number;
  examples: { title: string }[];
  waitingFor: { person: string; name: string }[];
  whatChanges: string[];
  choices: string[];
}
type Definition = Omit<Workflow, 'version' | 'key'>;

let park: Park;
let room: Newsroom;
/** The documents whose runs wait at level 2. */
const documents: string[] = [];

const level = (key: string, name: string, ...signers: string[]) => ({
  key,
  name,
  signers,
  quorum: { kind: 'any' as const },
});
const FIRST = level('first', '初审', 'reviewer1');
const SECOND = level('second', '复审', 'reviewer2');
const FINAL = level('final', '终审', 'reviewer3');
const define = (levels: Definition['levels'], name = '三审'): Definition => ({
  name,
  levels,
  recallRoles: ['strapi-super-admin'],
});

const admin = () => park.as('admin');
const newest = async (key = 'sanshen'): Promise<Workflow> =>
  (await (await admin()).get(`/review/workflows/${key}`).expect(200)).body.data as Workflow;
const put = async (body: object, key = 'sanshen') => (await admin()).put(`/review/workflows/${key}`, body);

async function impact(definition: Definition): Promise<Group[]> {
  const answer = await (await admin()).post('/review/workflows/sanshen/impact', { definition }).expect(200);
  return answer.body.groups as Group[];
}

/** The same answer for every group. */
const all = (groups: Group[], choice: string) => Object.fromEntries(groups.map(({ key }) => [key, choice]));

/** Saves a new version with one answer for every run under way. */
async function save(definition: Definition, choice: 'keep' | 'restart') {
  const { version } = await newest();
  return put({ version, definition, groups: all(await impact(definition), choice) });
}

/** A submitted draft that the first level has signed. */
async function atSecond(title: string): Promise<string> {
  const documentId = await room.draft({ title });
  await room.act(documentId, 'editor1', 'submit');
  await room.act(documentId, 'reviewer1', 'approve');
  return documentId;
}

/** Where a document stands: its state, the level and version of its run, and how many signatures count. */
async function standing(documentId: string) {
  const { state, run, decisions } = await room.view(documentId);
  const workflow = (run as unknown as { workflow: { version: number } } | null)?.workflow;
  return [state, run?.level?.key, workflow?.version, decisions.filter(({ valid }) => valid).length];
}

const userId = async (account: Account): Promise<number> =>
  (await park.strapi.db.query('admin::user').findOne({ where: { email: emailOf(account) } })).id as number;

interface Row {
  act: string;
  workflow?: { key: string; version: number };
  details?: Record<string, unknown>;
}
/** Rows of the ledger about one kind of act. */
async function rows(act: string): Promise<Row[]> {
  const page = (await park.strapi.plugin('review').service('ledger').page(0, 1000)) as { line: string }[];
  return page.map(({ line }) => JSON.parse(line) as Row).filter((row) => row.act === act);
}

beforeAll(async () => {
  park = await startPark();
  room = offstage(park);
});
afterAll(() => park?.stop());

describe('saving a workflow', () => {
  it('is for whoever has the right, and reading for the others too', async () => {
    const body = { key: 'night', ...define([FINAL], '夜班') };
    for (const account of ['editor1', 'reviewer3', 'auditor'] as const) {
      const caller = await park.as(account);
      expect((await caller.post('/review/workflows', body)).status).toBe(403);
      expect((await caller.put('/review/workflows/sanshen', { version: 1, ...define([FINAL]) })).status).toBe(403);
      expect((await caller.post('/review/workflows/sanshen/impact', { definition: define([FINAL]) })).status).toBe(403);
      expect((await caller.post('/review/people/reviewer1/substitute', { to: 'admin' })).status).toBe(403);
      await caller.get('/review/workflows').expect(200);
    }
    expect((await newest()).version).toBe(1);
  });

  it('makes version 1, then the next on top of the one that was looked at, on record', async () => {
    const body = { key: 'night', ...define([FINAL], '夜班') };
    const made = await (await admin()).post('/review/workflows', body).expect(201);
    expect(made.body.data).toMatchObject({ key: 'night', version: 1 });
    const again = await (await admin()).post('/review/workflows', { definition: body });
    expect([again.status, again.body.error.details.code]).toEqual([409, 'STALE_VERSION']);

    const definition = define([FIRST, FINAL], '夜班');
    const both = await Promise.all([
      put({ version: 1, definition }, 'night'),
      put({ version: 1, definition }, 'night'),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)?.body.error.details).toMatchObject({
      code: 'STALE_VERSION',
      current: { version: 2 },
    });
    const shown = (await (await admin()).get('/review/workflows/night').expect(200)).body;
    expect(shown.versions.map((one: { version: number }) => one.version)).toEqual([2, 1]);
    const { data } = (await (await admin()).get('/review/workflows/night/differences?from=1&to=2').expect(200)).body;
    expect(data).toEqual([{ kind: 'level-added', level: { key: 'first', name: '初审' } }]);
    const saves = await rows('workflow-save');
    expect(saves.map(({ workflow }) => workflow)).toEqual([
      { key: 'night', version: 1 },
      { key: 'night', version: 2 },
    ]);
    expect(saves[1]).toMatchObject({ actor: { key: 'admin' }, details: { changes: data } });
  });

  it('names every fault by its path, in the caller’s language', async () => {
    const wrong = {
      ...define([
        { ...FIRST, signers: ['reviewer1', 'nobody'], quorum: { kind: 'count', count: 3 } },
        { ...SECOND, key: 'first', clock: { limitMinutes: 0, escalation: null } },
      ]),
      recallRoles: ['no-role'],
    };
    const answer = await put({ version: 1, definition: wrong });
    expect(answer.status).toBe(400);
    expect(answer.body.error.details.fields).toEqual([
      { path: 'levels.0.quorum', reason: '所列人员不足以达到这个人数' },
      { path: 'levels.1.key', reason: '与另一个重复' },
      { path: 'levels.1.clock.limitMinutes', reason: '应为从 1 起的整数' },
      { path: 'levels.0.signers.1', reason: '没有这个人' },
      { path: 'recallRoles.0', reason: '没有这个角色' },
    ]);
    expect((await put({ version: 1, definition: { ...define([FIRST]), mood: 'good' } })).status).toBe(400);
  });
});

it('proof rounds come with a template in both languages, are told of at their fields, and are named as a change', async () => {
  const caller = await admin();
  const roundsIn = async (language: string): Promise<ProofTrack['rounds']> => {
    const { body } = await caller.get('/review/workflow-options').set('Accept-Language', language).expect(200);
    return (
      (body.templates as { key: string; rounds: ProofTrack['rounds'] }[]).find(({ key }) => key === 'three')?.rounds ??
      []
    );
  };
  const given = await roundsIn('zh-Hans');
  expect(given.map(({ name, checklist }) => [name, checklist.length])).toEqual([
    ['一校', 3],
    ['二校', 3],
    ['三校', 3],
  ]);
  const current = await newest('night');
  const { version: _, key: __, ...definition } = current;
  const trackOf = (proofreaders: string[][]) => ({
    rounds: given.map((round, index) => ({ ...round, proofreaders: proofreaders[index] ?? [] })),
    sharesPeople: false,
  });
  const proofless = await put(
    { version: current.version, definition: { ...definition, proof: trackOf([[], ['no'], []]) } },
    'night',
  );
  expect([proofless.status, proofless.body.error.details.fields]).toEqual([
    400,
    [
      { path: 'proof.rounds.0.proofreaders', reason: '至少要有一个人' },
      { path: 'proof.rounds.2.proofreaders', reason: '至少要有一个人' },
      { path: 'proof.rounds.1.proofreaders.0', reason: '没有这个人' },
    ],
  ]);
  const proof = trackOf([['editor1'], ['editor2'], ['reviewer2']]);
  const saved = await put({ version: current.version, definition: { ...definition, proof } }, 'night');
  expect([saved.status, saved.body.data.proof]).toEqual([200, proof]);
  const shown = (await caller.get('/review/workflows/night').expect(200)).body;
  expect([shown.data.proof, shown.names.reviewer2]).toEqual([proof, '何为民']);
  const changes = (await rows('workflow-save')).at(-1)?.details?.changes;
  expect(changes).toEqual([{ kind: 'workflow-rule-changed', member: 'proof', before: null, after: proof }]);
});

describe('A18.1 level 2 of 3 is deleted while 5 runs wait there', () => {
  const without = define([FIRST, FINAL]);

  beforeAll(async () => {
    for (const number of [1, 2, 3, 4, 5]) documents.push(await atSecond(`在途第${number}篇`));
  });

  it('the impact names them, and nothing is saved without an answer for exactly these', async () => {
    const groups = await impact(without);
    expect(groups).toMatchObject([
      {
        level: { key: 'second', index: 1 },
        state: 'in_review',
        version: 1,
        runs: 5,
        waitingFor: [{ person: 'reviewer2', name: '何为民' }],
        // The demo's emergency rule and the clocks of the others go as well.
        whatChanges: ['level-removed', 'rules-changed', 'other-levels-changed'],
        choices: ['keep', 'restart'],
      },
    ]);
    expect(groups[0]?.examples).toHaveLength(3);
    const proof = threeProofs({ rounds: [['editor2'], ['admin'], ['auditor']] });
    expect((await impact({ ...without, proof }))[0]?.whatChanges).toContain('proof-changed');
    const silent = await put({ version: 1, definition: without });
    expect([silent.status, silent.body.error.details.impact.groups]).toEqual([409, groups]);

    const [last = ''] = documents.slice(-1);
    await room.act(last, 'reviewer2', 'approve');
    const late = await put({ version: 1, definition: without, groups: all(groups, 'restart') });
    expect(late.status).toBe(409);
    expect(late.body.error.details.impact.groups.map(({ level: at, runs }: Group) => [at.key, runs])).toEqual([
      ['second', 4],
      ['final', 1],
    ]);
    await room.act(last, 'reviewer2', 'withdraw');
    expect((await newest()).version).toBe(1);
  });

  it('kept: all stay at level 2 of their version, and only a fresh decision moves one', async () => {
    expect((await save(without, 'keep')).status).toBe(200);
    for (const documentId of documents) expect(await standing(documentId)).toEqual(['in_review', 'second', 1, 1]);
    const [one = ''] = documents;
    await expect(room.act(one, 'reviewer3', 'approve')).rejects.toMatchObject({ code: 'NOT_SIGNER' });
    await expect(room.act(one, 'reviewer3', 'release')).rejects.toMatchObject({ code: 'WRONG_STATE' });
    await room.act(one, 'reviewer2', 'approve');
    expect(await standing(one)).toEqual(['in_review', 'final', 1, 2]);
  });

  it('begun again: at the first level of the new version, without a signature, on the same content', async () => {
    const before = await Promise.all(documents.map(async (id) => (await room.view(id)).digest));
    const definition = define([level('desk', '责编审', 'reviewer2', 'reviewer1'), FINAL]);
    const answer = await save(definition, 'restart');
    expect([answer.status, answer.body.restarted, answer.body.data.version]).toEqual([200, 5, 3]);
    for (const documentId of documents) expect(await standing(documentId)).toEqual(['in_review', 'desk', 3, 0]);
    expect(await Promise.all(documents.map(async (id) => (await room.view(id)).digest))).toEqual(before);

    const [one = ''] = documents;
    await expect(room.act(one, 'reviewer3', 'approve')).rejects.toMatchObject({ code: 'NOT_SIGNER' });
    await room.act(one, 'reviewer1', 'approve');
    await room.act(one, 'reviewer3', 'approve');
    expect((await room.view(one)).state).toBe('approved');
    const restarts = await rows('restart');
    expect(restarts).toHaveLength(5);
    expect(restarts[0]).toMatchObject({ actor: { key: 'admin' }, workflow: { version: 3 } });
    expect((await rows('workflow-save')).at(-1)?.details).toMatchObject({
      groups: [
        { level: 'second', state: 'in_review', version: 1, runs: 4, choice: 'restart' },
        { level: 'final', state: 'in_review', version: 1, runs: 1, choice: 'restart' },
      ],
    });
  });

  it('what is fully signed begins again too, or stays as it was signed', async () => {
    const [one = ''] = documents;
    expect((await save(define([FIRST, FINAL]), 'keep')).status).toBe(200);
    expect(await standing(one)).toEqual(['approved', 'final', 3, 2]);
    expect((await save(define([FIRST, SECOND, FINAL]), 'restart')).status).toBe(200);
    expect(await standing(one)).toEqual(['in_review', 'first', 5, 0]);
  });

  it('a version under which a run could not be signed is not saved, and leaves nothing behind', async () => {
    const [one = ''] = documents;
    const refused = await save(define([level('first', '初审', 'editor1'), FINAL]), 'restart');
    expect([refused.status, refused.body.error.details]).toMatchObject([
      422,
      { code: 'NO_ELIGIBLE_SIGNER', level: 'first', run: { title: expect.stringContaining('在途第') } },
    ]);
    expect([(await newest()).version, await standing(one)]).toEqual([5, ['in_review', 'first', 5, 0]]);
    // The number is used again, by another definition: that one counts.
    expect((await save(define([level('other', '再审', 'reviewer2'), FINAL]), 'restart')).status).toBe(200);
    expect(await standing(one)).toEqual(['in_review', 'other', 6, 0]);
    await room.act(one, 'reviewer2', 'approve');
    expect(await standing(one)).toEqual(['in_review', 'final', 6, 1]);
  });
});

describe('whoever is still needed', () => {
  const needed = (answer: { status: number; body: { error?: { details: { code?: string }; message: string } } }) => [
    answer.status,
    answer.body.error?.details.code,
  ];
  const person = async (code: string) =>
    (await park.strapi.db
      .query('plugin::review.person' as typeof ARTICLE)
      .findOne({ where: { code } as never })) as unknown as { documentId: string };

  it('is not deleted, blocked, unlinked or stripped of their role', async () => {
    const caller = await admin();
    const id = await userId('reviewer3');
    const { documentId } = await person('reviewer3');
    const path = `/content-manager/collection-types/plugin::review.person/${documentId}`;
    const deleted = await caller.delete(`/admin/users/${id}`);
    expect(needed(deleted)).toEqual([409, 'STILL_NEEDED']);
    expect(deleted.body.error.message).toMatch(
      /“沈知远”还有审核要办.*“终审”待办 5 篇（《在途第.*流程“三审”第 6 版的“终审”/,
    );
    expect(needed(await caller.put(`/admin/users/${id}`, { isActive: false }))).toEqual([409, 'STILL_NEEDED']);
    const auditors = await park.strapi.db.query('admin::role').findOne({ where: { code: 'sanshen-auditor' } });
    expect(needed(await caller.put(`/admin/users/${id}`, { roles: [auditors.id] }))).toEqual([409, 'STILL_NEEDED']);
    expect(needed(await caller.post('/admin/users/batch-delete', { ids: [id] }))).toEqual([409, 'STILL_NEEDED']);
    expect(needed(await caller.delete(path))).toEqual([409, 'STILL_NEEDED']);
    expect(needed(await caller.put(path, { accounts: { disconnect: [{ id }] } }))).toEqual([409, 'STILL_NEEDED']);
    expect((await park.strapi.plugin('review').service('actors').ofUser(id, 'admin')).key).toBe('reviewer3');
    // Nobody waits for an auditor.
    await caller.put(`/admin/users/${await userId('auditor')}`, { isActive: false }).expect(200);
  });

  it('has a substitute who can sign and does not sign beside them', async () => {
    const caller = await admin();
    const substitute = (to: string) => caller.post('/review/people/reviewer3/substitute', { to });
    for (const to of ['reviewer3', 'auditor', 'nobody', 'reviewer1', 'reviewer2'])
      expect((await substitute(to)).status).toBe(400);
    expect((await caller.post('/review/people/nobody/substitute', { to: 'admin' })).status).toBe(404);

    const { version } = await newest();
    const answer = await substitute(emailOf('admin')).expect(200);
    expect(answer.body.workflows).toEqual([
      { key: 'jiucuo', version: 2 },
      { key: 'night', version: 4 },
      { key: 'sanshen', version: version + 1 },
    ]);
    expect(answer.body.runs).toHaveLength(5);
    expect((await newest()).levels.at(-1)?.signers).toEqual(['admin']);
    expect((await rows('name-substitute')).at(-1)).toMatchObject({ details: { person: 'reviewer3', to: 'admin' } });
  });

  it('may go then; the runs wait for whoever was named, and nobody passes them', async () => {
    const documentId = documents.at(-1) ?? '';
    await (await admin()).delete(`/admin/users/${await userId('reviewer3')}`).expect(200);
    expect(await standing(documentId)).toEqual(['in_review', 'other', 6, 0]);
    await room.act(documentId, 'reviewer2', 'approve');
    expect(await standing(documentId)).toEqual(['in_review', 'final', 6, 1]);
    for (const by of ['reviewer1', 'reviewer2', 'admin'] as const)
      await expect(room.act(documentId, by, 'approve')).rejects.toMatchObject({
        code: expect.stringMatching(/NOT_SIGNER|SEPARATION_OF_DUTIES/),
      });
  });

  it('gone by another way, leaves the level waiting and the editor told', async () => {
    const users = park.strapi.db.query('admin::user');
    await users.update({ where: { email: emailOf('reviewer2') }, data: { isActive: false } });
    const { warnings } = (await (await admin()).get('/review/workflows/sanshen').expect(200)).body;
    expect(warnings).toContainEqual({ path: 'levels.0.signers.0', reason: '这个人没有可用的账号，现在不能签' });
    const documentId = await room.draft({ title: '没人能签' });
    await expect(room.act(documentId, 'editor1', 'submit')).rejects.toMatchObject({ code: 'NO_ELIGIBLE_SIGNER' });
  });
});
