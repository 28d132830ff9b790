import { feedEntry, itemAnswer, manifestItem, standing, taxonomies } from './answers';
import { typeFields } from './content';
import { isShown, nextBoundary } from './display-window';
import { channelsOf, liveRows, type ItemRow, type Release } from './item';

const SHA = 'c'.repeat(64);
const file = { sha256: SHA, mime: 'image/png', ext: '.png', name: '封面.png', width: 1200, height: 800 };
const FIELDS = {
  title: '标题',
  summary: '摘要',
  body: [{ type: 'paragraph', children: [{ type: 'text', text: '正文<b>' }] }],
  cover: { ...file, alternativeText: '封面图' },
  attachments: [{ sha256: 'd'.repeat(64), mime: 'application/pdf', ext: '.pdf', name: '附件.pdf' }],
  theme: { documentId: 't', code: 'industry', name: '产业发展' },
  column: { documentId: 'c', code: 'news', name: '园区动态' },
  channels: [
    { documentId: '1', code: 'website', name: '官网' },
    { documentId: '2', code: 'screen', name: '大屏' },
    { documentId: '1', code: 'website', name: '官网' },
  ],
  source: { kind: 'original', unit: '园区办', url: null, author: '甲' },
  aiDeclaration: 'assisted',
  displayFrom: '2026-11-01T00:00:00.000Z',
  displayUntil: '2026-12-01T00:00:00.000Z',
};
const context = {
  fields: typeFields({}),
  labelled: ['generated' as const],
  apiPrefix: '/api',
  sanitise: (html: string) => html,
};
const release = (fields: Record<string, unknown> = FIELDS): Release => ({
  ...{
    id: 7,
    uid: 'api::article.article',
    documentId: 'doc',
    locale: 'zh-Hans',
    digest: 'e'.repeat(64),
    title: '备用',
  },
  content: { uid: 'api::article.article', locale: 'zh-Hans', fields },
  releasedAt: '2026-11-05T00:00:00.000Z',
  firstReleasedAt: '2026-11-02T00:00:00.000Z',
});
const first = (fields?: Record<string, unknown>): ItemRow => {
  const [row] = liveRows(release({ channels: FIELDS.channels, ...fields }), context, 3);
  if (row === undefined) throw new Error('no row');
  return row;
};

describe('liveRows', () => {
  test('one row per distinct channel', () => {
    const rows = liveRows(release(), context, 3);
    expect(rows.map((row) => row.channel)).toEqual(['website', 'screen']);
    expect(rows[0]).toMatchObject({ state: 'live', liveEpoch: 3, endedEpoch: null, coverSha: SHA, releaseId: 7 });
    expect(channelsOf(release({}).content, context.fields)).toStrictEqual([]);
  });

  test('readers see the first live time, and when it was last changed', () => {
    expect(feedEntry(first(FIELDS))).toMatchObject({
      ...{ documentId: 'doc', title: '标题', theme: 'industry', themeName: '产业发展', column: 'news', topic: null },
      ...{ releasedAt: '2026-11-02T00:00:00.000Z', updatedAt: '2026-11-05T00:00:00.000Z' },
    });
  });

  test('the item has body, files, source and declaration', () => {
    const answer = itemAnswer(first(FIELDS));
    expect(answer).toMatchObject({ body: '<p>正文&lt;b&gt;</p>', aiDeclaration: 'assisted' });
    expect(answer.media.map(({ role }) => role)).toEqual(['cover', 'attachment']);
    expect(answer.attachments.map(({ name }) => name)).toEqual(['附件.pdf']);
    expect(answer.source).toEqual({ kind: 'original', unit: '园区办', url: null, author: '甲' });
  });

  test('a screen gets pictures only, each once, and time to read', () => {
    const body = [{ type: 'image', image: { ...file, alternativeText: '又一次' }, children: [] }];
    const played = manifestItem(first({ ...FIELDS, body, summary: '字'.repeat(98) }));
    expect(played.media).toEqual([
      { url: `/api/delivery/media/${SHA}`, sha256: SHA, mime: 'image/png', alternativeText: '封面图' },
    ]);
    expect(played).toMatchObject({ durationMs: 25_000, notAfter: '2026-12-01T00:00:00.000Z', theme: 'industry' });
  });

  test('strange content becomes absent, never a crash', () => {
    const strange = { title: 7, summary: [], body: 'a\n<b>', cover: { sha256: 'x' }, theme: 'x', displayFrom: 'soon' };
    expect(first(strange)).toMatchObject({
      ...{ title: '备用', summary: null, cover: null, themeCode: null, displayFrom: null },
      payload: { body: '<p>a</p>\n<p>&lt;b&gt;</p>', media: [], source: null },
    });
    expect(first({ title: 'a\ud800' }).title).toBe('a\uFFFD');
    expect(first({ cover: { ...file, mime: 'application/pdf' } }).cover).toBeNull();
  });

  test('names of attributes can be configured, and HTML bodies are read as HTML', () => {
    const fields = typeFields({ title: 'headline', body: 'html', bodyFormat: 'html' });
    const content = { headline: '甲', html: '<p>乙</p>', channels: FIELDS.channels };
    const [row] = liveRows(release(content), { ...context, fields }, 1);
    expect(row).toMatchObject({ title: '甲', excerpt: '乙', payload: { body: '<p>乙</p>' } });
  });
});

