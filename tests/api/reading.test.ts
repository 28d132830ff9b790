/**
 * What readers leave behind, on one park: receipts of what was read (acceptance A16), comments that survive edits,
 * drafts of opinions, second readings.
 */
import { readingAcceptance } from '../acceptance/reading';
import { sql } from '../harness/guards';
import { ARTICLE, paragraphs, type DocumentView, type Newsroom } from '../harness/newsroom';
import type { Account, Park } from '../harness/park';
import { BODY, codeOf, readingRoom, type ReadingRoom } from '../harness/reading-room';

interface Thread {
  id: number;
  text: string;
  quote: string;
  place: { state: string; path: string; start: number; end: number } | null;
  state: string;
  replies: { text: string }[];
  actions: { name: string; enabled: boolean; reason?: { code: string } }[];
}

let here: ReadingRoom;
let park: Park;
let room: Newsroom;
let back: Newsroom;
beforeAll(async () => {
  here = await readingRoom();
  ({ park, room, back } = here);
});
afterAll(() => park?.stop());

const submitted: ReadingRoom['submitted'] = (changes) => here.submitted(changes);
const rowsOf: ReadingRoom['rowsOf'] = (...asked) => here.rowsOf(...asked);

readingAcceptance(() => here);

describe('comments on words', () => {
  let documentId: string;
  let digest: string;
  const where = (rest = '') => `/review/comments/${ARTICLE}/${documentId}${rest}`;
  const threads = async (by: Account = 'editor1') =>
    (await (await park.as(by)).get(where()).expect(200)).body as { data: Thread[]; mayWrite: boolean };
  const write = async (by: Account, body: object) => (await park.as(by)).post(where(), { digest, ...body });
  const settle = async (by: Account, id: number, act: string) => (await park.as(by)).post(where(`/${id}/${act}`), {});
  const onWords = { path: 'body', quote: '周末不变', prefix: '第二段：', suffix: '', text: '周末几点？' };

  beforeAll(async () => {
    documentId = await submitted();
    ({ digest } = await room.view(documentId));
  });

  it('are part of no content, and everybody on the review sees them', async () => {
    const before: DocumentView = await room.view(documentId);
    expect((await write('reviewer1', onWords)).status).toBe(200);
    const after = await room.view(documentId);
    expect([after.digest, after.state]).toEqual([before.digest, 'in_review']);
    for (const by of ['editor1', 'reviewer3', 'auditor'] as const)
      expect((await threads(by)).data).toEqual([
        expect.objectContaining({
          ...{ text: '周末几点？', quote: '周末不变', state: 'open' },
          place: expect.objectContaining({ state: 'exact', path: 'body' }),
        }),
      ]);
    expect([(await threads()).mayWrite, (await threads('auditor')).mayWrite]).toEqual([true, false]);
  });

  it('have to be about words that are there, of the version one has seen', async () => {
    expect((await write('auditor', onWords)).status).toBe(403);
    expect(codeOf(await write('reviewer1', { ...onWords, quote: '没有这句话' }))).toBe('INVALID_INPUT');
    expect(codeOf(await write('reviewer1', { ...onWords, text: '  ' }))).toBe('INVALID_INPUT');
    expect(codeOf(await write('reviewer1', { ...onWords, digest: 'a'.repeat(64) }))).toBe('STALE_DIGEST');
  });

  it('are answered by anybody, and settled by whoever wrote them or a later level, on record', async () => {
    const id = (await threads()).data[0]?.id ?? 0;
    expect((await (await park.as('editor1')).post(where(`/${id}/reply`), { text: '周末二十点。' })).status).toBe(200);
    expect(codeOf(await settle('editor1', id, 'resolve'))).toBe('FORBIDDEN');
    const [seenByEditor] = (await threads('editor1')).data;
    expect(seenByEditor?.replies.map(({ text }) => text)).toEqual(['周末二十点。']);
    expect(seenByEditor?.actions.find(({ name }) => name === 'resolve')).toMatchObject({
      enabled: false,
      reason: { code: 'FORBIDDEN' },
    });
    expect((await settle('reviewer1', id, 'resolve')).body).toEqual({ id, state: 'resolved' });
    expect(codeOf(await settle('reviewer1', id, 'resolve'))).toBe('ALREADY_DECIDED');
    expect((await settle('reviewer2', id, 'reopen')).body).toEqual({ id, state: 'open' });
    expect(await rowsOf('comment-resolve', documentId)).toHaveLength(1);
    expect(await rowsOf('comment-reopen', documentId)).toEqual([
      expect.objectContaining({ actor: expect.objectContaining({ key: 'reviewer2' }) }),
    ]);
  });

  it('an act that cannot be recorded does not happen', async () => {
    const id = (await threads()).data[0]?.id ?? 0;
    const ledger = park.strapi.plugin('review').service('ledger');
    const append = jest.spyOn(ledger, 'append').mockRejectedValueOnce(new Error('no space left'));
    const log = jest.spyOn(park.strapi.log, 'error').mockImplementation();
    expect((await settle('reviewer1', id, 'resolve')).status).toBe(500);
    append.mockRestore();
    log.mockRestore();
    expect((await threads()).data[0]?.state).toBe('open');
  });

  it('are found again after an edit, and never lost', async () => {
    await write('reviewer1', { path: 'title', text: '题目再短些' });
    const again = async (body: string): Promise<(string | null)[]> => {
      await room.edit(documentId, { body: paragraphs(body) });
      return (await threads()).data.map(({ place }) => place && place.state);
    };
    expect(await again(`新加一段。\n${BODY.join('\n')}`)).toEqual(['exact', 'exact']);
    expect(await again('食堂周末不变，请知悉。')).toEqual(['moved', 'exact']);
    expect(await again('全文重写。')).toEqual([null, 'exact']);
    expect((await threads()).data[0]).toMatchObject({ quote: '周末不变', text: '周末几点？', place: null });
  });
});

