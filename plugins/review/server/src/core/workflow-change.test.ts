import { decision, NOW, run, WORKFLOW } from '../../../../../tests/model/review-situation';
import { afterChange } from './workflow-change';

it('a run begun anew under another version carries nothing over but its text and who submitted it', () => {
  const newer = { ...WORKFLOW, version: 2 };
  const old = run({ level: 1, isLiveEarly: true, decisions: [decision('approve', 'r1', 0)] });
  const ed = { key: 'ed', name: '编辑' };
  expect(afterChange(old, newer, 'restart')).toEqual({
    run: { ...old, state: 'void' },
    next: {
      ...{ state: 'in_review', level: 0, digest: NOW, submittedBy: ed, lastBy: ed, workflow: newer },
      ...{ decisions: [], isTouched: false, isLiveEarly: false },
    },
  });
});
