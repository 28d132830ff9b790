import type { Refusal } from './errors';
import { parseSelection, selected, type Rule, type Selection } from './reader-selection';

const plain: Selection = { fields: null, all: false, populate: {}, on: {} };
const parse = (members: Record<string, unknown>, rule: Rule = 'root'): Selection => parseSelection(members, '', rule);
/** The parameter and the reason of a refusal. */
function refused(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return (error as Refusal).details.fields;
  }
}

describe('fields', () => {
  it.each<[unknown, string[] | null]>([
    [undefined, null],
    [null, null],
    ['title, pages ,', ['title', 'pages']],
    [
      ['title', 'pages,from'],
      ['title', 'pages', 'from'],
    ],
    [{ 0: 'title', 4: 'pages' }, ['title', 'pages']],
    ['title,*', null],
    ['', null],
    [[], null],
  ])('%j are %j', (fields, expected) => expect(parse({ fields })).toEqual({ ...plain, fields: expected }));

  it('are names', () =>
    expect(refused(() => parse({ fields: ['title', 3] }))).toEqual([{ path: 'fields', reason: 'names are expected' }]));
});

describe('populate', () => {
  it.each([undefined, null, false, 'false', 'f', '0', ''])('fills in nothing for %j', (no) => {
    expect(parse({ populate: no })).toEqual(plain);
    expect(parse({ populate: { theme: no } })).toEqual(plain);
    expect(parse({ on: { part: no } })).toEqual(plain);
  });

  it.each([true, 'true', 't', '1', '*'])('fills in for %j', (yes) => {
    expect(parse({ populate: yes })).toEqual({ ...plain, all: true });
    expect(parse({ populate: { theme: yes } })).toEqual({ ...plain, populate: { theme: plain } });
    expect(parse({ on: { part: yes } })).toEqual({ ...plain, on: { part: plain } });
  });

  it.each<[string, unknown, Partial<Selection>]>([
    ['a name', ' theme ', { populate: { theme: plain } }],
    ['names', 'theme,cover', { populate: { theme: plain, cover: plain } }],
    ['names and nothing', 'theme,,cover.', { populate: { theme: plain, cover: plain } }],
    ['a list', ['theme', { cover: true }], { populate: { theme: plain, cover: plain } }],
    ['a path', 'next.theme', { populate: { next: { ...plain, populate: { theme: plain } } } }],
    ['a path to all', 'next.*', { populate: { next: { ...plain, all: true } } }],
    [
      'paths with one beginning',
      ['next.theme', 'next.cover'],
      { populate: { next: { ...plain, populate: { theme: plain, cover: plain } } } },
    ],
    [
      'groups',
      { next: { fields: 'title', populate: '*', on: { part: { fields: 'unit' } } } },
      { populate: { next: { ...plain, fields: ['title'], all: true, on: { part: { ...plain, fields: ['unit'] } } } } },
    ],
  ])('reads %s', (_, populate, expected) => expect(parse({ populate })).toEqual({ ...plain, ...expected }));

  it.each<[string, Record<string, unknown>, string, string]>([
    ['a number', { populate: 5 }, 'populate', 'is not a selection'],
    ['a number for a name', { populate: { theme: 5 } }, 'populate.theme.', 'true or a group is expected'],
    ['a number for a part', { on: { part: 5 } }, 'on.part.', 'true or a group is expected'],
    [
      'a question below',
      { populate: { theme: { filters: {} } } },
      'populate.theme.filters',
      'is not possible on released content',
    ],
    ['a question of a part', { on: { part: { sort: 'x' } } }, 'on.part.sort', 'is not possible on released content'],
  ])('refuses %s', (_, members, path, reason) => expect(refused(() => parse(members))).toEqual([{ path, reason }]));
});

describe('a question beside the selection', () => {
  it.each<[Rule, unknown, unknown]>([
    ['strict', 'refused', 'refused'],
    ['root', 'read', 'refused'],
    ['lenient', 'read', 'read'],
  ])('in a %s query is %s, and below it %s', (rule, at, below) => {
    const outcome = (members: Record<string, unknown>) => {
      const answer = refused(() => parse(members, rule));
      return Array.isArray(answer) ? 'refused' : 'read';
    };
    expect(outcome({ filters: {} })).toBe(at);
    expect(outcome({ populate: { theme: { populate: { next: { filters: {} } } } } })).toBe(below);
  });

  it('is refused when nobody says how to read', () =>
    expect(refused(() => parseSelection({ filters: {} }))).toEqual([
      { path: 'filters', reason: 'is not possible on released content' },
    ]));
});

it('what is selected of a part', () => {
  const all = parse({ populate: ['*', { theme: { fields: 'code' } }] });
  expect(selected(all, 'theme')).toEqual({ ...plain, fields: ['code'] });
  expect(selected(all, 'cover')).toEqual(plain);
  expect(selected(parse({ populate: 'theme' }), 'cover')).toBeNull();
});
