import { WORKFLOW } from '../../../../../tests/model/review-situation';
import { levelNaming, refuseCommentAct, type CommentFact } from './comment-rules';
import { messageOf, type Refusal } from './errors';

const comment = (extra: Partial<CommentFact> = {}): CommentFact => ({
  ...{ person: 'r2', level: 1, resolved: false, lastBy: '乙' },
  ...extra,
});
const code = (...asked: Parameters<typeof refuseCommentAct>) => refuseCommentAct(...asked)?.code ?? null;

it('is settled by whoever wrote it, or at a later level, and by nobody else', () => {
  const who = (person: string) => code('resolve', comment(), person, WORKFLOW);
  expect([who('r2'), who('r3')]).toEqual([null, null]);
  expect([who('r1'), who('ed'), who('g1')]).toEqual(['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN']);
});

it('of somebody who signs no level, any level settles it', () => {
  const own = comment({ person: 'ed', level: -1 });
  expect(['ed', 'r1', 'other'].map((person) => code('resolve', own, person, WORKFLOW))).toEqual([
    null,
    null,
    'FORBIDDEN',
  ]);
});

it('is resolved once, and reopened once', () => {
  expect(code('reopen', comment(), 'r2', WORKFLOW)).toBe('ALREADY_DECIDED');
  expect(code('resolve', comment({ resolved: true }), 'r2', WORKFLOW)).toBe('ALREADY_DECIDED');
  expect(code('reopen', comment({ resolved: true }), 'r2', WORKFLOW)).toBeNull();
  expect(code('reopen', comment({ resolved: true }), 'ed', WORKFLOW)).toBe('FORBIDDEN');
});

it('extra signers are named at their level', () => {
  const [first, ...others] = WORKFLOW.levels;
  const extra = [
    { when: { facet: 'theme' as const, values: ['x'] }, signers: ['safety'], quorum: { kind: 'any' as const } },
  ];
  const workflow = { ...WORKFLOW, levels: first ? [{ ...first, extra }, ...others] : [] };
  expect(['safety', 'r3', 'nobody'].map((person) => levelNaming(workflow, person))).toEqual([0, 2, -1]);
});

it('whoever may not settle it is told who does, and whoever is late who has', () => {
  const told = (...asked: Parameters<typeof refuseCommentAct>) => {
    const refusal = refuseCommentAct(...asked) as Refusal;
    return [refusal.details, messageOf(refusal, 'zh'), messageOf(refusal, 'en')];
  };
  expect(told('resolve', comment(), 'ed', WORKFLOW)).toEqual([
    {},
    '您没有进行此操作的权限。批注由提出的人或更后审级的审核人处理；您可以回复说明。',
    'You are not allowed to do this. Whoever wrote a comment, or a signer of a later level, settles it; you can reply.',
  ]);
  expect(told('resolve', comment({ resolved: true }), 'r2', WORKFLOW)).toEqual([
    { by: '乙' },
    '这一步已由乙办理，请刷新后查看。',
    'This step was already decided by 乙. Refresh to see it.',
  ]);
});
