/** The drift watch at work: drafts under review that change past the editor, failures, pages, processes, the timer. */
import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import supertest from 'supertest';
import claims from '../../plugins/review/server/src/services/claims';
import { driftRoom } from '../harness/drift';
import { ARTICLE } from '../harness/newsroom';
import { startPark, type Park } from '../harness/park';
import { disarm, startDriftProcess } from '../harness/tamper';

let park: Park;
let room: ReturnType<typeof driftRoom>;
beforeAll(async () => {
  park = await startPark();
  room = driftRoom(park);
  await disarm(park, 'articles');
});
afterAll(() => park?.stop());

describe('a draft under review that changes past the Document Service', () => {
  const picture = (red: number) =>
    sharp({ create: { width: 64, height: 64, channels: 3, background: { r: red, g: 80, b: 120 } } })
      .png()
      .toBuffer();
  async function upload(red: number, replace?: number): Promise<{ id: number }> {
    const answer = await supertest(park.strapi.server.httpServer)
      .post(replace === undefined ? '/upload' : `/upload?id=${replace}`)
      .set('Authorization', `Bearer ${await park.login(replace === undefined ? 'editor1' : 'editor2')}`)
      .field('fileInfo', JSON.stringify({ name: `cover-${red}.png`, alternativeText: '园区一角' }))
      .attach('files', await picture(red), { filename: `cover-${red}.png`, contentType: 'image/png' });
    return (Array.isArray(answer.body) ? answer.body[0] : answer.body) as { id: number };
  }

  it('ends the run, and somebody has to answer for the change before the next one', async () => {
    const documentId = await room.draft();
    await room.act(documentId, 'editor1', 'submit');
    await room.act(documentId, 'reviewer1', 'approve');
    const before = await room.view(documentId);
    // As a locale sync or an import does.
    await park.strapi.db
      .query(ARTICLE as 'admin::user')
      .updateMany({ where: { documentId, publishedAt: null } as never, data: { title: '同步来的标题' } as never });
    expect((await room.check()).voided).toBe(1);
    const [entry] = await room.ledgerOf(documentId, 'void');
    expect(entry).toMatchObject({ actor: null, origin: 'unknown', digest: before.digest });
    const after = await room.view(documentId);
    expect(after).toMatchObject({ state: 'draft', run: { state: 'void' } });
    expect(after.decisions.every((decision) => !decision.valid)).toBe(true);
    const refused = await room.send(documentId, 'editor1', { action: 'submit', digest: after.digest });
    expect(refused.body.error.details.code).toBe('WRONG_STATE');
    expect(await room.check()).toMatchObject({ voided: 0, found: [] });
    await room.act(documentId, 'editor2', 'adopt');
    await room.act(documentId, 'editor1', 'submit');
  });

  it('an approved one too; text put back by SQL brings no signature back', async () => {
    const documentId = await room.draft();
    await room.sign(documentId);
    const where = { document_id: documentId, published_at: null };
    const { summary } = (await room.knex()('articles').where(where).first()) as { summary: string };
    await room.knex()('articles').where(where).update({ summary: '换了' });
    expect((await room.check()).voided).toBe(1);
    await room.knex()('articles').where(where).update({ summary });
    const { digest } = await room.view(documentId);
    const late = await room.send(documentId, 'reviewer3', { action: 'release', digest });
    expect(late.status).toBe(409);
    expect(await room.liveRows(documentId)).toBe(0);
  });

  it('a draft deleted in SQL ends the run', async () => {
    const documentId = await room.draft();
    await room.act(documentId, 'editor1', 'submit');
    await room.knex()('articles').where({ document_id: documentId }).del();
    expect((await room.check()).voided).toBe(1);
    expect((await room.ledgerOf(documentId, 'void'))[0]?.reason).toBe('the draft was deleted past the editor');
  });

  it('a picture replaced in the library ends the run, and has its uploader: nobody is asked to adopt it', async () => {
    const file = await upload(10);
    const documentId = await room.draft({ cover: file.id });
    await room.act(documentId, 'editor1', 'submit');
    await upload(200, file.id);
    expect((await room.check()).voided).toBe(1);
    await room.act(documentId, 'editor1', 'submit');
    expect((await room.view(documentId)).state).toBe('in_review');
  });

  it('a draft edited in the editor meanwhile is not noted twice', async () => {
    const documentId = await room.draft();
    await room.act(documentId, 'editor1', 'submit');
    await room.edit(documentId, { summary: '改动后的摘要。' });
    expect(await room.check()).toMatchObject({ voided: 0 });
    expect(await room.ledgerOf(documentId, 'void')).toHaveLength(1);
    await room.act(documentId, 'editor1', 'submit');
  });
});

