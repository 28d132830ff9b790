import type { Json } from './canonical-json';
import type { Content } from './content';
import type { Finding } from './findings';
import { readingList } from './reading-list';

const content = (fields: Record<string, Json>): Content => ({ uid: 'x', locale: 'zh-Hans', fields });
const block = (text: string, more: Record<string, Json> = {}): Json => ({
  type: 'paragraph',
  children: [{ type: 'text', text, ...more }],
});
const body = (...texts: string[]): Content => content({ body: texts.map((text) => block(text)) });
const changes = (before: Content | null, after: Content) => readingList(before, after, []).changes;
const words = (before: Content | null, after: Content): string[] =>
  changes(before, after).map(({ entries }) =>
    entries.flatMap(({ segments }) => segments.map(({ kind, text }) => `${kind[0]}:${text}`)).join('|'),
  );
const digests = (before: Content | null, after: Content): string[] => changes(before, after).map((one) => one.digest);

it('everything is new without a version to compare with, block by block', () => {
  expect(words(null, content({ title: '甲', body: [block('一'), block('二')] }))).toEqual(['i:一', 'i:二', 'i:甲']);
});

it('nothing has to be read of the same text', () => {
  const same = content({ title: '甲', body: [block('一')], cover: { sha256: 'a', mime: 'image/png', name: 'p' } });
  expect(readingList(same, same, [])).toEqual({ changes: [], findings: [], files: [] });
});

it('a block that changed is one place; those beside it are none', () => {
  expect(words(body('一', '二', '三'), body('一', '二二', '三'))).toEqual(['e:二|i:二']);
  expect(words(body('一', '二', '三'), body('一', '三'))).toEqual(['d:二']);
  expect(words(body('一', '三'), body('零', '一', '二', '三'))).toEqual(['i:零', 'i:二']);
  expect(words(body('甲', '乙'), body('丙'))).toEqual(['d:甲|i:丙', 'd:乙']);
});

it('a change in form only is a place too', () => {
  const [one, ...others] = changes(content({ body: [block('一')] }), content({ body: [block('一', { bold: true })] }));
  expect(others).toStrictEqual([]);
  expect(one).toMatchObject({ path: 'body', block: true, entries: [{ segments: [{ kind: 'equal', text: '一' }] }] });
});

it('only what changed again gets another digest', () => {
  const before = body('一', '二', '三', '四');
  const [second, fourth] = digests(before, body('一', '二二', '三', '四四'));
  const [again, same] = digests(before, body('一', '二三', '三', '四四'));
  expect(again).not.toBe(second);
  expect(same).toBe(fourth);
  // Another block before it does not make it another place either.
  expect(digests(before, body('零', '一', '二二', '三', '四四'))).toEqual([expect.any(String), second, fourth]);
});

it('the same change twice is two places', () => {
  const twice = digests(body('一'), body('同', '一', '同'));
  expect(new Set(twice).size).toBe(2);
  expect(twice[0]).toBe(digests(body('一'), body('同', '一'))[0]);
});

it('what stood there before is part of it', () => {
  expect(digests(body('一'), body('二'))).not.toEqual(digests(body('三'), body('二')));
});

it('a file that was replaced is one place, and has to be opened; one that stays has not', () => {
  const file = (sha256: string, name: string): Json => ({ sha256, name, mime: 'image/png', ext: '.png', width: 1 });
  const before = content({ cover: file('a', 'a.png'), attachments: [file('k', 'kept.pdf')] });
  const after = content({ cover: file('b', 'b.png'), attachments: [file('k', 'kept.pdf')] });
  const list = readingList(before, after, []);
  expect(list.changes.map(({ path }) => path)).toEqual(['cover']);
  expect(list.files).toEqual([{ sha256: 'b', name: 'b.png', mime: 'image/png' }]);
});

it('words of a file that stays are a place of their own', () => {
  const file = (alternativeText: string): Json => ({ sha256: 'a', name: 'a', mime: 'image/png', alternativeText });
  const list = readingList(content({ cover: file('旧') }), content({ cover: file('新') }), []);
  expect(list.changes.map(({ path }) => path)).toEqual(['cover.alternativeText']);
  expect(list.files).toStrictEqual([]);
});

it('a finding keeps its digest when it moves, and the same one twice is two', () => {
  const finding = (start: number, text = '截止'): Finding => ({
    ...{ path: 'body', start, end: start + 2, text, ruleId: 'r', pack: 'p', category: 'c', severity: 'warn' },
    ...{ message: '', suggestions: [] },
  });
  const of = (...findings: Finding[]) => readingList(null, content({}), findings).findings.map((one) => one.digest);
  expect(of(finding(1))).toEqual(of(finding(9)));
  expect(of(finding(1))).not.toEqual(of(finding(1, '截至')));
  expect(new Set(of(finding(1), finding(9))).size).toBe(2);
  // That it was waived has to be acknowledged too, and every other reason anew.
  const waived = (reason: string) => ({ ...finding(1), waived: { by: { name: '甲' }, at: 'T', reason } });
  expect(new Set([...of(finding(1)), ...of(waived('人名')), ...of(waived('地名'))]).size).toBe(3);
});
