import type { Content } from './content';
import { diffLists, fitOf, hostOf, newestLists, reprintOf, sourceFacets, standingOf, type SourceList } from './sources';

const unit = (name: string, domains: string[] = [], aliases: string[] = []) => ({ name, aliases, domains });
const DAILY = unit('海东日报', ['daily.example'], ['日报 A']);
const OLD: SourceList = { list: 'main', version: '2021-10', units: [DAILY, unit('快讯网')] };
const NEW: SourceList = { list: 'main', version: '2025-06', units: [DAILY] };
const LOCAL: SourceList = { list: 'local', version: '2024-01', units: [unit('园区周报')] };
const source = (changes: object = {}) => ({
  ...{ unit: '海东日报', url: 'https://daily.example/1', originalTitle: '', titleReason: '', ...changes },
});

describe('reprintOf', () => {
  const content = (value: unknown): Content => ({ uid: 'a', locale: 'zh', fields: { source: value as never } });
  it('is null for what does not call itself a reprint', () => {
    for (const value of [undefined, null, [], '转载', { kind: 'original', unit: 'x' }])
      expect(reprintOf(content(value), 'source')).toBeNull();
    expect(reprintOf(content({ kind: 'reprint' }), undefined)).toBeNull();
  });
  it('is null where no field is set up for it, whatever the fields are called', () => {
    const named: Content = { uid: 'a', locale: 'zh', fields: { undefined: { kind: 'reprint' } } };
    expect([reprintOf(named, undefined), reprintOf(named, 'undefined')?.unit]).toEqual([null, '']);
  });
  it('reads what is there, trimmed; what is no text is empty', () => {
    const given = { kind: 'reprint', unit: ' 海东日报 ', url: 7, originalTitle: '题' };
    expect(reprintOf(content(given), 'source')).toEqual(source({ url: '', originalTitle: '题' }));
  });
});

describe('standingOf', () => {
  it.each([
    ['by name', '海东日报', { kind: 'listed', list: 'main', version: '2025-06' }],
    ['by another name, whatever its width and capitals', '日报ａ', { kind: 'listed', version: '2025-06' }],
    ['in another list', '园区周报', { kind: 'listed', list: 'local', version: '2024-01' }],
    ['no longer listed', '快讯网', { kind: 'removed', version: '2025-06', last: '2021-10' }],
    ['never listed', '别家', { kind: 'unlisted' }],
    ['no name at all', ' ', { kind: 'unlisted' }],
  ])('%s', (_, name, expected) => expect(standingOf(name, [OLD, NEW, LOCAL])).toMatchObject(expected));

  it('in whatever order the versions came', () => {
    expect(standingOf('快讯网', [NEW, OLD])).toMatchObject({ kind: 'removed', version: '2025-06', last: '2021-10' });
    expect(newestLists([OLD, LOCAL, NEW]).map(({ version }) => version)).toEqual(['2025-06', '2024-01']);
  });
  it('removed from one list and in the newest of another is listed', () => {
    const other: SourceList = { list: 'local', version: '2025-01', units: [unit('快讯网')] };
    expect(standingOf('快讯网', [OLD, NEW, other])).toMatchObject({ kind: 'listed', list: 'local' });
  });
  it('nowhere, and is told which versions were looked at', () =>
    expect(standingOf('别家', [OLD, LOCAL, NEW])).toEqual({
      kind: 'unlisted',
      versions: [
        { list: 'main', version: '2025-06' },
        { list: 'local', version: '2024-01' },
      ],
    }));
  it('a name that nobody sees is no name, even where a unit has such another one', () => {
    const blank = [OLD, NEW].map((list) => ({ ...list, units: [unit('周报', [], [''])] }));
    for (const name of ['', ' \u200b']) expect(standingOf(name, blank).kind).toBe('unlisted');
  });
  it('taken out of the list, by the last version that had it', () => {
    const first = { ...OLD, version: '2019-01' };
    expect(standingOf('快讯网', [first, NEW, OLD])).toEqual({
      ...{ kind: 'removed', list: 'main', version: '2025-06', last: '2021-10', unit: unit('快讯网') },
    });
  });
  it('nobody has a list', () => expect(standingOf('海东日报', [])).toEqual({ kind: 'no-list' }));
});

it.each([
  ['https://daily.example/a', 'fits'],
  ['http://NEWS.daily.example:81/', 'fits'],
  ['https://daily.example.evil.example/', 'elsewhere'],
  ['https://notdaily.example/', 'elsewhere'],
  ['https://evil.example/@daily.example', 'elsewhere'],
  ['ftp://daily.example/', 'elsewhere'],
  ['daily.example', 'elsewhere'],
  ['', 'missing'],
])('the address %s %s', (url, fit) => expect(fitOf(url, DAILY)).toBe(fit));

it('where no host is named, any address fits', () => {
  expect(fitOf('', unit('x'))).toBe('fits');
  expect([hostOf('https://A.example'), hostOf('x')]).toEqual(['a.example', null]);
});

it('any of a unit’s hosts fits', () => {
  const two = unit('x', ['a.example', 'b.example']);
  expect(['https://a.example/', 'https://b.example/', 'https://c.example/'].map((url) => fitOf(url, two))).toEqual([
    ...['fits', 'fits', 'elsewhere'],
  ]);
});

it.each([
  ['an original', null, [NEW], ['original']],
  ['a listed unit', source(), [NEW], ['reprint', 'listed']],
  ['a listed unit’s name on another address', source({ url: 'https://other.example' }), [NEW], ['reprint', 'unlisted']],
  ['a removed unit', source({ unit: '快讯网' }), [OLD, NEW], ['reprint', 'unlisted']],
  ['no list', source(), [], ['reprint']],
])('facet: %s', (_, declared, lists, values) => expect(sourceFacets(declared, lists)).toEqual(values));

it('a version says what it adds, takes out and changes', () => {
  const now = [{ ...DAILY, domains: ['new.example'] }, unit('新来的')];
  expect(diffLists(OLD.units, now)).toEqual({ added: ['新来的'], removed: ['快讯网'], changed: ['海东日报'] });
  expect(diffLists([], OLD.units)).toEqual({ added: ['海东日报', '快讯网'], removed: [], changed: [] });
  expect(diffLists([unit('a', ['x', 'y'])], [unit('Ａ ', ['y', 'x'])]).changed).toEqual(['Ａ ']);
  expect(diffLists(OLD.units, OLD.units)).toEqual({ added: [], removed: [], changed: [] });
});

it('the order of other names and hosts is no change, what they are is', () => {
  const changed = (before: ReturnType<typeof unit>, after: ReturnType<typeof unit>) =>
    diffLists([before], [after]).changed;
  expect(changed(unit('a', ['x', 'y'], ['p', 'q']), unit('a', ['y', 'x'], ['q', 'p']))).toStrictEqual([]);
  expect(changed(unit('a', ['x'], ['p']), unit('a', ['x'], ['q']))).toEqual(['a']);
  expect(changed(unit('a', ['x'], ['p']), unit('a', ['y'], ['p']))).toEqual(['a']);
});