describe('the watch', () => {
  it('checks the others when one document cannot be checked', async () => {
    const [broken, changed] = [await room.released({ title: '存档损坏的一篇' }), await room.released()];
    const errors = room.quiet();
    const snapshot = await room.knex()('review_snapshots').where({ digest: broken.digest }).first();
    await room.knex()('review_snapshots').where({ digest: broken.digest }).update({ content: '{}' });
    await room
      .knex()('articles')
      .whereIn('document_id', [broken.documentId, changed.documentId])
      .whereNotNull('published_at')
      .update({ title: '改' });
    const report = await room.check();
    expect([report.failed, report.found.map(({ documentId }) => documentId)]).toEqual([1, [changed.documentId]]);
    expect(errors.mock.calls.map(([text]) => String(text)).join('\n')).toContain(broken.documentId);
    errors.mockRestore();
    await room
      .knex()('review_snapshots')
      .where({ digest: broken.digest })
      .update({ content: (snapshot as { content: string }).content });
    expect((await room.check()).found).toMatchObject([{ documentId: broken.documentId }]);
  });

  it('goes over more than one page of rows', async () => {
    const names = Array.from({ length: 205 }, (_, index) => `paged-${String(index).padStart(3, '0')}`);
    for (const name of names) await room.insertLive(name);
    const errors = room.quiet();
    const report = await room.check();
    errors.mockRestore();
    expect(report.found.map(({ documentId }) => documentId)).toEqual(names);
    expect(await room.check()).toMatchObject({ found: [], failed: 0 });
  });

  it('records a drift once when two processes and two rounds in each look at once', async () => {
    const second = await startDriftProcess(park.ground);
    try {
      // The second process has put the guards back at its boot.
      await disarm(park, 'articles');
      const one = await room.released();
      const two = await room.released();
      await room.live(one.documentId).update({ title: '改' });
      await room.live(two.documentId).del();
      const errors = room.quiet();
      await Promise.all([room.check(), room.check(), second.check()]);
      await Promise.all([room.check(), second.check()]);
      errors.mockRestore();
      const recorded = async ({ documentId }: { documentId: string }) =>
        (await room.ledgerOf(documentId)).map(({ details }) => details.kind);
      expect([await recorded(one), await recorded(two)]).toEqual([['changed'], ['missing']]);
    } finally {
      await second.stop();
    }
  });

  it('one process at a time has the claim; it runs out by the clock, and a late owner cannot renew it', async () => {
    const clock = room.service<{ now(): Date }>('clock');
    const start = clock.now().getTime();
    let now = start;
    park.strapi.get('services').set('plugin::review.clock', () => ({ now: () => new Date(now) }));
    try {
      const [mine, other] = [claims({ strapi: park.strapi }), claims({ strapi: park.strapi })];
      const both = await Promise.all([mine.take('test', 20), other.take('test', 20)]);
      expect(both.filter(Boolean)).toHaveLength(1);
      const [owner, loser] = both[0] ? [mine, other] : [other, mine];
      now = start + 19_000;
      expect(await owner.renew('test', 20)).toBe(true);
      now = start + 38_000;
      expect(await loser.take('test', 20)).toBe(false);
      now = start + 39_000;
      expect(await loser.take('test', 20)).toBe(true);
      expect(await owner.renew('test', 20)).toBe(false);
      await owner.giveBack('test');
      expect(await owner.take('test', 20)).toBe(false);
      await loser.giveBack('test');
      expect(await owner.take('test', 20)).toBe(true);
      const held = claims({ strapi: park.strapi });
      expect(await held.take('drift', 20)).toBe(true);
      expect(await room.service<{ round(): Promise<unknown> }>('watch').round()).toBeNull();
      await held.giveBack('drift');
      expect(await room.service<{ round(): Promise<unknown> }>('watch').round()).toMatchObject({ failed: 0 });
    } finally {
      park.strapi.get('services').set('plugin::review.clock', () => clock);
    }
  });

  it('runs by itself until it is stopped', async () => {
    const { documentId, item } = await room.released();
    const errors = room.quiet();
    const watch = room.service<{ start(): void; stop(): Promise<void> }>('watch');
    park.strapi.config.set('plugin::review.driftSeconds', 1);
    watch.start();
    await room.live(documentId).update({ title: '改' });
    for (let wait = 0; wait < 100 && (await room.liveRows(documentId)) > 0; wait += 1) await sleep(100);
    expect(await room.ledgerOf(documentId)).toHaveLength(1);
    await watch.stop();
    await room.insertLive(documentId);
    await sleep(1500);
    expect(await room.liveRows(documentId)).toBe(1);
    errors.mockRestore();
    await room.expectStill(documentId, item);
  });
});
