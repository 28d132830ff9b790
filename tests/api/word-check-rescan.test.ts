/**
 * What stands is read again: by one rule before it is switched on, by all of them when packs have changed; and a release
 * is checked by the packs of its own moment, not of the submit's.
 */
import { ARTICLE, paragraphs, type Newsroom } from '../harness/newsroom';
import { emailOf } from '../harness/accounts';
import { offstage } from '../harness/offstage';
import { startPark, type Caller, type Park } from '../harness/park';

interface Job {
  id: number;
  state: string;
  done: number;
  total: number;
}

let park: Park;
let room: Newsroom;
let admin: Caller;
let editor: Caller;
beforeAll(async () => {
  park = await startPark();
  room = offstage(park);
  admin = await park.as('admin');
  editor = await park.as('editor1');
});
afterAll(() => park?.stop());

const rule = (id: string, term: string, rest: object = {}) => ({
  ...{ id, kind: 'existence', terms: [term], severity: 'block', category: 'test', message: '测试用词' },
  ...rest,
});
const body = (text: string) => ({ body: paragraphs(text) });

/** A document that is live with this text. */
async function live(text: string, changes: object = {}): Promise<string> {
  const documentId = await room.draft({ ...body(text), ...changes });
  await room.release(documentId);
  return documentId;
}

/** Waits for the work of this process, then asks. */
async function finished<T extends Job>(path: string): Promise<T> {
  await park.strapi.plugin('word-check').service('rescans').tick();
  const answer = (await admin.get(path).expect(200)).body as T;
  expect(answer).toMatchObject({ state: 'done', done: answer.total });
  return answer;
}

describe('a trial of a rule', () => {
  type Trial = Job & { items: number; matches: { documentId: string; findings: { text: string; path: string }[] }[] };

  it('names the live contents that have it, and no drafts', async () => {
    const documentId = await live('本周起试行甲乙丙办法。', { title: '关于试行办法的通知' });
    await room.draft(body('草稿里也有甲乙丙办法。'));
    const { id } = (await admin.post('/word-check/trials', { rule: rule('t-1', '甲乙丙', { off: true }) }).expect(202))
      .body;
    const trial = await finished<Trial>(`/word-check/trials/${id}`);
    expect(trial).toMatchObject({ items: 1, total: 1 });
    expect(trial.matches).toMatchObject([
      { uid: ARTICLE, documentId, locale: 'zh-Hans', title: '关于试行办法的通知', findings: [{ text: '甲乙丙' }] },
    ]);
  });

  it('begins for no rule that could not be saved', async () => {
    const paths = async (one: object) => {
      const { error } = (await admin.post('/word-check/trials', { rule: one }).expect(400)).body;
      expect(error.details.code).toBe('INVALID_INPUT');
      return error.details.fields.map((field: { path: string }) => field.path);
    };
    expect(await paths(rule('t-1', '', { severity: 'loud' }))).toEqual(['rule.severity', 'rule.terms.0']);
    expect(await paths(rule('t-1', '甲', { examples: { hit: ['乙'], miss: [] } }))).toEqual(['rule.examples.hit.0']);
  });

  it('is for those who keep packs', async () => {
    await editor.post('/word-check/trials', { rule: rule('t-1', '甲乙') }).expect(403);
    await admin.get('/word-check/trials/999999').expect(404);
  });
});

