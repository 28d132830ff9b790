/**
 * Proof rounds (F5, acceptance A5.x): 校 beside 审. Nothing goes out before every round has signed exactly this text,
 * nobody who has a hand in it closes what was found in it, and one switch says whether the same people may hold both.
 */
import { THREE_ROUNDS, type ProofPeople } from '../../plugins/review/server/src/core/templates-proof';
import type { Caller } from '../harness/accounts';
import { ledgerOf } from '../harness/ledger';
import { ARTICLE, newsroom, type Newsroom } from '../harness/newsroom';
import { offstage } from '../harness/offstage';
import { startPark, type Account, type Park } from '../harness/park';
import { followProofs, hireProofreader } from '../harness/proof-people';

type Who = Account | 'proof3';
interface Answer {
  status: number;
  body: {
    error?: { message: string; details: { code: string; because?: { kind: string }[]; findings?: { text: string }[] } };
    finding?: number;
    ledgerSeq?: number;
    digest?: string;
    data?: { documentId: string; round: { key: string } | null }[];
  };
}
interface Sheet {
  digest: string;
  track: {
    gap: { round: string | null; findings: number; needsReading: boolean };
    rounds: {
      key: string;
      state: string;
      signatures: { by: { name: string }; valid: boolean; closed: { id: number; how: string }[] }[];
      sign: { enabled: boolean; reason?: { code: string } };
    }[];
    readAloud: { needed: boolean; signatures: { valid: boolean }[] } | null;
    findings: { id: number; open: boolean; place: { start: number } | null }[];
    sinceSigned: { changes: { path: string }[] } | null;
  } | null;
}

const ROUNDS = ['proof-1', 'proof-2', 'proof-3'] as const;
const PROOFREADERS: readonly Who[] = ['editor2', 'admin', 'proof3'];
const OWN: ProofPeople = { rounds: [['editor2'], ['admin'], ['proof3']] };

let park: Park;
let room: Newsroom;
let desk: Newsroom;
let third: Caller;

const follow = (people: ProofPeople | null) => followProofs(park, people);

beforeAll(async () => {
  park = await startPark();
  room = newsroom(park);
  desk = offstage(park);
  third = await hireProofreader(park, 'proof3');
});
afterAll(() => park?.stop());

const callerOf = async (who: Who): Promise<Caller> => (who === 'proof3' ? third : park.as(who));
const at = (documentId: string, path = '') => `/review/proof/${ARTICLE}/${documentId}${path}`;
const code = ({ status, body }: Answer): string => body.error?.details.code ?? String(status);

/** The digest of the draft, without a request. */
async function digestOf(documentId: string): Promise<string> {
  const view = await park.strapi
    .plugin('review')
    .service('lineages')
    .read({ uid: ARTICLE, documentId, locale: 'zh-Hans' });
  return view.situation.digest as string;
}
async function sheet(documentId: string, by: Who = 'editor1'): Promise<Sheet> {
  return (await (await callerOf(by)).get(at(documentId)).expect(200)).body as Sheet;
}
async function post(documentId: string, by: Who, path: string, more: object = {}, headers = {}): Promise<Answer> {
  const digest = await digestOf(documentId);
  return (await callerOf(by)).post(at(documentId, path), { digest, ...more }).set(headers);
}
/** Answers to every item of a round's checklist. */
function checked(key: string): Record<string, string> {
  const items = THREE_ROUNDS.find((round) => round.key === key)?.checklist ?? [];
  return Object.fromEntries(items.map((item) => [item.key, 'yes']));
}
const sign = (documentId: string, by: Who, key: string, headers = {}): Promise<Answer> =>
  post(documentId, by, `/rounds/${key}/sign`, { checklist: checked(key) }, headers);
const find = (documentId: string, by: Who, round: string, more: object = {}) =>
  post(documentId, by, '/findings', {
    ...{ round, path: 'title', start: 2, end: 4, quote: '食堂', note: '应为“餐厅”', severity: 'block' },
    ...more,
  });
