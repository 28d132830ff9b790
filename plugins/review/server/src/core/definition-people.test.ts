import { definitionWarnings, strangerFaults, type Known } from './definition-people';
import { faultsOf, type Level, type Workflow } from './workflow';
import { TEMPLATES } from './workflow-templates';

const KNOWN: Known = {
  people: new Set(['ann', 'bob', 'cai', 'dou']),
  active: new Set(['ann', 'bob', 'cai']),
  roles: new Set(['boss']),
};
const level = (key: string, signers: string[], extra: Partial<Level> = {}): Level => ({
  ...{ key, name: key, signers, quorum: { kind: 'any' } },
  ...extra,
});
const workflow = (levels: Level[], extra: Partial<Workflow> = {}): Workflow => ({
  ...{ key: 'w', version: 1, name: '流程', levels, recallRoles: ['boss'] },
  ...extra,
});
const paths = (faults: { path: string }[]) => faults.map(({ path }) => path);

it('people and roles that do not exist are faults, wherever they are named', () => {
  const definition = workflow(
    [
      level('a', ['ann', 'x'], {
        extra: [{ when: { facet: 'topic', values: ['t'] }, signers: ['y'], quorum: { kind: 'any' } }],
        clock: { limitMinutes: 5, escalation: { to: 'z', afterMinutes: 0 } },
      }),
    ],
    { recallRoles: ['boss', 'clerk'], breakGlass: { signers: ['ann', 'w'], reviewHours: 1 } },
  );
  expect(paths(strangerFaults(definition, KNOWN))).toEqual([
    'levels.0.signers.1',
    'levels.0.extra.0.signers.0',
    'levels.0.clock.escalation.to',
    'breakGlass.signers.1',
    'recallRoles.1',
  ]);
  expect(strangerFaults(workflow([level('a', ['ann', 'dou'])]), KNOWN)).toEqual([]);
});

it('a superior who has no account that works is told of nothing, and cannot be named', () => {
  const told = (to: string) =>
    strangerFaults(
      workflow([level('a', ['ann'], { clock: { limitMinutes: 5, escalation: { to, afterMinutes: 0 } } })]),
      KNOWN,
    ).map(({ path, reason }) => [path, reason.en]);
  expect(told('bob')).toEqual([]);
  expect(told('dou')).toEqual([
    ['levels.0.clock.escalation.to', 'this person has no account that works; word of a delay would reach nobody'],
  ]);
  expect(told('z')).toEqual([['levels.0.clock.escalation.to', 'there is no such person']]);
});

it('who cannot sign now, and levels that cannot all be filled, are warnings', () => {
  expect(definitionWarnings(workflow([level('a', ['ann']), level('b', ['bob'])]), KNOWN)).toEqual([]);
  const warnings = definitionWarnings(workflow([level('a', ['dou', 'x', 'ann']), level('b', ['ann'])]), KNOWN);
  expect(warnings.map(({ path, reason }) => [path, reason.en])).toEqual([
    ['levels.0.signers.0', 'this person has no account that can sign now'],
    ['levels.0.signers.1', 'there is no such person'],
    ['levels.1', 'there are not enough people for every level: nobody signs two, and the other levels need them'],
  ]);
});

it.each(TEMPLATES.map((template) => [template.key, template] as const))(
  'the template «%s» is a workflow once people are named',
  (_, { key, name, levels, breakGlass }) => {
    const definition = workflow(
      levels.map((one, index) => ({ key: one.key, name: one.name.zh, quorum: one.quorum, signers: [`p${index}`] })),
      { key, name: name.zh, ...(breakGlass ? { breakGlass: { ...breakGlass, signers: ['p0', 'p1'] } } : {}) },
    );
    expect(faultsOf(definition)).toEqual([]);
  },
);
