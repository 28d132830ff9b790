import {
  BEFORE,
  decision,
  NOW,
  release,
  run,
  signedRun,
  situation,
  WORKFLOW,
} from '../../../../../tests/model/review-situation';
import {
  barredBy,
  documentState,
  isFullySigned,
  isLevelSigned,
  isOpen,
  isStaleRun,
  openRun,
  STATE_WORDS,
  validApprovals,
  type DocumentState,
  type RunState,
} from './situation';

describe('an open run', () => {
  it.each<[RunState, boolean]>([
    ['in_review', true],
    ['approved', true],
    ['scheduled', true],
    ['returned', false],
    ['withdrawn', false],
    ['void', false],
    ['released', false],
  ])('is open when %s: %s', (state, expected) => {
    expect(isOpen({ state })).toBe(expected);
    expect(openRun(situation({ run: run({ state }) })) !== null).toBe(expected);
    expect(isStaleRun(situation({ run: run({ state, digest: BEFORE }) }))).toBe(expected);
    expect(isStaleRun(situation({ run: run({ state, isTouched: true }) }))).toBe(expected);
  });

  it('is none where there is none', () => {
    expect([isOpen(null), isOpen(undefined), openRun(situation()), isStaleRun(situation())]).toEqual([
      false,
      false,
      null,
      false,
    ]);
  });

  it('is not stale while the content is what was submitted, and always was', () => {
    const here = situation({ run: run() });
    expect([isStaleRun(here), openRun(here)]).toEqual([false, here.run]);
  });

  it('is none once its content is gone, or was gone in between', () => {
    expect(openRun(situation({ run: run({ digest: BEFORE }) }))).toBeNull();
    expect(openRun(situation({ run: run({ isTouched: true }) }))).toBeNull();
  });
});

describe('what everybody sees', () => {
  it.each<[string, Parameters<typeof situation>[0], DocumentState, boolean]>([
    [
      'returned, then recalled, after a new run was returned',
      { run: run({ id: 2, state: 'returned' }), release: release({ recalled: true, recalledRun: 1 }) },
      'returned',
      false,
    ],
    [
      'returned, then recalled',
      { run: run({ id: 2, state: 'returned' }), release: release({ recalled: true, recalledRun: 2 }) },
      'recalled',
      false,
    ],
    ['recalled, edited since', { release: release({ recalled: true, digest: BEFORE }) }, 'recalled', false],
    ['live, edited since', { release: release({ digest: BEFORE }) }, 'released', true],
    [
      'live, a run returned',
      { run: run({ state: 'returned' }), release: release({ digest: BEFORE }) },
      'returned',
      true,
    ],
    ['a run touched by a file', { run: run({ isTouched: true }) }, 'draft', false],
  ])('%s', (_, facts, state, modified) => expect(documentState(situation(facts))).toEqual({ state, modified }));

  it('has a word in each language', () =>
    expect(STATE_WORDS).toEqual({
      draft: { zh: '草稿', en: 'draft' },
      in_review: { zh: '审核中', en: 'in review' },
      returned: { zh: '已退回', en: 'returned' },
      approved: { zh: '已通过', en: 'approved' },
      scheduled: { zh: '已定时', en: 'scheduled' },
      released: { zh: '已发布', en: 'released' },
      recalled: { zh: '已撤稿', en: 'recalled' },
    }));
});

describe('a signature counts', () => {
  const counts = (...decisions: ReturnType<typeof decision>[]) => validApprovals(run({ decisions }), 1, NOW).length;
  it('as an approval of this level, on this content, not taken back', () => {
    expect(counts(decision('approve', 'r2', 1))).toBe(1);
    expect(counts(decision('return', 'r2', 1), decision('break-glass', 'r2', 1))).toBe(0);
    expect(counts(decision('approve', 'r2', 0), decision('approve', 'r2', 2))).toBe(0);
    expect(counts(decision('approve', 'r2', 1, { digest: BEFORE }), decision('approve', 'r2', 1, { void: true }))).toBe(
      0,
    );
  });

  const two = {
    ...WORKFLOW,
    levels: [{ key: 'l0', name: '会签', signers: ['a', 'b'], quorum: { kind: 'all' as const } }],
  };
  it('once for each person, of those who are named', () => {
    const signed = (...people: string[]) =>
      isLevelSigned(run({ workflow: two, decisions: people.map((person) => decision('approve', person, 0)) }), 0, NOW);
    expect([signed('a', 'b'), signed('a', 'a'), signed('a', 'x'), signed()]).toEqual([true, false, false, false]);
  });

  it('for no level that is not there', () => expect(isLevelSigned(run({ workflow: two }), 1, NOW)).toBe(false));

  it('for nothing when somebody signed twice or had a hand in it', () => {
    const twice = signedRun();
    twice.decisions.push(decision('approve', 'r3', 2));
    expect(isFullySigned(situation({ run: twice }))).toBe(false);
    const author = new Map([['r1', [{ kind: 'uploaded' as const, at: '' }]]]);
    expect(isFullySigned(situation({ run: signedRun(), authors: author }))).toBe(false);
    expect(isFullySigned(situation({ run: signedRun({ isTouched: true }) }))).toBe(false);
    expect(isFullySigned(situation({ run: signedRun({ state: 'scheduled' }) }))).toBe(true);
  });
});

it('authors are barred, with what they did', () => {
  expect(barredBy(situation(), 'ed')).toEqual([{ kind: 'edited', at: '2026-01-01T00:00:00.000Z', paths: ['title'] }]);
  expect(barredBy(situation(), 'r1')).toStrictEqual([]);
});
