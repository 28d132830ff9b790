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
  expect(strangerFaults(workflow([level('a', ['ann', 'dou'])]), KNOWN)).toStrictEqual([]);
});

it('a superior who has no account that works is told of nothing, and cannot be named', () => {
  const told = (to: string) =>
    strangerFaults(
      workflow([level('a', ['ann'], { clock: { limitMinutes: 5, escalation: { to, afterMinutes: 0 } } })]),
      KNOWN,
    ).map(({ path, reason }) => [path, reason.en]);
  expect(told('bob')).toStrictEqual([]);
  expect(told('dou')).toEqual([
    ['levels.0.clock.escalation.to', 'this person has no account that works; word of a delay would reach nobody'],
  ]);
  expect(told('z')).toEqual([['levels.0.clock.escalation.to', 'there is no such person']]);
});

it('who cannot sign now, and levels that cannot all be filled, are warnings', () => {
  expect(definitionWarnings(workflow([level('a', ['ann']), level('b', ['bob'])]), KNOWN)).toStrictEqual([]);
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
    expect(faultsOf(definition)).toStrictEqual([]);
  },
);

it('proofreaders are people of the definition like signers, by round and place', () => {
  const round = (key: string, proofreaders: string[]) => ({
    ...{ key, name: key, proofreaders, checklist: [] },
    quorum: { kind: 'any' as const },
  });
  const rounds = [round('r1', ['ann', 'x']), round('r2', ['dou'])];
  const definition = workflow([level('a', ['bob'])], { proof: { rounds, sharesPeople: false } });
  expect(strangerFaults(definition, KNOWN)).toEqual([
    { path: 'proof.rounds.0.proofreaders.1', reason: { zh: '没有这个人', en: 'there is no such person' } },
  ]);
  expect(paths(definitionWarnings(definition, KNOWN))).toEqual([
    'proof.rounds.0.proofreaders.1',
    'proof.rounds.1.proofreaders.0',
  ]);
});

it('a clock that tells no superior names nobody', () => {
  const clock = { limitMinutes: 5, escalation: null };
  expect(strangerFaults(workflow([level('a', ['ann'], { clock })]), KNOWN)).toStrictEqual([]);
});

it('a place that is still empty is told of once, by the rule that wants it filled', () => {
  const clock = { limitMinutes: 5, escalation: { to: '', afterMinutes: 0 } };
  const definition = workflow([level('a', ['ann'], { clock })]);
  expect(strangerFaults(definition, KNOWN)).toStrictEqual([]);
  expect(paths(faultsOf(definition))).toEqual(['levels.0.clock.escalation.to']);
});
