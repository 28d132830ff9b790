import type { Json } from './canonical-json';
import type { Content } from './content';
import { outsidePaths, shortWay } from './correction-scope';
import type { Workflow } from './workflow';

const p = (...texts: string[]) => ({ type: 'paragraph', children: texts.map((text) => ({ type: 'text', text })) });
const FIELDS = {
  title: '园区食糖',
  summary: '第一行\n食糖开放',
  body: [
    p('园区食糖今起', '开放。'),
    p('欢迎光临。'),
    { type: 'list', children: [{ type: 'list-item', children: [{ type: 'text', text: '食糖' }] }] },
  ],
  aiDeclaration: 'none',
  source: { kind: 'original', unit: '办' },
};
const content = (fields: Record<string, Json> = {}): Content => ({
  uid: 'a',
  locale: 'zh',
  fields: { ...FIELDS, ...fields },
});
const NAMED = [
  { path: 'title', line: 0, text: '' },
  { path: 'summary', line: 1, text: '' },
  { path: 'body.0', line: 0, text: '' },
  { path: 'body.2.children.0', line: 0, text: '' },
];
const [first, second, list] = FIELDS.body as unknown as [Json, Json, Json];
const body = (...nodes: Json[]) => content({ body: nodes });
const item = (text: string): Json => ({
  type: 'list',
  children: [{ type: 'list-item', children: [{ type: 'text', text }] }],
});

it.each([
  ['nothing', content(), []],
  ['a named title', content({ title: '园区食堂' }), []],
  ['the named line of a summary', content({ summary: '第一行\n食堂开放' }), []],
  [
    'a named paragraph, its marks too',
    body({ type: 'paragraph', children: [{ type: 'text', text: '食堂', bold: true }] }, second, list),
    [],
  ],
  ['a named item of a list', body(first, second, item('食堂')), []],
  ['another paragraph', body(first, p('欢迎光临！'), list), ['body.1.children.0.text']],
  ['a comma in another line', content({ summary: '第一行，\n食堂开放' }), ['summary']],
  ['a line more', content({ summary: '第一行\n食堂开放\n新的' }), ['summary']],
  ['a paragraph more', body(first, second, list, p('新的')), ['body']],
  ['a paragraph less', body(first, list), ['body']],
  ['paragraphs changed round', body(second, first, list), ['body.1.children']],
  [
    'a named paragraph made a heading',
    body({ ...p('食堂'), type: 'heading', level: 2 }, second, list),
    ['body.0.level', 'body.0.type'],
  ],
  ['the declaration about AI', content({ aiDeclaration: 'generated' }), ['aiDeclaration']],
  ['the source', content({ source: { kind: 'reprint', unit: '办' } }), ['source.kind']],
  ['a field more', content({ cover: { sha256: 'x' } }), ['cover']],
])('a draft that changes %s', (_, draft, paths) => expect(outsidePaths(content(), draft, NAMED)).toEqual(paths));

it('a field taken out is outside, named or not', () => {
  const { title: _, ...rest } = FIELDS;
  expect(outsidePaths(content(), { ...content(), fields: rest }, NAMED)).toEqual(['title']);
});

describe('the short way', () => {
  const level = (key: string, ...signers: string[]) => ({ key, name: key, signers, quorum: { kind: 'any' as const } });
  const workflow: Workflow = {
    key: 'jiucuo',
    version: 1,
    name: '纠错',
    levels: [level('a', 'x'), level('b', 'y')],
    recallRoles: [],
  };
  const fixed = content({ title: '园区食堂' });
  const asked = { live: content(), draft: fixed, named: NAMED, isOpen: true, workflow };
  it('is open to a fix of the named paragraphs alone', () => expect(shortWay(asked)).toEqual({ fast: true }));
  it.each([
    [
      'a change outside',
      { draft: content({ aiDeclaration: 'generated' }) },
      ['aiDeclaration'],
      /超出纠错段落（aiDeclaration）/,
    ],
    ['a closed case', { isOpen: false }, [], /结案/],
    ['nothing live', { live: null }, [], /线上版本/],
    ['a live text without the phrase', { named: [] }, [], /线上版本/],
    ['no such workflow', { workflow: null }, [], /没有配置/],
    ['one signer only', { workflow: { ...workflow, levels: workflow.levels.slice(0, 1) } }, [], /不足两人/],
  ])('is closed to %s, which it says', (_, change, paths, why) => {
    const answer = shortWay({ ...asked, ...change });
    expect(answer).toMatchObject({ fast: false, paths });
    expect(answer.fast ? '' : answer.why.zh).toMatch(why);
  });
});
