import {
  actor,
  BEFORE,
  decision,
  release,
  run,
  situation,
  WORKFLOW,
} from '../../../../../tests/model/review-situation';
import {
  afterReviewDue,
  askedToBreakGlass,
  breakGlassSignatures,
  glassOf,
  isGlassBroken,
  ownGlassSignature,
  refuseGlassStranger,
} from './break-glass';
import type { Situation } from './situation';
import type { Workflow } from './workflow';

const glass = (person: string, extra: object = {}) => decision('break-glass', person, 0, extra);
const under = (decisions: ReturnType<typeof glass>[], extra: Partial<Parameters<typeof run>[0]> = {}): Situation =>
  situation({ run: run({ decisions, ...extra }) });
const { breakGlass: _, ...without } = WORKFLOW;
const WITHOUT: Workflow = without;

describe('an emergency signature', () => {
  it('stands for one named person each', () => {
    const twice = glass('g1', { level: 2 });
    expect(breakGlassSignatures(under([glass('g1'), glass('g2'), twice]))).toEqual([twice, glass('g2')]);
  });

  it.each<[string, Situation]>([
    ['another kind', under([decision('approve', 'g1', 0), decision('return', 'g1', 0)])],
    ['taken back', under([glass('g1', { void: true })])],
    ['on other content', under([glass('g1', { digest: BEFORE })])],
    ['of somebody not named', under([glass('r1')])],
    ['of an author', { ...under([glass('g1')]), authors: new Map([['g1', [{ kind: 'uploaded', at: '' }]]]) }],
    ['on a run that is over', under([glass('g1')], { state: 'returned' })],
    ['under a workflow that offers none', under([glass('g1')], { workflow: WITHOUT })],
    ['without a run', situation()],
  ])('does not count when %s', (_name, here) => {
    expect(breakGlassSignatures(here)).toStrictEqual([]);
    expect(isGlassBroken(here)).toBe(false);
  });

  it('is one’s own while it stands', () => {
    const own = (...decisions: ReturnType<typeof glass>[]) => ownGlassSignature(run({ decisions }), 'g1');
    expect(own(glass('g2'), glass('g1'))).toEqual(glass('g1'));
    expect(own(glass('g1', { void: true }), glass('g2'), decision('approve', 'g1', 0))).toBeUndefined();
  });
});

describe('the glass', () => {
  it('takes two different people, and a run under review', () => {
    expect(isGlassBroken(under([glass('g1')]))).toBe(false);
    expect(isGlassBroken(under([glass('g1'), glass('g1')]))).toBe(false);
    expect(isGlassBroken(under([glass('g1'), glass('g2')]))).toBe(true);
    expect(isGlassBroken(under([glass('g1'), glass('g2'), glass('r3')]))).toBe(true);
    expect(isGlassBroken(under([glass('g1'), glass('g2')], { state: 'approved' }))).toBe(false);
  });

  it('is that of the run under way, else of the newest workflow', () => {
    expect(glassOf(situation())).toEqual(WORKFLOW.breakGlass);
    expect(glassOf(situation({ workflow: WITHOUT }))).toBeUndefined();
    expect(glassOf(situation({ workflow: WITHOUT, run: run() }))).toEqual(WORKFLOW.breakGlass);
    expect(glassOf(situation({ run: run({ workflow: WITHOUT }) }))).toBeUndefined();
    expect(glassOf(situation({ run: run({ workflow: WITHOUT, state: 'returned' }) }))).toEqual(WORKFLOW.breakGlass);
  });

  it('is broken by those who are named', () => {
    expect(refuseGlassStranger(situation({ run: run() }), actor('g1'))).toBeNull();
    expect(refuseGlassStranger(situation({ run: run() }), actor('r1'))?.code).toBe('NOT_SIGNER');
    expect(refuseGlassStranger(situation({ workflow: WITHOUT }), actor('g1'))?.code).toBe('NOT_SIGNER');
  });
});

describe('the second signature', () => {
  it('is asked of everybody else who may give it', () => {
    expect(askedToBreakGlass(under([glass('g1')]))).toEqual(['g2', 'r3']);
    const authors = new Map([['r3', [{ kind: 'edited' as const, at: '' }]]]);
    expect(askedToBreakGlass({ ...under([glass('g1')]), authors })).toEqual(['g2']);
  });

  it.each<[string, Situation]>([
    ['before the first', under([])],
    ['without a run', situation({ release: release() })],
    ['once it is live', under([glass('g1')], { isLiveEarly: true })],
    ['once the levels have signed', under([glass('g1')], { state: 'approved' })],
    ['after an edit', under([glass('g1')], { digest: BEFORE })],
  ])('is not asked for %s', (_name, here) => expect(askedToBreakGlass(here)).toStrictEqual([]));
});

it('the after-review is due so many hours later', () =>
  expect(afterReviewDue('2026-03-01T12:00:00.000Z', { reviewHours: 36 })).toBe('2026-03-03T00:00:00.000Z'));
