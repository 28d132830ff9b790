/** Attempts that were refused are on the ledger, without the ledger being a way to stop the server. On both databases. */
import { verifyLines } from '../../plugins/review/server/src/core/ledger';
import { ledgerOf } from '../harness/ledger';
import { ARTICLE, newsroom, type Newsroom } from '../harness/newsroom';
import { startPark, type Park } from '../harness/park';

let park: Park;
let room: Newsroom;
beforeAll(async () => {
  park = await startPark();
  room = newsroom(park);
});
afterAll(() => park?.stop());

const head = () => ledgerOf(park).head();

describe('refused attempts', () => {
  const attempted = async (documentId: string) => {
    return (await ledgerOf(park).rows('refused')).filter((row) => row.documentId === documentId);
  };

  it('who may not sign is named, once a minute, with what they tried', async () => {
    const documentId = await room.draft();
    const { digest } = await room.act(documentId, 'editor1', 'submit');
    const answers = await Promise.all(
      [1, 2, 3].map(() => room.send(documentId, 'editor1', { action: 'approve', digest })),
    );
    expect(answers.map((answer) => answer.status)).toEqual([403, 403, 403]);
    await room.send(documentId, 'reviewer2', { action: 'approve', digest });
    const rows = await attempted(documentId);
    const [first, second] = rows;
    expect(rows).toHaveLength(2);
    expect(first).toMatchObject({
      act: 'refused',
      origin: 'admin',
      locale: 'zh-Hans',
      digest,
      actor: { userId: expect.any(Number) as number },
      details: { action: 'approve', code: 'SEPARATION_OF_DUTIES', because: answers[0]?.body.error.details.because },
    });
    expect(second).toMatchObject({ details: { action: 'approve', code: 'NOT_SIGNER' } });
    expect(second?.actor?.key).not.toBe(first?.actor?.key);
    expect(verifyLines(await ledgerOf(park).lines(), await head())).toMatchObject({ ok: true });
  });

  it('is recorded again after a minute', async () => {
    const documentId = await room.draft();
    const { digest } = await room.act(documentId, 'editor1', 'submit');
    const clock = park.strapi.plugin('review').service('clock') as { now(): Date };
    const real = clock.now;
    const refuse = () => room.send(documentId, 'reviewer3', { action: 'approve', digest });
    const at = (seconds: number) => (clock.now = () => new Date(real().getTime() + seconds * 1000));
    try {
      await refuse();
      at(55);
      await refuse();
      expect(await attempted(documentId)).toHaveLength(1);
      at(62);
      await refuse();
      expect(await attempted(documentId)).toHaveLength(2);
    } finally {
      clock.now = real;
    }
  });

  it('who lacks the permission is named too', async () => {
    const documentId = await room.draft();
    const { digest } = await room.view(documentId);
    for (const action of ['approve', 'approve', 'release']) {
      const answer = await room.send(documentId, 'auditor', { action, digest });
      expect([answer.status, answer.body.error.details.code]).toEqual([403, 'FORBIDDEN']);
    }
    expect(await attempted(documentId)).toMatchObject([
      { origin: 'admin', details: { action: 'approve', code: 'FORBIDDEN' } },
      { origin: 'admin', details: { action: 'release', code: 'FORBIDDEN' } },
    ]);
  });

  it('what the gate turns away: publish, bulk publish and unpublish in the content manager, a token', async () => {
    const editor = await park.as('editor1');
    const [one, two, live] = [await room.draft(), await room.draft(), await room.draft()];
    await room.release(live);
    const base = `/content-manager/collection-types/${ARTICLE}`;
    for (const _ of [1, 2]) await editor.post(`${base}/${one}/actions/publish?locale=zh-Hans`, {}).expect(403);
    await editor.post(`${base}/actions/bulkPublish?locale=zh-Hans`, { documentIds: [two] }).expect(403);
    await editor.post(`${base}/${live}/actions/unpublish?locale=zh-Hans`, {}).expect(403);
    expect(await attempted(one)).toMatchObject([
      { origin: 'admin', locale: 'zh-Hans', details: { action: 'publish', code: 'NOT_RELEASABLE' } },
    ]);
    expect(await attempted(two)).toMatchObject([{ details: { action: 'publish', code: 'NOT_RELEASABLE' } }]);
    expect(await attempted(live)).toMatchObject([{ details: { action: 'unpublish', code: 'FORBIDDEN' } }]);
    expect(await room.liveRows(live)).toBe(1);
  });

  it('what is written past the Document Service: rows that would be live, in nobody’s name', async () => {
    const documentId = await room.draft();
    const rows = park.strapi.db.query(ARTICLE);
    const live = { publishedAt: new Date() };
    const refusals = () => ledgerOf(park).rows('refused');
    const before = (await refusals()).length;
    await expect(rows.update({ where: { documentId }, data: live })).rejects.toMatchObject({ status: 403 });
    await expect(rows.create({ data: { documentId, locale: 'en', title: 'x', ...live } })).rejects.toMatchObject({
      status: 403,
    });
    const several = ['a', 'b'].map((title) => ({ documentId, locale: 'en', title, ...live }));
    await expect(rows.createMany({ data: several })).rejects.toMatchObject({ status: 403 });
    const recorded = (await refusals()).slice(before);
    expect(recorded).toMatchObject([
      { actor: null, uid: ARTICLE, locale: '*', details: { action: 'update', code: 'NOT_RELEASABLE' } },
      { actor: null, documentId, locale: 'en', details: { action: 'create', code: 'NOT_RELEASABLE' } },
      { actor: null, uid: ARTICLE, locale: '*', details: { action: 'create', code: 'NOT_RELEASABLE' } },
    ]);
    // Several rows at once are not said to be of one document.
    expect(recorded[2]?.documentId).toBe(recorded[0]?.documentId);
    expect(await room.liveRows(documentId)).toBe(0);
  });

  it('a token is named by its name; invented ids do not grow the chain', async () => {
    const token = await park.strapi
      .service('admin::api-token-content-api')
      .create({ name: 'harvester', type: 'full-access', description: '', lifespan: null });
    const put = (id: string) =>
      park
        .agent()
        .put(`/api/articles/${id}?status=published`)
        .set('Authorization', `Bearer ${String(token.accessKey)}`)
        .send({ data: { title: '直接上线' } });
    const before = (await ledgerOf(park).rows('refused')).length;
    for (const id of ['aaaaaaaaaaaaaaaaaaaaaaaa', 'bbbbbbbbbbbbbbbbbbbbbbbb', 'cccccccccccccccccccccccc'])
      await put(id);
    expect((await ledgerOf(park).rows('refused')).length - before).toBeLessThanOrEqual(1);
    const documentId = await room.draft();
    expect((await put(documentId)).status).toBe(403);
    expect(await attempted(documentId)).toMatchObject([
      { actor: null, origin: expect.stringContaining('harvester') as string, details: { action: 'update' } },
    ]);
  });

  it('wrong input, unknown documents, stale digests and missing reasons are not recorded', async () => {
    const documentId = await room.draft();
    const { digest } = await room.act(documentId, 'editor1', 'submit');
    const before = await head();
    const statuses = [
      await room.send(documentId, 'reviewer1', { action: 'approve' }),
      await room.send('aaaaaaaaaaaaaaaaaaaaaaaa', 'reviewer1', { action: 'approve', digest }),
      await room.send(documentId, 'reviewer1', { action: 'approve', digest: 'f'.repeat(64) }),
      await room.send(documentId, 'reviewer1', { action: 'return', digest }),
    ].map((answer) => answer.status);
    expect(statuses).toEqual([400, 404, 409, 422]);
    expect(await head()).toEqual(before);
  });

  it('a refusal stands when it cannot be recorded', async () => {
    const documentId = await room.draft();
    const { digest } = await room.act(documentId, 'editor1', 'submit');
    const ledger = park.strapi.plugin('review').service('ledger') as { append: unknown };
    const { append } = ledger;
    const { log } = park.strapi;
    const logged: string[] = [];
    const error = log.error;
    log.error = ((words: string) => (logged.push(words), log)) as typeof error;
    ledger.append = () => Promise.reject(new Error('disk full'));
    try {
      const answer = await room.send(documentId, 'reviewer2', { action: 'approve', digest });
      expect([answer.status, answer.body.error.details.code]).toEqual([403, 'NOT_SIGNER']);
      expect(logged.join('\n')).toContain('disk full');
      await park
        .as('editor1')
        .then((editor) => editor.post(`/content-manager/collection-types/${ARTICLE}/${documentId}/actions/publish`, {}))
        .then((refused) => expect(refused.status).toBe(403));
    } finally {
      await (park.strapi.plugin('review').service('refusals') as { settled(): Promise<void> }).settled();
      ledger.append = append;
      log.error = error;
    }
  });
});
