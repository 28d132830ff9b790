import { isRescanDue, OTHER_CODE_PATIENCE, underWay, type PastRescan, type RescanState } from './rescan';

const NOW = { stamp: 'a:2', code: 'one' };
const past = (state: RescanState, rules: Partial<PastRescan> = {}): PastRescan => ({
  ...{ ...NOW, state, startedAt: 0 },
  ...rules,
});
const quiet = { since: 0, now: 20_000, quiet: 20_000 };

describe('a rescan begins by itself', () => {
  it.each<[string, PastRescan[], boolean]>([
    ['where there never was one', [], true],
    ['when packs have changed since the last one', [past('done', { stamp: 'a:1' })], true],
    ['when the program has brought other rules', [past('done', { code: 'zero' })], true],
    ['not while one by these rules is under way', [past('running')], false],
    ['not after one by these rules', [past('done', { stamp: 'a:1' }), past('done')], false],
    ['over one that is under way by older packs', [past('running', { stamp: 'a:1' })], true],
    ['again when the one by these rules was superseded', [past('superseded')], true],
    ['not over one of another version of the program', [past('running', { code: 'two' })], false],
  ])('%s', (_case, rescans, due) => expect(isRescanDue(NOW, rescans, quiet)).toBe(due));

  it('only when packs have been left alone for long enough', () => {
    expect(isRescanDue(NOW, [], { ...quiet, now: 19_999 })).toBe(false);
  });

  it('over that of another version of the program after a day', () => {
    const other = [past('running', { code: 'two' })];
    const at = (now: number) => isRescanDue(NOW, other, { since: 0, now, quiet: 20_000 });
    expect([at(OTHER_CODE_PATIENCE - 1), at(OTHER_CODE_PATIENCE)]).toEqual([false, true]);
  });
});

it('whoever asks for a rescan gets the one that is under way by the same rules', () => {
  const running = past('running');
  expect(underWay(NOW, [past('done'), running])).toBe(running);
  expect(underWay(NOW, [past('running', { stamp: 'a:1' }), past('done')])).toBeUndefined();
  expect(underWay(NOW, [past('running', { code: 'two' })])).toBeUndefined();
});