describe('display windows', () => {
  const from = '2026-11-01T00:00:00.000Z';
  const until = '2026-11-02T00:00:00.000Z';
  const at = (time: string): number => Date.parse(time);

  test('the beginning belongs to it, the end does not', () => {
    const window = { displayFrom: from, displayUntil: until };
    expect(isShown(window, at(from) - 1)).toBe(false);
    expect(isShown(window, at(from))).toBe(true);
    expect(isShown(window, at(until) - 1)).toBe(true);
    expect(isShown(window, at(until))).toBe(false);
    expect(isShown({ displayFrom: null, displayUntil: null }, 0)).toBe(true);
  });

  test('the next boundary lies ahead', () => {
    const windows = [{ displayFrom: from, displayUntil: until }];
    expect(nextBoundary(windows, at(from) - 1)).toBe(at(from));
    expect(nextBoundary(windows, at(from))).toBe(at(until));
    expect(nextBoundary(windows, at(until))).toBeNull();
    expect(nextBoundary([], 0)).toBeNull();
  });
});

describe('standing', () => {
  const open = { displayFrom: null, displayUntil: null };
  test.each([
    ['never here', null, false, 'absent'],
    ['live', { state: 'live', ...open }, false, 'live'],
    [
      'live, window over',
      { state: 'live', displayFrom: null, displayUntil: '1970-01-01T00:00:00.000Z' },
      false,
      'absent',
    ],
    ['recalled', { state: 'recalled', ...open }, true, 'recalled'],
    ['left out by a later release', { state: 'superseded', ...open }, false, 'absent'],
    ['left out, then recalled elsewhere', { state: 'superseded', ...open }, true, 'recalled'],
  ] as const)('%s', (_name, row, recalledSince, expected) => {
    expect(standing(row, recalledSince, 1000)).toBe(expected);
  });
});

test('taxonomies: codes of live items, sorted, under their newest name', () => {
  const coded = {
    themeCode: null,
    themeName: null,
    columnCode: null,
    columnName: null,
    topicCode: null,
    topicName: null,
  };
  expect(
    taxonomies([
      { ...coded, themeCode: 'b', themeName: '新名' },
      { ...coded, themeCode: 'b', themeName: '旧名' },
      { ...coded, themeCode: 'a', themeName: null, columnCode: 'news', columnName: '动态' },
    ]),
  ).toEqual({
    columns: [{ code: 'news', name: '动态' }],
    topics: [],
    themes: [
      { code: 'a', name: 'a' },
      { code: 'b', name: '新名' },
    ],
  });
});
