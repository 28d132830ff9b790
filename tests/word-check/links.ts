/** Links into the own site that readers cannot follow, and rules for one column. */
import { ARTICLE, paragraphs, type Newsroom } from '../harness/newsroom';
import { offstage } from '../harness/offstage';
import type { Park } from '../harness/park';

interface Finding {
  path: string;
  text: string;
  ruleId: string;
  severity: string;
  message: string;
}

const said = (findings: readonly Finding[]) =>
  findings.filter(({ ruleId }) => /^fo-6\d$/.test(ruleId)).map(({ path, text, ruleId }) => [path, text, ruleId]);
const address = (documentId: string) => `/site/?item=${documentId}`;

/** A body of one paragraph in which each of these words is a link. */
const linking = (links: Readonly<Record<string, string>>) => [
  {
    type: 'paragraph',
    children: [
      { type: 'text', text: '详见' },
      ...Object.entries(links).map(([text, url]) => ({ type: 'link', url, children: [{ type: 'text', text }] })),
      { type: 'text', text: '。' },
    ],
  },
];

/** Registers the tests on a park that is up. */
export function describeLinks(stage: () => Park): void {
  describe('links into the own site', () => {
    let quick: Newsroom;
    beforeAll(() => {
      quick = offstage(stage());
    });

    const scanner = () => stage().strapi.plugin('word-check').service('scanner');
    /** What review's check says of a draft, at this moment. */
    async function checked(documentId: string): Promise<Finding[]> {
      const key = { uid: ARTICLE, documentId, locale: 'zh-Hans' };
      const draft = await stage().strapi.plugin('review').service('findingActs').draft(key);
      return (await scanner().check(draft)).findings;
    }
    async function shown(documentId: string, data: object): Promise<Finding[]> {
      const body = { uid: ARTICLE, documentId, locale: 'zh-Hans', data };
      return (await (await stage().as('editor1')).post('/word-check/scan', body).expect(200)).body.findings;
    }

    it('are told by what is live at the moment, and never from memory', async () => {
      const target = await quick.draft();
      const body = linking({
        指南: address(target),
        原文: `${stage().strapi.config.get('server.absoluteUrl')}/api/delivery/channels/website/items/${target}`,
        英文版: `${address(target)}&locale=en`,
        往期: address('nothing'),
        列表: '/site/?column=notice',
        外站: `https://elsewhere.example${address('nothing')}`,
      });
      const documentId = await quick.draft({ body, source: { kind: 'original', unit: '中心', url: address(target) } });
      const always = [
        ['body', '英文版', 'fo-61'],
        ['body', '往期', 'fo-61'],
      ];
      const dead = (ruleId: string) => [
        ['body', '指南', ruleId],
        ['body', '原文', ruleId],
        ...always,
        ['source.url', address(target), ruleId],
      ];
      expect(said(await checked(documentId))).toEqual(dead('fo-63'));
      expect(said(await shown(documentId, { body }))).toEqual(dead('fo-63').slice(0, 4));
      await quick.release(target);
      expect(said(await checked(documentId))).toEqual(always);
      await quick.act(target, 'reviewer3', 'recall', { comment: '撤下核对' });
      expect(said(await checked(documentId))).toEqual(dead('fo-62'));
      // They warn: whoever signs decides.
      await quick.release(documentId);
    });

    it('to a file are dead while nothing live uses it, and to what only staff can open always', async () => {
      const body = linking({ 表: `/api/delivery/media/${'0'.repeat(64)}`, 附件: '/uploads/form.pdf', 后台: '/admin/' });
      const documentId = await quick.draft({ body });
      expect(said(await checked(documentId))).toEqual([
        ['body', '表', 'fo-64'],
        ['body', '附件', 'fo-65'],
        ['body', '后台', 'fo-65'],
      ]);
    });

    it('to the document itself are none, in the panel and when it is submitted', async () => {
      const documentId = await quick.draft();
      const body = linking({ 本页: address(documentId), 英文版: `${address(documentId)}&locale=en` });
      expect(said(await shown(documentId, { body }))).toEqual([['body', '英文版', 'fo-61']]);
      await quick.edit(documentId, { body });
      expect(said(await checked(documentId))).toEqual([['body', '英文版', 'fo-61']]);
    });

    it('a rescan finds what a recall has made dead', async () => {
      const target = await quick.draft();
      await quick.release(target);
      const documentId = await quick.draft({ body: linking({ 指南: address(target) }) });
      await quick.release(documentId);
      const service = stage().strapi.plugin('word-check').service('rescans');
      const found = async () => {
        const { id } = await service.ask(null);
        await service.tick();
        const [row] = await service.jobs.results({ rescan: id, document: documentId }, { limit: 1 });
        return said(row?.findings ?? []);
      };
      expect(await found()).toEqual([]);
      await quick.act(target, 'reviewer3', 'recall', { comment: '撤下核对' });
      expect(await found()).toEqual([['body', '指南', 'fo-62']]);
    });
  });

  describe('a rule for one column', () => {
    it('speaks in that column alone, in the panel as when content is submitted', async () => {
      const quick = offstage(stage());
      const admin = await stage().as('admin');
      const words = {
        id: 'c-1',
        kind: 'existence',
        terms: ['甲乙丙丁'],
        severity: 'warn',
        category: 't',
        message: '测',
      };
      const rule = { ...words, scope: { columns: ['policy'] } };
      const pack = { key: 'column-pack', name: '栏目', rules: [rule] };
      const wrong = { ...pack, rules: [{ ...rule, scope: { columns: 'policy' } }] };
      const refused = await admin.post('/word-check/packs', wrong).expect(400);
      expect(refused.body.error.details.fields).toEqual([
        { path: 'rules.0.scope.columns', reason: 'must be an array' },
      ]);
      await admin.post('/word-check/packs', pack).expect(201);
      const summary = '甲乙丙丁的办法。';
      const spoken = async (column: string) => {
        const documentId = await quick.draft({
          ...{ summary, body: paragraphs('另见附件。') },
          column: await quick.connect('api::column.column', column),
        });
        const key = { uid: ARTICLE, documentId, locale: 'zh-Hans' };
        const draft = await stage().strapi.plugin('review').service('findingActs').draft(key);
        const report = await stage().strapi.plugin('word-check').service('scanner').check(draft);
        const body = { ...key, data: { summary } };
        const panel = (await (await stage().as('editor1')).post('/word-check/scan', body).expect(200)).body;
        return [report, panel].map(({ findings }) => findings.map(({ ruleId }: Finding) => ruleId));
      };
      expect(await spoken('policy')).toEqual([['c-1'], ['c-1']]);
      expect(await spoken('notice')).toEqual([[], []]);
      const file = await admin.get('/word-check/packs/column-pack/export?format=csv').expect(200);
      expect(file.text).toContain('""columns"":[""policy""]');
      await admin.delete('/word-check/packs/column-pack').expect(200);
    });
  });
}
