/** Which places there are to read, whole: their digests are kept with what people have read, so they may never change. */
import type { Json } from './canonical-json';
import type { Content } from './content';
import type { Finding } from './findings';
import { readingList } from './reading-list';

const content = (fields: Record<string, Json>): Content => ({ uid: 'x', locale: 'zh-Hans', fields });
const block = (text: string): Json => ({ type: 'paragraph', children: [{ type: 'text', text }] });
const body = (...texts: string[]): Content => content({ body: texts.map(block) });
const changes = (before: Content | null, after: Content) => readingList(before, after, []).changes;
const places = (before: Content | null, after: Content) =>
  changes(before, after).map(({ path, entries }) => [path, ...entries.map((one) => one.path)]);
const whole = (before: Content | null, after: Content) =>
  changes(before, after).map(({ digest, block: isBlock, entries }) => [
    digest.slice(0, 12),
    isBlock,
    ...entries.map(({ path, kind, before: was, after: is, segments }) => [
      ...[path, kind, was, is],
      segments.map((one) => `${one.kind} ${one.text}`).join('|'),
    ]),
  ]);

describe('a block', () => {
  it('comes in, goes, or is another', () => {
    expect(whole(null, body('一'))).toEqual([['c2981dc43e66', true, ['body', 'added', null, null, 'insert 一']]]);
    expect(whole(body('一'), body())).toEqual([['b962759e5829', true, ['body', 'removed', null, null, 'delete 一']]]);
    expect(whole(body('一'), body('二'))).toEqual([
      ['58d312c69304', true, ['body', 'changed', null, null, 'delete 一|insert 二']],
    ]);
  });

  it('that went is no other version of one that came elsewhere', () => {
    const entries = changes(body('甲', '一'), body('一', '乙')).flatMap((one) => one.entries);
    expect(entries.map(({ kind, segments }) => [kind, segments.map(({ text }) => text)])).toEqual([
      ['removed', ['甲']],
      ['added', ['乙']],
    ]);
  });

  it('that is the same as another that came is told apart by its number', () =>
    expect(whole(body('一'), body('同', '一', '同', '同')).map(([digest]) => digest)).toEqual([
      '2ef3a9eb7fe7',
      '161891f0937b',
      '6e19d620c40a',
    ]));
});

describe('a field', () => {
  it('is one place, with what it was and is', () =>
    expect(whole(content({ title: '甲' }), content({ title: '乙' }))).toEqual([
      ['0caea64ce44d', false, ['title', 'changed', '甲', '乙', 'delete 甲|insert 乙']],
    ]));
});

describe('a thing that was replaced', () => {
  const FILE = { sha256: 'a', name: 'a.png', mime: 'image/png', ext: '.png', width: 1, height: 2 };
  const OTHER = { sha256: 'b', name: 'b.jpg', mime: 'image/jpeg', ext: '.jpg', width: 3, height: 4 };
  const all = ['ext', 'height', 'mime', 'name', 'sha256', 'width'].map((leaf) => `cover.${leaf}`);

  it('is one place with all that follows from which thing it is', () => {
    const [before, after] = [content({ cover: FILE }), content({ cover: OTHER })];
    expect(places(before, after)).toEqual([['cover', ...all]]);
    expect(whole(before, after).map(([digest, isBlock]) => [digest, isBlock])).toEqual([['56ceb8e855ab', false]]);
  });

  it('has its words as a place of their own', () =>
    expect(
      places(
        content({ cover: { ...FILE, alternativeText: '旧' } }),
        content({ cover: { ...OTHER, alternativeText: '新' } }),
      ),
    ).toEqual([
      ['cover.alternativeText', 'cover.alternativeText'],
      ['cover', ...all],
    ]));

  it.each(['documentId', 'digest'])('is told by its %s too', (identity) =>
    expect(
      places(content({ unit: { [identity]: 'a', code: 'x' } }), content({ unit: { [identity]: 'b', code: 'y' } })),
    ).toEqual([['unit', ...[identity, 'code'].sort().map((leaf) => `unit.${leaf}`)]]),
  );

  it('is not one that only got another name and type', () =>
    expect(places(content({ cover: FILE }), content({ cover: { ...FILE, name: 'c.gif', mime: 'image/gif' } }))).toEqual(
      [
        ['cover.mime', 'cover.mime'],
        ['cover.name', 'cover.name'],
      ],
    ));

  it('is not the document itself, whatever its fields are called', () =>
    expect(places(content({ code: 'x', digest: 'a' }), content({ code: 'y', digest: 'b' }))).toEqual([
      ['code', 'code'],
      ['digest', 'digest'],
    ]));

  it('is shown whole where one of its codes is rich text', () =>
    expect(
      places(
        content({ unit: { digest: 'a', code: [block('一')] } }),
        content({ unit: { digest: 'b', code: [block('二')] } }),
      ),
    ).toEqual([['unit', 'unit.code', 'unit.digest']]));
});

it('a finding is told by its rule, place and words; its digest is kept', () => {
  const finding: Finding = {
    ...{ path: 'body', start: 1, end: 3, text: '截止', ruleId: 'r', pack: 'p', category: 'c', severity: 'warn' },
    ...{ message: '', suggestions: [] },
  };
  const { findings } = readingList(null, content({}), [finding, { ...finding, start: 9, end: 11 }]);
  expect(findings.map((one) => [one.digest.slice(0, 12), one.finding.start])).toEqual([
    ['d5327afc57ac', 1],
    ['559e15afeed0', 9],
  ]);
});