const close = (documentId: string, by: Who, id: number | undefined, more: object = { how: 'fixed' }) =>
  post(documentId, by, `/findings/${id}/close`, more);

async function signAll(documentId: string, people: readonly Who[] = PROOFREADERS): Promise<string[]> {
  const codes: string[] = [];
  for (const [index, key] of ROUNDS.entries()) codes.push(code(await sign(documentId, people[index] as Who, key)));
  return codes;
}
const release = async (documentId: string): Promise<Answer> => {
  return room.send(documentId, 'reviewer3', { action: 'release', digest: await digestOf(documentId) });
};
async function submitted(): Promise<string> {
  const documentId = await desk.draft();
  await desk.act(documentId, 'editor1', 'submit');
  return documentId;
}
async function approved(): Promise<string> {
  const documentId = await desk.draft();
  await desk.sign(documentId);
  return documentId;
}
const mend = (documentId: string, title: string) => room.edit(documentId, { title });

describe('A5.1 with 三审三校 nothing goes out before three rounds have signed this text', () => {
  beforeAll(() => follow(OWN));

  it('from the first refusal to the website', async () => {
    const documentId = await approved();
    const early = await release(documentId);
    expect([early.status, code(early)]).toEqual([403, 'NOT_RELEASABLE']);
    expect(early.body.error?.message).toContain('“一校”');
    const { actions } = await room.view(documentId, 'reviewer3');
    expect(actions.find(({ name }) => name === 'release')).toMatchObject({
      enabled: false,
      reason: { code: 'NOT_RELEASABLE' },
    });

    const { finding } = (await find(documentId, 'editor2', 'proof-1')).body;
    const blocked = await release(documentId);
    expect([blocked.status, code(blocked)]).toEqual([422, 'BLOCKING_FINDINGS']);
    expect(blocked.body.error?.details.findings).toMatchObject([{ path: 'title', text: '食堂', severity: 'block' }]);
    expect(code(await sign(documentId, 'editor2', 'proof-1'))).toBe('BLOCKING_FINDINGS');
    expect(code(await sign(documentId, 'admin', 'proof-2'))).toBe('WRONG_STATE');

    await mend(documentId, '园区餐厅延长晚餐供应时间');
    await desk.sign(documentId);
    expect(code(await release(documentId))).toBe('BLOCKING_FINDINGS');
    expect(code(await close(documentId, 'editor2', finding))).toBe('200');
    for (const [index, key] of ROUNDS.entries()) {
      expect(code(await release(documentId))).toBe('NOT_RELEASABLE');
      await room.item(documentId).expect(404);
      expect(code(await sign(documentId, PROOFREADERS[index] as Who, key))).toBe('200');
    }
    expect((await sheet(documentId)).track?.rounds[0]?.signatures[0]?.closed).toMatchObject([
      { id: finding, how: 'fixed' },
    ]);
    expect(code(await release(documentId))).toBe('200');
    await room.item(documentId).expect(200);
  });

  it('a schedule is refused as well', async () => {
    const documentId = await approved();
    const digest = await digestOf(documentId);
    const at = new Date(Date.now() + 3_600_000).toISOString();
    const answer = await room.send(documentId, 'reviewer3', { action: 'schedule', digest, at });
    expect(code(answer)).toBe('NOT_RELEASABLE');
  });

  it('a change voids what was signed, also when it is taken back; what differs from it is shown', async () => {
    const documentId = await submitted();
    expect(await signAll(documentId)).toEqual(['200', '200', '200']);
    const valid = async () =>
      (await sheet(documentId)).track?.rounds.map(({ signatures }) => signatures.map((one) => one.valid));
    expect(await valid()).toEqual([[true], [true], [true]]);
    await mend(documentId, '园区餐厅延长晚餐供应时间');
    expect((await sheet(documentId, 'admin')).track?.sinceSigned?.changes).toMatchObject([{ path: 'title' }]);
    await mend(documentId, '园区食堂延长晚餐供应时间');
    expect(await valid()).toEqual([[false], [false], [false]]);
    await desk.sign(documentId);
    expect(code(await release(documentId))).toBe('NOT_RELEASABLE');
  });

  it('a run that comes back with the same text keeps its rounds', async () => {
    const documentId = await submitted();
    await signAll(documentId);
    await desk.act(documentId, 'reviewer1', 'return', { comment: '请先征求部门意见' });
    await desk.sign(documentId);
    expect(code(await release(documentId))).toBe('200');
  });

  it('of two who sign at once one wins; a repeated request is one act; the waiting round is a task', async () => {
    await follow({ rounds: [['editor2', 'admin'], ['proof3'], ['auditor']] });
    const documentId = await submitted();
    const tasks = async (by: Who) => {
      const { body } = (await (await callerOf(by)).get('/review/proof').expect(200)) as Answer;
      return body.data?.filter((one) => one.documentId === documentId).map((one) => one.round?.key);
    };
    expect([await tasks('editor2'), await tasks('proof3')]).toEqual([['proof-1'], []]);
    const key = { 'Idempotency-Key': 'sign-once' };
    const answers = await Promise.all([
      sign(documentId, 'editor2', 'proof-1', key),
      sign(documentId, 'admin', 'proof-1', key),
    ]);
    expect(answers.map(code).sort()).toEqual(['200', 'ALREADY_DECIDED']);
    const winner: Who = answers[0]?.status === 200 ? 'editor2' : 'admin';
    const again = await sign(documentId, winner, 'proof-1', key);
    expect([again.status, again.body]).toEqual([200, answers.find(({ status }) => status === 200)?.body]);
    expect([await tasks('editor2'), await tasks('proof3')]).toEqual([[], ['proof-2']]);
    expect((await sign(documentId, 'auditor', 'proof-3')).status).toBe(403);
    await follow(OWN);
  });

  it('bad input is told apart from old input', async () => {
    const documentId = await submitted();
    const wrongQuote = await find(documentId, 'editor2', 'proof-1', { quote: '餐厅' });
    const unknownRound = await find(documentId, 'editor2', 'proof-9');
    const noWords = await find(documentId, 'editor2', 'proof-1', { note: ' ' });
    const unticked = await post(documentId, 'editor2', '/rounds/proof-1/sign');
    const stale = await post(documentId, 'editor2', '/findings', {
      ...{ digest: 'a'.repeat(64), round: 'proof-1', note: '…', severity: 'advice' },
    });
    const stranger = await find(documentId, 'reviewer1', 'proof-1');
    expect([wrongQuote, unknownRound, noWords, unticked, stale, stranger].map(code)).toEqual(
      'INVALID_INPUT NOT_FOUND REASON_REQUIRED INVALID_INPUT STALE_DIGEST NOT_SIGNER'.split(' '),
    );
  });
});

