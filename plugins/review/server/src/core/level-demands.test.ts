import { WORKFLOW } from '../../../../../tests/model/review-situation';
import type { Level } from './level';
import { faultsOf } from './workflow';

const faults = (demands: object) =>
  faultsOf({ ...WORKFLOW, levels: [{ ...(WORKFLOW.levels[0] as Level), ...demands }] }).map(({ path }) => path);

it.each<[object, string[]]>([
  [{}, []],
  [{ reading: true, reasons: ['approve', 'consult'] }, []],
  [{ reading: false, reasons: [] }, []],
  [{ reading: 'yes' }, ['levels.0.reading']],
  [{ reasons: ['approve', 'submit'] }, ['levels.0.reasons.1']],
  [{ reasons: ['approve', 'approve'] }, ['levels.0.reasons.1']],
])('%j', (demands, paths) => {
  expect(faults(demands)).toEqual(paths);
});
