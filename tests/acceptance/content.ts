/** Acceptance A1: signatures are on content, and the same content is the same anywhere. */
import { createHash } from 'node:crypto';
import type { Stage } from './stage';
import { NOTICE } from '../harness/added-types';
import { ARTICLE, type DocumentView, type Newsroom } from '../harness/newsroom';
import type { Account, Park } from '../harness/park';
import { PICTURES, upload, type Upload } from '../harness/pictures';

let park: Park;
let room: Newsroom;

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
const codeOf = (answer: { status: number; body: { error?: { details?: { code?: string } } } }) => [
  answer.status,
  answer.body.error?.details?.code,
];

async function diffPaths(documentId: string, by: Account, base: string): Promise<string[]> {
  const caller = await park.as(by);
  const { body } = await caller.get(`/review/documents/${ARTICLE}/${documentId}/diff?base=${base}`).expect(200);
  return (body as { path: string }[]).map(({ path }) => path);
}

/** Gives an entry a document id of our choice, so that contents that point at it are the same on every database. */
async function named(uid: string, code: string, name: string): Promise<string> {
  const documentId = `a13${code}`.padEnd(24, '0');
  const documents = park.strapi.documents(uid as 'api::column.column');
  const made = await documents.create({ data: { code, name } as never });
  const rows = park.strapi.db.query(uid as 'api::column.column');
  await rows.updateMany({ where: { documentId: made.documentId }, data: { documentId } as never });
  return documentId;
}

/** Rich text with Chinese, English, marks, a link, a list and a picture. */
const richText = (picture: Upload) => [
  { type: 'heading', level: 2, children: [{ type: 'text', text: '供应时间 Opening hours' }] },
  {
    type: 'paragraph',
    children: [
      { type: 'text', text: '晚餐供应到二十点，' },
      { type: 'text', text: 'dinner until 20:00', bold: true, italic: true },
      { type: 'link', url: 'https://www.example.com/a?b=1&c=一', children: [{ type: 'text', text: '详见“指南”' }] },
      { type: 'text', text: '。\u200b𠮷 é é' },
    ],
  },
  {
    type: 'list',
    format: 'ordered',
    children: [{ type: 'list-item', children: [{ type: 'text', text: '一号食堂 Canteen No. 1' }] }],
  },
  { type: 'image', image: picture, children: [{ type: 'text', text: '' }] },
];