describe('A5.2 who mended a finding does not close it', () => {
  beforeAll(() => follow(OWN));

  it('the finder or a later round does, on the text that mended it', async () => {
    const documentId = await submitted();
    const [{ finding: first }, { finding: second }] = [
      (await find(documentId, 'editor2', 'proof-1')).body,
      (await find(documentId, 'admin', 'proof-2', { path: '', start: 0, end: 0, quote: '' })).body,
    ];
    expect(code(await close(documentId, 'editor2', first))).toBe('WRONG_STATE');
    expect(code(await close(documentId, 'editor2', first, { how: 'kept' }))).toBe('REASON_REQUIRED');
    await mend(documentId, '园区餐厅延长晚餐供应时间');
    await desk.act(documentId, 'editor1', 'submit');
    const refused = await close(documentId, 'editor1', first);
    expect([refused.status, code(refused), refused.body.error?.details.because?.[0]?.kind]).toEqual([
      ...[403, 'SEPARATION_OF_DUTIES', 'edited'],
    ]);
    // A round before the finding's, a signer of a level: neither.
    expect([await close(documentId, 'editor2', second), await close(documentId, 'reviewer1', first)].map(code)).toEqual(
      [...['NOT_SIGNER', 'NOT_SIGNER']],
    );
    expect(code(await close(documentId, 'editor2', first))).toBe('200');
    expect(code(await close(documentId, 'admin', first))).toBe('ALREADY_DECIDED');
    expect(code(await close(documentId, 'proof3', second))).toBe('200');
    expect(await signAll(documentId)).toEqual(['200', '200', '200']);
    const reopen = (comment?: string) => post(documentId, 'proof3', `/findings/${first}/reopen`, { comment });
    expect([await reopen(), await reopen('标题里还有一处')].map(code)).toEqual(['REASON_REQUIRED', '200']);
    for (const signer of ['reviewer1', 'reviewer2', 'reviewer3'] as const)
      await desk.act(documentId, signer, 'approve');
    expect(code(await release(documentId))).toBe('BLOCKING_FINDINGS');

    const acts = ['proof-find', 'proof-close', 'proof-sign', 'proof-reopen'];
    const lines = (await ledgerOf(park).lines()).map(
      (line) => JSON.parse(line) as { act: string; capacity?: string; documentId?: string },
    );
    const rows = lines.filter((row) => row.documentId === documentId && acts.includes(row.act));
    expect(rows.map(({ act, capacity }) => `${act} ${capacity}`)).toEqual([
      ...['proof-find 一校', 'proof-find 二校', 'proof-close 一校', 'proof-close 三校'],
      ...['proof-sign 一校', 'proof-sign 二校', 'proof-sign 三校', 'proof-reopen 三校'],
    ]);
  });

  it('what was closed as mended is open again where the old text comes back', async () => {
    const documentId = await submitted();
    const { finding } = (await find(documentId, 'editor2', 'proof-1')).body;
    await mend(documentId, '园区餐厅延长晚餐供应时间');
    expect(code(await close(documentId, 'editor2', finding))).toBe('200');
    await mend(documentId, '园区食堂延长晚餐供应时间');
    expect((await sheet(documentId)).track?.findings).toMatchObject([{ id: finding, open: true, place: { start: 2 } }]);
    await desk.act(documentId, 'editor1', 'submit');
    expect(code(await sign(documentId, 'editor2', 'proof-1'))).toBe('BLOCKING_FINDINGS');
  });

  it('whoever changed or submitted it signs no round', async () => {
    const edited = await desk.draft();
    await desk.edit(edited, { summary: '校对员自己改了一句。' }, 'admin');
    const answer = await (
      await callerOf('editor1')
    ).post(`/review/documents/${ARTICLE}/${edited}/actions`, {
      ...{ action: 'submit', digest: await digestOf(edited) },
    });
    expect([code(answer), answer.body.error.details.level, answer.body.error.details.levelName]).toEqual([
      ...['NO_ELIGIBLE_SIGNER', 'proof-2', '二校'],
    ]);
    await follow({
      rounds: [
        ['editor2', 'editor1'],
        ['admin', 'proof3'],
        ['proof3', 'admin'],
      ],
    });
    const documentId = await submitted();
    const refused = await sign(documentId, 'editor1', 'proof-1');
    expect([code(refused), refused.body.error?.details.because?.map(({ kind }) => kind)]).toEqual([
      ...['SEPARATION_OF_DUTIES', ['edited', 'submitted']],
    ]);
    await sign(documentId, 'editor2', 'proof-1');
    await sign(documentId, 'admin', 'proof-2');
    const twice = await sign(documentId, 'admin', 'proof-3');
    expect([code(twice), twice.body.error?.details.because]).toEqual([
      ...['SEPARATION_OF_DUTIES', [{ kind: 'proofed', round: 'proof-2' }]],
    ]);
  });
});