describe('a rescan', () => {
  type Rescan = Job & { counts: Record<string, number>; findings: number; engine: string };

  it('reads what is live and what is pending by the packs of now, and tells what nobody knew', async () => {
    const documentId = await live('窗口明天起办理丁戊己业务。');
    const pending = await room.draft(body('丁戊己业务改在二楼办理。'));
    await room.act(pending, 'editor1', 'submit');
    await admin.post('/word-check/packs', {
      key: 'rescan-pack',
      name: '测试',
      rules: [rule('r-1', '丁戊己', { messageEn: 'A test' })],
    });
    const { id } = (await admin.post('/word-check/rescans', {}).expect(202)).body;
    const rescan = await finished<Rescan>(`/word-check/rescans/${id}`);
    expect(rescan).toMatchObject({ counts: { block: 2, new: 2 }, total: 3 });
    const { results } = (await admin.get(`/word-check/rescans/${id}/results?show=new`).expect(200)).body;
    expect(results).toHaveLength(2);
    expect(results).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ documentId, standing: 'live' }),
        expect.objectContaining({ documentId: pending, standing: 'pending' }),
      ]),
    );
    // In the reader's words, whenever it was found.
    const users = park.strapi.db.query('admin::user');
    const message = async (preferedLanguage: string) => {
      await users.updateMany({ where: { email: emailOf('admin') }, data: { preferedLanguage } });
      const page = (await admin.get(`/word-check/rescans/${id}/results?show=new`).expect(200)).body;
      return page.results[0].findings.map((one: { message: string }) => one.message);
    };
    expect([await message('en'), await message('zh-Hans')]).toEqual([['A test'], ['测试用词']]);
    // Each live finding that nobody knew is on somebody's desk, once; the pending one the release will stop.
    const { results: cases } = (await admin.get('/review/corrections?state=open').expect(200)).body;
    expect(cases).toMatchObject([
      { kind: 'finding', origin: 'check', rule: 'rescan-pack/r-1', wrong: '丁戊己', places: 1, left: 1 },
    ]);
    const { found } = (await admin.get(`/review/corrections/${cases[0].id}`).expect(200)).body;
    expect(found).toMatchObject([{ documentId, live: true, paths: ['body'] }]);
    await room.item(documentId).expect(200);
    // Asked again, the rules being the same, it reads everything once more, and still each content once.
    const again = (await admin.post('/word-check/rescans', {}).expect(202)).body;
    expect(await finished<Rescan>(`/word-check/rescans/${again.id}`)).toMatchObject({ counts: { block: 2, new: 2 } });
    expect((await admin.get('/review/corrections?state=open').expect(200)).body.results).toHaveLength(1);
    // Closed with a reason, the case decides for what it lists.
    const close = (body: object) => admin.post(`/review/corrections/${cases[0].id}/close`, body);
    expect((await close({})).body.error.details.code).toBe('REASON_REQUIRED');
    await close({ comment: '核对过，是业务名称。' }).expect(200);
    const last = (await admin.post('/word-check/rescans', {}).expect(202)).body;
    await finished<Rescan>(`/word-check/rescans/${last.id}`);
    expect((await admin.get('/review/corrections?state=open').expect(200)).body.results).toStrictEqual([]);
    await admin.delete('/word-check/packs/rescan-pack').expect(200);
  });

  it('is for those who have the right', async () => {
    await editor.post('/word-check/rescans', {}).expect(403);
    await editor.get('/word-check/rescans').expect(403);
    await admin.get('/word-check/rescans/x').expect(404);
    await admin.get('/word-check/rescans/999999/results').expect(404);
  });
});

describe('a pack that changes between submit and release', () => {
  const PACK = { key: 'late-pack', name: '测试', rules: [rule('l-1', '庚辛壬')] };
  const release = async (documentId: string) => {
    const { digest } = await room.view(documentId, 'reviewer3');
    return room.send(documentId, 'reviewer3', { action: 'release', digest });
  };
  const signed = async () => {
    const documentId = await room.draft(body('庚辛壬服务站今天开放。'));
    await room.sign(documentId);
    return documentId;
  };

  it('stops the release when it blocks now, saying what and where; gone again, it stops nothing', async () => {
    const documentId = await signed();
    await admin.post('/word-check/packs', PACK).expect(201);
    const refused = await release(documentId);
    expect([refused.status, refused.body.error.details.code]).toEqual([422, 'BLOCKING_FINDINGS']);
    expect(refused.body.error.details.findings).toMatchObject([
      { ruleId: 'l-1', pack: 'late-pack', text: '庚辛壬', path: 'body', message: '测试用词' },
    ]);
    await room.item(documentId).expect(404);
    await admin.delete('/word-check/packs/late-pack').expect(200);
    expect((await release(documentId)).status).toBe(200);
    await room.item(documentId).expect(200);
  });

  it('holds what was on the clock, with the reason, and lets it go when it is gone', async () => {
    const documentId = await signed();
    const soon = new Date(Date.now() + 3_600_000).toISOString();
    await room.act(documentId, 'reviewer3', 'schedule', { at: soon });
    await admin.post('/word-check/packs', PACK).expect(201);
    const due = new Date(Date.now() - 1000).toISOString();
    const runs = park.strapi.db.query('plugin::review.run');
    await runs.updateMany({ where: { document: documentId, state: 'scheduled' }, data: { scheduledAt: due } });
    await park.strapi.plugin('review').service('schedules').tick();
    expect(await room.view(documentId, 'reviewer3')).toMatchObject({ state: 'approved' });
    const { heldReason } = await runs.findOne({ where: { document: documentId } });
    expect(heldReason).toContain('BLOCKING_FINDINGS');
    await room.item(documentId).expect(404);
    await admin.delete('/word-check/packs/late-pack').expect(200);
    expect((await release(documentId)).status).toBe(200);
  });
});
