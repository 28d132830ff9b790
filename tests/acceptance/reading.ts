/**
 * Acceptance A16.2 and A16.3: no approval without having read where the level asks, and receipts that hold no more than
 * places.
 */
import { sql } from '../harness/guards';
import type { Newsroom } from '../harness/newsroom';
import { paragraphs } from '../harness/newsroom';
import { BODY, codeOf, FINDING, type Place, type ReadingRoom } from '../harness/reading-room';
import type { Park } from '../harness/park';

/** Registers the tests of A16. */
export function readingAcceptance(stage: () => ReadingRoom): void {
  let park: Park;
  let room: Newsroom;
  let back: Newsroom;
  let cover: number;
  let here: ReadingRoom;
  beforeAll(() => {
    here = stage();
    ({ park, room, back, cover } = here);
  });
  const placesOf: ReadingRoom['placesOf'] = (list) => here.placesOf(list);
  const reading: ReadingRoom['reading'] = (...asked) => here.reading(...asked);
  const put: ReadingRoom['put'] = (...asked) => here.put(...asked);
  const submitted: ReadingRoom['submitted'] = (changes) => here.submitted(changes);
  const readAll: ReadingRoom['readAll'] = (documentId) => here.readAll(documentId);
  const rowsOf: ReadingRoom['rowsOf'] = (...asked) => here.rowsOf(...asked);

  describe('A16.2 no approval without a receipt where the level asks', () => {
    it('names what is unread, less with every place seen, and passes when all is', async () => {
      const documentId = await submitted({ cover });
      const { digest, actions } = await room.view(documentId, 'reviewer1');
      const approve = () => room.send(documentId, 'reviewer1', { action: 'approve', digest });
      const bare = await approve();
      expect([bare.status, codeOf(bare)]).toEqual([422, 'READING_REQUIRED']);
      expect(actions.find(({ name }) => name === 'approve')).toMatchObject({
        enabled: false,
        reason: {
          code: 'READING_REQUIRED',
          message: expect.stringMatching(/处改动未看、1 条问题未确认、1 个附件未打开/),
        },
      });

      const list = await reading(documentId);
      expect(list).toMatchObject({ required: true, digest, base: 'none', complete: false });
      expect(list.changes.filter(({ path }) => path === 'body')).toHaveLength(BODY.length);
      const { unread, left } = bare.body.error.details;
      expect(left).toEqual({ changes: list.changes.length, findings: 1, files: 1 });
      expect(unread.changes.map((one: Place) => one.digest)).toEqual(list.changes.map((one) => one.digest));
      expect(unread.findings).toEqual([expect.objectContaining({ message: FINDING.message })]);
      expect(unread.files).toEqual([{ sha256: list.files[0]?.sha256, name: '封面.png' }]);

      const { seen, answered, opened } = placesOf(list);
      const some = await put(documentId, { digest, seen: seen.slice(1) });
      expect(some.body).toMatchObject({ complete: false, left: { changes: 1, findings: 1, files: 1 } });
      expect((await approve()).body.error.details.unread.changes).toEqual([
        expect.objectContaining({ path: seen[0]?.path }),
      ]);
      expect(await rowsOf('reading', documentId)).toStrictEqual([]);
      const rest = await put(documentId, { digest, seen: seen.slice(0, 1), answered, opened });
      expect(rest.body).toEqual({ digest, complete: true, left: { changes: 0, findings: 0, files: 0 } });
      await put(documentId, { digest });
      expect(await rowsOf('reading', documentId)).toEqual([
        expect.objectContaining({ actor: expect.objectContaining({ key: 'reviewer1' }) }),
      ]);
      expect((await approve()).status).toBe(200);
      // The next level does not ask; the last one asks for a reason.
      expect((await reading(documentId, 'reviewer2')).required).toBe(false);
      await room.act(documentId, 'reviewer2', 'approve');
      const silent = await room.send(documentId, 'reviewer3', { action: 'approve', digest });
      expect(codeOf(silent)).toBe('REASON_REQUIRED');
      const offered = (await room.view(documentId, 'reviewer3')).actions as { name: string; comment?: string }[];
      expect(offered.find(({ name }) => name === 'approve')).toEqual({
        name: 'approve',
        enabled: true,
        comment: 'required',
      });
      expect(await room.act(documentId, 'reviewer3', 'approve', { comment: '同意' })).toMatchObject({
        state: 'approved',
      });
    });

    it('a new version needs only what changed again', async () => {
      const documentId = await submitted();
      await readAll(documentId);
      await back.act(documentId, 'reviewer1', 'return', { comment: '第二段请写清楚' });
      await room.edit(documentId, { body: paragraphs([BODY[0], '第二段：周末照常供应。', BODY[2]].join('\n')) });
      await back.act(documentId, 'editor1', 'submit');
      const list = await reading(documentId);
      expect(list).toMatchObject({ complete: false, left: { changes: 1, findings: 0, files: 0 } });
      const unseen = list.changes.filter(({ seen }) => !seen).map(({ path, digest }) => ({ path, digest }));
      expect(unseen).toEqual([{ path: 'body', digest: expect.any(String) }]);
      const { digest } = list;
      expect(codeOf(await room.send(documentId, 'reviewer1', { action: 'approve', digest }))).toBe('READING_REQUIRED');
      expect((await put(documentId, { digest, seen: unseen })).body.complete).toBe(true);
      await room.act(documentId, 'reviewer1', 'approve');
    });

    it('is asked of whoever may approve, on what is there now', async () => {
      const documentId = await submitted();
      const { digest } = await room.view(documentId);
      expect((await reading(documentId, 'editor2')).required).toBe(false);
      expect(codeOf(await put(documentId, { digest }, 'reviewer2'))).toBe('NOT_SIGNER');
      expect(codeOf(await put(documentId, { digest }, 'editor1'))).toBe('SEPARATION_OF_DUTIES');
      expect(codeOf(await put(documentId, { digest: 'a'.repeat(64) }))).toBe('STALE_DIGEST');
      expect((await put(documentId, { digest }, 'auditor')).status).toBe(403);
      await readAll(documentId);
      await room.act(documentId, 'reviewer1', 'approve');
      expect(codeOf(await put(documentId, { digest }, 'reviewer2'))).toBe('INVALID_INPUT');
    });
  });

  describe('A16.3 a receipt holds places, a beginning and an end', () => {
    it('and nothing else can be sent or stored', async () => {
      const documentId = await submitted({ title: '只看一次的稿件' });
      const list = await reading(documentId);
      const { digest } = list;
      const [seen] = placesOf(list).seen;
      const more = { startedAt: new Date().toISOString(), durationMs: 4, positions: [[0, 1]], keys: ['n'], order: [1] };
      for (const [name, value] of Object.entries(more)) {
        const answer = await put(documentId, { digest, [name]: value });
        expect([name, answer.status, codeOf(answer)]).toEqual([name, 400, 'INVALID_INPUT']);
        const inner = await put(documentId, { digest, seen: [{ ...seen, [name]: value }] });
        expect([name, inner.status, codeOf(inner)]).toEqual([name, 400, 'INVALID_INPUT']);
      }
      const invented = { seen: [{ path: 'title', digest: 'b'.repeat(64) }] };
      for (const body of [invented, { answered: ['b'.repeat(64)] }, { opened: ['b'.repeat(64)] }])
        expect(codeOf(await put(documentId, { digest, ...body }))).toBe('INVALID_INPUT');

      await readAll(documentId);
      const rows = await sql(park, 'SELECT * FROM review_reading_receipts WHERE digest = ?', [digest]);
      expect(rows).toHaveLength(1);
      const strapis = [
        'id',
        'document_id',
        'created_at',
        'updated_at',
        'published_at',
        'created_by_id',
        'updated_by_id',
        'locale',
      ];
      expect(
        Object.keys(rows[0] ?? {})
          .filter((name) => !strapis.includes(name))
          .sort(),
      ).toEqual(
        [
          'answered',
          'base',
          'digest',
          'ended_at',
          'level',
          'lineage',
          'opened',
          'person',
          'run',
          'seen',
          'started_at',
        ].sort(),
      );
      const receipts = park.strapi.db.query('plugin::review.reading-receipt' as 'admin::user');
      const [kept] = (await receipts.findMany({ where: { digest } as never })) as unknown as {
        seen: object[];
        answered: string[];
        startedAt: string;
        endedAt: string;
      }[];
      expect(kept?.seen.map((one) => Object.keys(one).sort().join())).toEqual(list.changes.map(() => 'digest,path'));
      expect(kept?.answered).toEqual([list.findings[0]?.digest]);
      expect(new Date(kept?.startedAt ?? 0) <= new Date(kept?.endedAt ?? 0)).toBe(true);
    });
  });
}