describe('A5.3 whether the same three people both review and proof is one switch', () => {
  const SAME: ProofPeople = { rounds: [['reviewer1'], ['reviewer2'], ['reviewer3']] };

  it('off: nobody would be left, and submit says so', async () => {
    await follow(SAME);
    const documentId = await desk.draft();
    const answer = await room.send(documentId, 'editor1', { action: 'submit', digest: await digestOf(documentId) });
    expect([answer.status, answer.body.error.details.level]).toEqual([422, 'proof-1']);
  });

  it('off: who signed a round signs no level, and the other way round', async () => {
    await follow({ rounds: [['reviewer1', 'editor2'], ['reviewer2', 'admin'], ['proof3']] });
    const [one, other] = [await submitted(), await submitted()];
    await sign(one, 'reviewer1', 'proof-1');
    const level = await room.send(one, 'reviewer1', { action: 'approve', digest: await digestOf(one) });
    expect([code(level), level.body.error.details.because]).toEqual([
      ...['SEPARATION_OF_DUTIES', [{ kind: 'proofed', round: 'proof-1' }]],
    ]);
    await desk.act(other, 'reviewer1', 'approve');
    expect(code(await sign(other, 'reviewer1', 'proof-1'))).toBe('SEPARATION_OF_DUTIES');
  });

  it('on: they do, and the record names both capacities', async () => {
    await follow({ ...SAME, sharesPeople: true });
    const documentId = await approved();
    const { finding } = (await find(documentId, 'reviewer1', 'proof-1', { severity: 'advice' })).body;
    expect(code(await close(documentId, 'reviewer1', finding, { how: 'kept', comment: '原文如此' }))).toBe('200');
    expect(await signAll(documentId, ['reviewer1', 'reviewer2', 'reviewer3'])).toEqual(['200', '200', '200']);
    expect(code(await release(documentId))).toBe('200');
    const rows = (await ledgerOf(park).lines())
      .map((line) => JSON.parse(line) as { documentId?: string; actor?: { key: string }; capacity?: string })
      .filter((row) => row.documentId === documentId && row.actor?.key === 'reviewer2');
    expect(rows.map(({ capacity }) => capacity)).toEqual(['复审', '二校']);
    const form = await (await park.as('editor1')).get(`/review/documents/${ARTICLE}/${documentId}/record`).expect(200);
    expect(form.text).toMatch(/签字人与职责[^]*<td>何为民[^<]*<\/td><td>复审<\/td><td>二校<\/td>/);
    for (const words of ['一校', '二校', '三校', '不改，由陈静安关闭', '原文如此', '放行说明', '校对签字'])
      expect(form.text).toContain(words);
  });

  it('the major class is read aloud by two, each with a signature of their own', async () => {
    await follow({ ...OWN, readAloud: { when: { facet: 'theme', values: ['livelihood'] } } });
    const documentId = await approved();
    const read = (by: Who) => post(documentId, by, '/read-aloud');
    expect(code(await read('editor2'))).toBe('WRONG_STATE');
    await signAll(documentId);
    expect(code(await release(documentId))).toBe('NOT_RELEASABLE');
    expect([await read('reviewer1'), await read('editor2'), await read('editor2')].map(code)).toEqual([
      ...['SEPARATION_OF_DUTIES', '200', 'ALREADY_DECIDED'],
    ]);
    expect(code(await release(documentId))).toBe('NOT_RELEASABLE');
    expect(code(await read('proof3'))).toBe('200');
    expect(code(await release(documentId))).toBe('200');
  });
});

test('a workflow without rounds costs no statement and knows no such acts', async () => {
  await follow(null);
  const statements: string[] = [];
  const listen = ({ sql }: { sql: string }): void => void statements.push(sql);
  park.strapi.db.connection.on('query', listen);
  const documentId = await approved();
  expect(code(await release(documentId))).toBe('200');
  park.strapi.db.connection.removeListener('query', listen);
  expect([statements.length > 50, statements.filter((sql) => sql.includes('review_proof'))]).toEqual([true, []]);
  expect((await sheet(documentId)).track).toBeNull();
  expect((await post(documentId, 'editor2', '/read-aloud')).status).toBe(404);
});