describe('drafts of opinions', () => {
  it('are one’s own, on every device; the newest wins, and they end with the act', async () => {
    const documentId = await submitted();
    const query = `?uid=${ARTICLE}&documentId=${documentId}&locale=zh-Hans`;
    const list = async (by: Account) =>
      (await (await park.as(by)).get(`/review/opinions${query}`).expect(200)).body.data;
    const keep = async (text: string, more: object = {}) =>
      (
        await (await park.as('reviewer1'))
          .put('/review/opinions', { uid: ARTICLE, documentId, action: 'return', text, ...more })
          .expect(200)
      ).body as { kept: string; draft: { text: string; at: string }; other: { text: string } | null };

    const { draft } = await keep('第一段');
    expect(await list('reviewer1')).toEqual([{ action: 'return', text: '第一段', at: draft.at }]);
    expect(await list('reviewer2')).toStrictEqual([]);
    expect(await keep('第一段请改', { basedOn: draft.at })).toMatchObject({ kept: 'sent', other: null });
    expect(await keep('离线写的', { ageMs: 3_600_000 })).toMatchObject({
      ...{ kept: 'stored', draft: { text: '第一段请改' }, other: { text: '离线写的' } },
    });
    expect(await keep('另一台写的')).toMatchObject({ kept: 'sent', other: { text: '第一段请改' } });

    const [last] = (await list('reviewer1')) as { at: string }[];
    await keep('', { basedOn: last?.at });
    expect(await sql(park, 'SELECT id FROM review_opinions')).toStrictEqual([]);
    await keep('另一台写的');
    await back.act(documentId, 'reviewer1', 'return', { comment: '另一台写的' });
    expect(await list('reviewer1')).toStrictEqual([]);
    const auditor = await park.as('auditor');
    const body = { uid: ARTICLE, documentId, action: 'return', text: '甲' };
    expect((await auditor.put('/review/opinions', body)).status).toBe(403);
  });
});

describe('second readings', () => {
  it('a sample of what is live is read by somebody else, once, on record; off unless asked for', async () => {
    const documentId = await submitted();
    await here.readAll(documentId);
    for (const by of ['reviewer1', 'reviewer2', 'reviewer3'] as const)
      await back.act(documentId, by, 'approve', { comment: '同意' });
    await back.act(documentId, 'reviewer3', 'release');
    const again = async (by: Account) =>
      (await (await park.as(by)).get('/review/second-readings').expect(200)).body.data;
    expect(await again('admin')).toStrictEqual([]);
    park.strapi.config.set('plugin::review.secondReadingPercent', 100);
    const [item] = (await again('admin')) as { id: number; digest: string; documentId: string; mayRead: boolean }[];
    expect(item).toMatchObject({ documentId, mayRead: true });
    expect(await again('reviewer2')).toEqual([expect.objectContaining({ mayRead: false })]);
    const record = async (by: Account, body: object) =>
      (await park.as(by)).post(`/review/second-readings/${item?.id}`, { digest: item?.digest, ...body });
    expect(codeOf(await record('reviewer2', { verdict: 'fine' }))).toBe('SEPARATION_OF_DUTIES');
    expect(codeOf(await record('admin', { verdict: 'fault' }))).toBe('REASON_REQUIRED');
    expect((await record('admin', { verdict: 'fault', comment: '第二段与通知不一致' })).status).toBe(200);
    expect(codeOf(await record('editor2', { verdict: 'fine' }))).toBe('ALREADY_DECIDED');
    expect(await again('admin')).toStrictEqual([]);
    expect(await rowsOf('second-reading', documentId)).toEqual([
      expect.objectContaining({ reason: '第二段与通知不一致', details: { verdict: 'fault' } }),
    ]);
    park.strapi.config.set('plugin::review.secondReadingPercent', 0);
  });
});