/** Registers the tests of A1. */
export function contentAcceptance(stage: () => Stage): void {
  beforeAll(() => {
    ({ park, room } = stage());
  });

  describe('A1.1 one space in a nested component, after two of three signatures', () => {
    const source = (unit: string) => ({ source: { kind: 'original', unit } });
    const path = 'source.unit';
    let documentId = '';
    let digest = '';

    it('voids both; the third level can neither approve nor release, and is shown what changed', async () => {
      documentId = await room.draft(source('公共服务中心'));
      ({ digest } = await room.act(documentId, 'editor1', 'submit'));
      for (const signer of ['reviewer1', 'reviewer2'] as const) await room.act(documentId, signer, 'approve');
      await room.edit(documentId, source('公共服务 中心'));

      for (const action of ['approve', 'release'])
        expect(codeOf(await room.send(documentId, 'reviewer3', { action, digest }))).toEqual([409, 'WRONG_STATE']);
      const view = await room.view(documentId, 'reviewer3');
      expect([view.state, view.decisions.map(({ valid }) => valid)]).toEqual(['draft', [false, false]]);
      expect(await diffPaths(documentId, 'reviewer3', 'previous-level')).toEqual([path]);

      // Under review again, whoever still has the signed version before their eyes is told what changed.
      await room.act(documentId, 'editor1', 'submit');
      const late = await room.send(documentId, 'reviewer1', { action: 'approve', digest });
      expect(codeOf(late)).toEqual([409, 'STALE_DIGEST']);
      expect(late.body.error.details).toMatchObject({ expected: view.digest, actual: digest, changedPaths: [path] });
    });

    it('the very text that was signed asks for new signatures, as the demo’s workflow says', async () => {
      await room.edit(documentId, source('公共服务中心'));
      const restored = await room.view(documentId);
      expect([restored.digest, restored.state]).toEqual([digest, 'draft']);
      await room.act(documentId, 'editor1', 'submit');
      const release = await room.send(documentId, 'reviewer3', { action: 'release', digest });
      expect(codeOf(release)).toEqual([409, 'WRONG_STATE']);
      expect((await room.view(documentId)).decisions).toStrictEqual([]);
      await room.item(documentId).expect(404);
    });
  });

  describe('A1.2 the bytes of an approved cover are replaced through the media library', () => {
    it('runs and live items that use it say so, releases are refused, readers get what was approved', async () => {
      const cover = await upload(park, 'red');
      const live = await room.draft({ cover: cover.id });
      await room.release(live);
      const pending = await room.draft({ cover: cover.id });
      await room.sign(pending);
      const early = await room.draft({ cover: cover.id });
      const { digest: seen } = await room.act(early, 'editor1', 'submit');
      const { digest } = await room.view(pending);
      const before = await room.item(live).expect(200);

      await upload(park, 'blue', { replace: cover.id });

      expect(codeOf(await room.send(pending, 'reviewer3', { action: 'release', digest }))).toEqual([
        409,
        'WRONG_STATE',
      ]);
      expect(codeOf(await room.send(early, 'reviewer1', { action: 'approve', digest: seen }))).toEqual([
        409,
        'WRONG_STATE',
      ]);
      for (const documentId of [pending, early]) {
        const view = await room.view(documentId);
        expect([view.state, view.run?.state]).toEqual(['draft', 'void']);
        expect(view.decisions.filter(({ valid }) => valid)).toStrictEqual([]);
      }
      expect(await diffPaths(pending, 'reviewer3', 'last-signed')).toEqual(['cover.sha256']);
      expect(await room.view(live)).toMatchObject({ state: 'released', modified: true });
      expect(await diffPaths(live, 'reviewer3', 'live')).toEqual(['cover.sha256']);

      const item = await room.item(live).expect(200);
      expect(item.body).toEqual(before.body);
      const bytes = await park
        .agent()
        .get(`/api/delivery/media/${sha256(PICTURES.red)}`)
        .buffer(true)
        .expect(200);
      expect(sha256(bytes.body as Buffer)).toBe(sha256(PICTURES.red));
      expect(item.text).toContain(sha256(PICTURES.red));
      await park
        .agent()
        .get(`/api/delivery/media/${sha256(PICTURES.blue)}`)
        .expect(404);

      await room.release(live);
      expect((await room.item(live).expect(200)).text).toContain(sha256(PICTURES.blue));
    });
  });

  describe('A1.3 the same content has the same digest', () => {
    const KNOWN: Record<string, string> = {
      [ARTICLE]: 'c8ab69e7c75005e9bb44c576754231bd1953689295108c01eee0df55a117ed24',
      [NOTICE]: 'f8f43edb783b5e7b48e3907db01ada8aa85729d20ddff2f6e76f9f4dc1b4fa94',
    };
    const contents = new Map<string, Record<string, unknown>>();

    beforeAll(async () => {
      const cover = await upload(park, 'red', { name: '封面 cover.png' });
      const second = await upload(park, 'blue', { name: '附图.png' });
      const column = await named('api::column.column', 'a-column', '园区要闻 News');
      const theme = await named('plugin::balance.theme', 'a-theme', '产业');
      const other = await named('plugin::balance.theme', 'b-theme', 'Guidance');
      const channels = [
        await named('plugin::delivery.channel', 'b-channel', '大屏'),
        await named('plugin::delivery.channel', 'a-channel', 'Website'),
      ];
      const one = (documentId: string) => ({ connect: [{ documentId }] });
      const source = { kind: 'reprint', unit: '公共服务中心', url: 'https://example.com/?q=1&r=二', author: 'Zoë 张' };
      contents.set(ARTICLE, {
        title: '园区食堂延长晚餐供应时间 Longer dinner hours',
        summary: '从下周一起，晚餐供应到二十点。\nFrom Monday on.',
        body: richText(cover),
        cover: cover.id,
        attachments: [second.id, cover.id],
        theme: one(theme),
        themeWeights: [
          { theme: one(theme), permille: 601 },
          { theme: one(other), permille: 399 },
        ],
        channels: { connect: channels.map((documentId) => ({ documentId })) },
        column: one(column),
        source,
        aiDeclaration: 'assisted',
        displayFrom: '2026-03-01T08:00:00.001+08:00',
        displayUntil: '2026-12-31T15:59:59.999Z',
      });
      contents.set(NOTICE, {
        title: '停水通知',
        lead: 'A line\r\nand another 一行',
        note: '**粗体** & <b>bold</b>',
        body: richText(second),
        facts: { z: [1, 1.5, 1e21, -0, 'é', null, { 中: true }], a: { b: [] } },
        price: 12345.67,
        ratio: 0.1,
        places: -700,
        // The largest that SQLite's driver gives back unrounded.
        serial: '9007199254740991',
        urgent: false,
        day: '2026-02-28',
        hour: '08:05:09.120',
        moment: '2026-03-01T00:00:00.000Z',
        stamp: '2026-03-01T08:00:00.120Z',
        mail: 'a@demo.example',
        kind: 'urgent',
        pictures: [second.id, cover.id],
        column: one(column),
        source,
        parts: [
          { __component: 'article.source', ...source },
          { __component: 'article.source', unit: '二' },
        ],
      });
    });

    it.each([ARTICLE, NOTICE])('%s: on SQLite and PostgreSQL, and after saving again', async (uid) => {
      const admin = await park.as('admin');
      const path = `/content-manager/collection-types/${uid}`;
      const made = await admin.post(`${path}?locale=zh-Hans`, contents.get(uid));
      expect([made.status, made.body.error]).toEqual([201, undefined]);
      const { documentId } = made.body.data as { documentId: string };
      const view = async () =>
        (await admin.get(`/review/documents/${uid}/${documentId}?locale=zh-Hans`).expect(200)).body as DocumentView;
      const { digest } = await view();
      expect(digest).toBe(KNOWN[uid]);
      // What the editor's form sends when somebody presses «save» without typing.
      const form = (await admin.get(`${path}/${documentId}?locale=zh-Hans`).expect(200)).body.data;
      for (const relation of ['theme', 'channels', 'column', 'topic']) delete form[relation];
      await admin.put(`${path}/${documentId}?locale=zh-Hans`, form).expect(200);
      expect((await view()).digest).toBe(digest);
    });
  });
}
