import type { DiffEntry } from '../api/types';
import { AS_WRITTEN } from './content';
import { readableChanges, readablePaths } from './readable-diff';

const leaf = (path: string, before: unknown, after: unknown, segments: DiffEntry['segments'] = []): DiffEntry => ({
  path,
  kind: before === null ? 'added' : after === null ? 'removed' : 'changed',
  before,
  after,
  segments,
});
const outIn = (before: string, after: string) => [
  { kind: 'delete', text: before },
  { kind: 'insert', text: after },
];
const read = (...entries: DiffEntry[]) => readableChanges(entries, AS_WRITTEN);

it('keeps the comparison of the server for text', () => {
  const segments = [
    { kind: 'equal', text: '今' },
    { kind: 'insert', text: '天' },
  ] as const;
  expect(read(leaf('title', '今', '今天', segments))).toEqual([
    { path: 'title', kind: 'changed', segments, note: null },
  ]);
});

it('compares other values whole, and shows nothing for what is not there', () => {
  expect(read(leaf('column', { name: '要闻' }, { name: '公告' }))[0]?.segments).toEqual(outIn('要闻', '公告'));
  expect(read(leaf('column', null, { name: '公告' }))[0]?.segments).toEqual([{ kind: 'insert', text: '公告' }]);
});

it('another entry is one change, by name', () => {
  const changes = read(
    leaf('theme.code', 'livelihood', 'industry'),
    leaf('theme.documentId', 'a1', 'b2'),
    leaf('theme.name', '民生服务', '产业发展'),
  );
  expect(changes).toEqual([{ path: 'theme', kind: 'changed', segments: outIn('民生服务', '产业发展'), note: null }]);
});

it('another file is one change, and its words are changes of their own', () => {
  const changes = read(
    leaf('cover.alternativeText', '旧', '新'),
    leaf('cover.name', 'a.png', 'b.png'),
    leaf('cover.sha256', '1'.repeat(64), '2'.repeat(64)),
    leaf('cover.width', 800, 1200),
  );
  expect(changes).toEqual([
    { path: 'cover.alternativeText', kind: 'changed', segments: outIn('旧', '新'), note: null },
    { path: 'cover', kind: 'changed', segments: outIn('a.png', 'b.png'), note: null },
  ]);
});

it.each([
  ['sha256', 'other-file'],
  ['documentId', 'other-entry'],
  ['digest', 'other-version'],
] as const)('a %s that changed under the same name is said in words', (name, note) => {
  expect(read(leaf(`cover.${name}`, 'x', 'y'))).toEqual([{ path: 'cover', kind: 'changed', segments: [], note }]);
});

it('a name that changed by itself stays', () => {
  expect(read(leaf('theme.name', '民生', '民生服务'))).toMatchObject([{ path: 'theme.name', note: null }]);
});

it('a change that its words do not show is said to be one', () => {
  const segments = [{ kind: 'equal', text: 'plan.pdf' }] as const;
  const file = (sha256: string) => [{ name: 'plan.pdf', sha256 }];
  expect(read(leaf('attachments', file('1'), file('2'), segments))).toMatchObject([{ note: 'not-in-words' }]);
});

it('paths name what was replaced, once', () => {
  expect(readablePaths(['theme.code', 'theme.documentId', 'cover.caption', 'name'])).toEqual([
    'theme',
    'cover.caption',
    'name',
  ]);
});

it('choices and times are compared in words, whole', () => {
  const naming = { ...AS_WRITTEN, choice: (field: string, value: string) => `${field}/${value}` };
  const segments = [{ kind: 'delete', text: 'non' }] as const;
  expect(readableChanges([leaf('source.0.kind', 'none', 'e', segments)], naming)[0]?.segments).toEqual(
    outIn('kind/none', 'kind/e'),
  );
});
