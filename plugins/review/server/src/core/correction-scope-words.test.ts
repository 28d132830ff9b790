/** What of a draft is outside a correction where the kind of a value changes, and what the editor reads about it. */
import type { Json } from './canonical-json';
import type { Content } from './content';
import { outsidePaths, shortWay } from './correction-scope';
import type { Workflow } from './workflow';

const content = (fields: Record<string, Json>): Content => ({ uid: 'a', locale: 'zh', fields });
const p = (text: string) => ({ type: 'paragraph', children: [{ type: 'text', text }] });
const list = (text: string) => ({
  type: 'list',
  children: [{ type: 'list-item', children: [{ type: 'text', text }] }],
});
const at = (path: string) => ({ path, line: 0, text: '' });
const outside = (before: Record<string, Json>, after: Record<string, Json>, ...named: string[]) =>
  outsidePaths(content(before), content(after), named.map(at));

it('numbers, answers and gaps that stay are not outside', () => {
  const same = { width: 3, isTop: true, cover: null, tags: [] };
  expect(outside({ ...same, title: '食糖' }, { ...same, title: '食堂' }, 'title')).toStrictEqual([]);
  expect(outside(same, { ...same, width: 4, isTop: false, cover: 1 })).toEqual(['cover', 'isTop', 'width']);
});

it('places are told in one order, whichever the fields have', () =>
  expect(outside({ title: '甲', body: '甲', cover: '甲' }, { cover: '乙', title: '乙', body: '乙' })).toEqual([
    ...['body', 'cover', 'title'],
  ]));

it.each<[string, Json, Json, string[]]>([
  ['words that went', '食糖', null, ['title']],
  ['words that came', null, '食堂', ['title']],
  ['a row made one word', ['甲'], '乙', ['title']],
  ['one word made a row', '甲', ['乙'], ['title']],
  ['a thing made a word', { kind: 'original' }, '乙', ['title']],
  ['a word made a thing', '甲', { kind: 'original' }, ['title']],
  ['a row made a thing', ['甲'], { 0: '乙' }, ['title']],
  ['a paragraph made a list', p('食糖'), list('食堂'), ['title.children.0.children', 'title.children.0.text']],
  ['a list made a paragraph', list('食糖'), p('食堂'), ['title.children.0.children', 'title.children.0.text']],
  ['a list, whose items are not named', list('食糖'), list('食堂'), ['title.children.0.children.0.text']],
])('%s is outside, named or not', (_, before, after, paths) => {
  const found = outside({ title: before }, { title: after }, 'title');
  expect(found.slice(0, paths.length)).toEqual(paths);
  expect(found).not.toStrictEqual([]);
});

describe('the editor reads why it goes the full way', () => {
  const level = (key: string, signer: string) => ({
    key,
    name: key,
    signers: [signer],
    quorum: { kind: 'any' as const },
  });
  const workflow: Workflow = {
    ...{ key: 'jiucuo', version: 1, name: '纠错', recallRoles: [] },
    levels: [level('a', 'x'), level('b', 'y')],
  };
  const live = content({ title: '食糖', ...Object.fromEntries([...'abcdef'].map((name) => [name, '甲'])) });
  const fixed = content({ ...live.fields, title: '食堂' });
  const beside = content({ ...fixed.fields, ...Object.fromEntries([...'abcdef'].map((name) => [name, '乙'])) });
  const asked = { live, draft: fixed, named: [at('title')], isOpen: true, workflow };

  it.each<[string, object, string, string]>([
    ['no workflow', { workflow: null }, '没有配置纠错流程', 'there is no workflow for corrections'],
    [
      'one person',
      { workflow: { ...workflow, levels: [level('a', 'x')] } },
      '纠错流程不足两人签字',
      'the workflow for corrections asks fewer than two people',
    ],
    ['a closed case', { isOpen: false }, '该纠错单已结案', 'the case is closed'],
    [
      'no phrase',
      { named: [] },
      '线上版本中没有该纠错单的错误文字',
      'what is live of this document does not have the phrase of the case',
    ],
    [
      'six other places, of which five are named',
      { draft: beside },
      '改动超出纠错段落（a、b、c、d、e）',
      'it changes more than the paragraphs of the case (a, b, c, d, e)',
    ],
  ])('%s', (_, change, zh, en) =>
    expect(shortWay({ ...asked, ...change })).toMatchObject({ fast: false, why: { zh, en } }),
  );
});
