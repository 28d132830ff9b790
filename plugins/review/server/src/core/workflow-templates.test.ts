/** What a new workflow can begin with, as whoever chooses reads it. */
import { TEMPLATE_ROUNDS } from './templates-proof';
import { TEMPLATES } from './workflow-templates';

const FIRST = ['first', '初审', 'First review', '编辑部门的审稿人', 'a reviewer of the editing department'];
const SECOND = ['second', '复审', 'Second review', '部门负责人', 'the head of the department'];
const FINAL = ['final', '终审', 'Final review', '分管领导，由其签发', 'the leader in charge, who releases'];

it('are four, the simplest first, in both languages', () =>
  expect(TEMPLATES.map(({ key, name, about }) => [key, name.zh, name.en, about.zh, about.en])).toEqual([
    [
      ...['one', '一审', 'One review'],
      '一个人审过即可签发，适合日常通知等风险低的内容。',
      'One person reads and releases it: everyday notices of little risk.',
    ],
    [
      ...['two', '二审', 'Two reviews'],
      '先由部门审，再由领导终审签发。',
      'The department first, then the leader who releases.',
    ],
    [
      ...['three', '三审三校', 'Three reviews, three proofs'],
      '初审、复审、终审由三个人逐级签字；同时一校、二校、三校，签发前须全部校完。',
      'First, second and final review are signed by three people, one after the other; beside them go three proof rounds, all signed before it is released.',
    ],
    [
      ...['urgent', '紧急', 'Urgent'],
      '平时二审；遇紧急事项，指定的人中有两人说明理由即可先上线，各审级须在 24 小时内补审。',
      'Two reviews; in an emergency two of the people named, each with a reason, put it live at once, and the levels sign within 24 hours.',
    ],
  ]));

it('end with whoever releases, and ask any one person at each level', () => {
  const levels = TEMPLATES.map((template) =>
    template.levels.map(({ key, name, who }) => [key, name.zh, name.en, who.zh, who.en]),
  );
  expect(levels).toEqual([[FINAL], [FIRST, FINAL], [FIRST, SECOND, FINAL], [FIRST, FINAL]]);
  for (const { quorum } of TEMPLATES.flatMap((template) => template.levels)) expect(quorum).toEqual({ kind: 'any' });
});

it('have proof rounds with three reviews only, and an emergency rule of a day with the urgent one only', () => {
  expect(TEMPLATES.map(({ rounds }) => rounds)).toEqual([undefined, undefined, TEMPLATE_ROUNDS, undefined]);
  expect(TEMPLATES.map(({ breakGlass }) => breakGlass)).toEqual([undefined, undefined, undefined, { reviewHours: 24 }]);
});
