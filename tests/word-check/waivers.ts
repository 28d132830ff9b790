/** Waivers of findings: who may give them, what they hold for, and what of them is signed. */
import { verifyLines } from '../../plugins/review/server/src/core/ledger';
import { ledgerOf } from '../harness/ledger';
import { ARTICLE, newsroom, paragraphs, type Newsroom } from '../harness/newsroom';
import { offstage } from '../harness/offstage';
import type { Account, Park } from '../harness/park';

interface Waived {
  id: number;
  by: { name: string };
  at: string;
  reason: string;
  seq: number;
}
interface Finding {
  path: string;
  start: number;
  end: number;
  text: string;
  ruleId: string;
  pack: string;
  severity: string;
  waived?: Waived;
  waiver?: { enabled: boolean; reason?: string };
}

const WAIVERS = '/word-check/waivers';
const SENTENCE = '截止目前，阅览室已有藏书三千册。';
const REASON = '引用原文标题，不能改动';
const NUMBER = '11010519491231002X';

/** Registers the tests on a park that is up. */
export function describeWaivers(stage: () => Park): void {
  describe('waivers', () => {
    let room: Newsroom;
    /** The same people, without HTTP where an act is not what is tested. */
    let quick: Newsroom;
    beforeAll(() => {
      room = newsroom(stage());
      quick = offstage(stage());
    });

    const as = (account: Account) => stage().as(account);
    const digestOf = async (documentId: string) => (await room.view(documentId)).digest;

    /** What the panel shows of a form. */
    async function shown(documentId: string, data: object, by: Account = 'editor1'): Promise<Finding[]> {
      const body = { uid: ARTICLE, documentId, locale: 'zh-Hans', data };
      return (await (await as(by)).post('/word-check/scan', body).expect(200)).body.findings as Finding[];
    }
    const found = async (documentId: string, summary: string, ruleId: string) => {
      const finding = (await shown(documentId, { summary })).find((one) => one.ruleId === ruleId);
      if (!finding) throw new Error(`no finding ${ruleId} in ${summary}`);
      return finding;
    };

    async function waive(documentId: string, finding: Finding, changes: object = {}, by: Account = 'editor1') {
      const { ruleId, path, start, end } = finding;
      const digest = await digestOf(documentId);
      const body = { uid: ARTICLE, documentId, digest, ruleId, path, start, end, reason: REASON, ...changes };
      return (await as(by)).post(WAIVERS, body);
    }

    /** A draft with one finding that blocks. */
    async function blocked(summary = SENTENCE): Promise<{ documentId: string; finding: Finding }> {
      const documentId = await quick.draft({ summary });
      return { documentId, finding: await found(documentId, summary, 'wo-03') };
    }
    const listed = async (documentId: string) =>
      (await (await as('editor1')).get(WAIVERS).query({ uid: ARTICLE, documentId }).expect(200)).body as {
        digest: string;
        waivers: (Waived & { text: string; quote: string; ruleId: string })[];
      };
    /** Findings of the open run as reviewers see them. */
    const signed = async (documentId: string) =>
      ((await room.view(documentId, 'reviewer1')) as unknown as { findings: Finding[] }).findings;

    test('lets a submit pass, and is part of what is signed from then on', async () => {
      const { documentId, finding } = await blocked();
      const refused = await room.send(documentId, 'editor1', { action: 'submit', digest: await digestOf(documentId) });
      expect(refused.body.error.details.code).toBe('BLOCKING_FINDINGS');

      const made = await waive(documentId, finding);
      expect(made.status).toBe(201);
      expect(made.body).toMatchObject({ ruleId: finding.ruleId, text: '截止', quote: SENTENCE, reason: REASON });
      const [now] = await shown(documentId, { summary: SENTENCE });
      expect(now).toMatchObject({ waived: { id: made.body.id, reason: REASON, by: { name: expect.any(String) } } });
      expect(await listed(documentId)).toMatchObject({
        digest: await digestOf(documentId),
        waivers: [{ reason: REASON }],
      });

      await room.act(documentId, 'editor1', 'submit');
      expect(await signed(documentId)).toMatchObject([{ ruleId: finding.ruleId, waived: { reason: REASON } }]);
      const reviewer = await as('reviewer1');
      const tasks = await reviewer.get('/review/tasks?scope=all&pageSize=100').expect(200);
      const task = tasks.body.results.find((one: { documentId: string }) => one.documentId === documentId);
      expect(task.findings).toEqual({ block: 0, warn: 0, info: 0 });

      const ledger = ledgerOf(stage());
      const rows = (await ledger.rows('waive')).filter((row) => row.documentId === documentId);
      expect(rows).toMatchObject([
        { actor: { name: now?.waived?.by.name }, reason: REASON, details: { text: '截止' } },
      ]);
      const [submit] = (await ledger.rows('submit')).filter((row) => row.documentId === documentId);
      expect(submit).toMatchObject({ details: { waived: [rows[0]?.seq], findings: { block: 0 } } });
      expect(verifyLines(await ledger.lines())).toMatchObject({ ok: true });

      const record = await reviewer.get(`/review/documents/${ARTICLE}/${documentId}/record`).expect(200);
      expect(record.text).toContain('放行说明');
      expect(record.text).toContain(REASON);
      expect(record.text).toContain('放行问题');

      // Withdrawn now, it stays on what is signed; the content is released as it was signed, and not submitted again.
      await (await as('editor2')).delete(`${WAIVERS}/${made.body.id}`).expect(200);
      expect(await signed(documentId)).toMatchObject([{ waived: { reason: REASON } }]);
      expect((await ledger.rows('unwaive')).filter((row) => row.documentId === documentId)).toHaveLength(1);
      for (const signer of ['reviewer1', 'reviewer2', 'reviewer3'] as const)
        await quick.act(documentId, signer, 'approve');
      await room.act(documentId, 'reviewer3', 'release');
      const again = await room.send(documentId, 'editor1', { action: 'submit', digest: await digestOf(documentId) });
      expect(again.body.error?.details.code).not.toBeUndefined();
    });

    test('given after the submit is before nobody who signs, so it lets no release pass', async () => {
      const summary = '阅览室新设朗读角。';
      const documentId = await quick.draft({ summary });
      await quick.sign(documentId);
      const rule = {
        id: 'late-1',
        kind: 'existence',
        terms: ['朗读角'],
        severity: 'block',
        category: 't',
        message: '晚',
      };
      const admin = await as('admin');
      await admin.post('/word-check/packs', { key: 'late-pack', name: '晚到', rules: [rule] }).expect(201);
      try {
        expect((await waive(documentId, await found(documentId, summary, 'late-1'))).status).toBe(201);
        const answer = await room.send(documentId, 'reviewer3', {
          action: 'release',
          digest: await digestOf(documentId),
        });
        expect(answer.body.error?.details).toMatchObject({
          code: 'BLOCKING_FINDINGS',
          findings: [{ ruleId: 'late-1' }],
        });
        expect(await room.liveRows(documentId)).toBe(0);
      } finally {
        await admin.delete('/word-check/packs/late-pack').expect(200);
      }
    });

    test('holds where its sentence has moved, and lapses when the sentence changes', async () => {
      const { documentId, finding } = await blocked();
      expect((await waive(documentId, finding)).status).toBe(201);
      const waived = async (data: object) => (await shown(documentId, data)).map((one) => Boolean(one.waived));
      expect(await waived({ body: paragraphs(`另一段。\n最后，都好。${SENTENCE}`) })).toEqual([true]);
      expect(await waived({ summary: `${SENTENCE}截止今年已满。` })).toEqual([true, false]);
      expect(await waived({ summary: SENTENCE.replace('三千', '四千') })).toEqual([false]);
      await quick.edit(documentId, { summary: '概述。', body: paragraphs(SENTENCE) });
      await room.act(documentId, 'editor1', 'submit');
      await quick.edit(documentId, { body: paragraphs(SENTENCE.replace('三千', '四千')) });
      const answer = await room.send(documentId, 'editor1', { action: 'submit', digest: await digestOf(documentId) });
      expect(answer.body.error.details.code).toBe('BLOCKING_FINDINGS');
    });

    test('is refused for what is not there, not read, or not said', async () => {
      const { documentId, finding } = await blocked();
      const code = async (changes: object, by: Account = 'editor1') => {
        const { status, body } = await waive(documentId, finding, changes, by);
        return [status, body.error?.details.code];
      };
      expect(await code({ digest: 'f'.repeat(64) })).toEqual([409, 'STALE_DIGEST']);
      for (const wrong of [{ start: 1 }, { end: 3 }, { path: 'title' }, { ruleId: 'wo-04' }, { pack: 'style' }])
        expect(await code(wrong)).toEqual([400, 'INVALID_INPUT']);
      for (const wrong of [{ digest: 'x' }, { start: -1 }, { start: 0.5 }, { more: 1 }, { locale: 'xx' }])
        expect(await code(wrong)).toEqual([400, 'INVALID_INPUT']);
      for (const reason of ['', '  ', '……', undefined])
        expect(await code({ reason })).toEqual([422, 'REASON_REQUIRED']);
      expect(await code({ reason: '字'.repeat(501) })).toEqual([400, 'INVALID_INPUT']);
      expect(await code({}, 'auditor')).toEqual([403, 'FORBIDDEN']);
      expect(await code({ uid: 'api::column.column' })).toEqual([404, 'NOT_FOUND']);
      expect(await code({ documentId: 'none' })).toEqual([404, 'NOT_FOUND']);
      expect((await listed(documentId)).waivers).toStrictEqual([]);
      expect((await ledgerOf(stage()).rows('waive')).filter((row) => row.documentId === documentId)).toStrictEqual([]);
      const [seen] = await shown(documentId, { summary: SENTENCE }, 'auditor');
      expect(seen?.waiver).toEqual({ enabled: false, reason: expect.stringContaining('不能编辑') });
    });

    test('of one finding is given once, however many ask at the same time', async () => {
      const { documentId, finding } = await blocked();
      const answers = await Promise.all([waive(documentId, finding), waive(documentId, finding, {}, 'editor2')]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
      const [id] = (await listed(documentId)).waivers.map((one) => one.id);
      expect((await listed(documentId)).waivers).toHaveLength(1);
      await (await as('auditor')).delete(`${WAIVERS}/${id}`).expect(403);
      await (await as('editor1')).delete(`${WAIVERS}/${id}`).expect(200);
      await (await as('editor1')).delete(`${WAIVERS}/${id}`).expect(404);
    });

    test('of personal data takes somebody else who is entitled to, and keeps it hidden everywhere', async () => {
      const summary = `示例证号${NUMBER}，仅供格式说明。`;
      const documentId = await quick.draft({ summary });
      const finding = await found(documentId, summary, 'pi-02');
      expect(finding.waiver).toEqual({ enabled: false, reason: expect.any(String) });
      const because = async (by: Account) => (await waive(documentId, finding, {}, by)).body.error?.details.because;
      expect(await because('editor1')).toBe('grave');
      expect(await because('reviewer1')).toBe('grave');
      const made = await waive(documentId, finding, { reason: `国标里的示例号码${NUMBER}` }, 'admin');
      expect(made.status).toBe(201);
      await room.act(documentId, 'editor1', 'submit');
      const kept = [
        made.text,
        JSON.stringify(await listed(documentId)),
        JSON.stringify(await signed(documentId)),
        ...(await ledgerOf(stage()).lines()),
        JSON.stringify(
          await stage()
            .strapi.db.query('plugin::word-check.waiver' as 'admin::user')
            .findMany({}),
        ),
      ];
      expect(kept.filter((text) => text.includes(NUMBER))).toStrictEqual([]);
      expect(made.body.quote).toBe('示例证号110***********002X，仅供格式说明。');

      const own = await quick.draft({ summary }, 'admin');
      const answer = await waive(own, await found(own, summary, 'pi-02'), {}, 'admin');
      expect(answer.body.error?.details).toMatchObject({ code: 'NOT_WAIVABLE', because: 'own' });
    });
  });
}
