import { FAULT_WORDS } from './fault-words';
import { unfillableLevel, type Fault, type Workflow } from './workflow';

/** Who there is. */
export interface Known {
  /** Codes of all people. */
  people: ReadonlySet<string>;
  /** Codes of those who have an account that can sign. */
  active: ReadonlySet<string>;
  /** Codes of the admin roles. */
  roles: ReadonlySet<string>;
}

type Definition = Omit<Workflow, 'version'>;

/** Places in a definition where people are named: path and code. */
function namings({ levels, breakGlass, proof }: Definition): { path: string; person: string }[] {
  const at = (path: string, people: readonly string[]) =>
    people.map((person, index) => ({ path: `${path}.${index}`, person }));
  return [
    ...levels.flatMap((level, index) => [
      ...at(`levels.${index}.signers`, level.signers),
      ...(level.extra ?? []).flatMap((one, group) => at(`levels.${index}.extra.${group}.signers`, one.signers)),
      ...(level.clock?.escalation
        ? [{ path: `levels.${index}.clock.escalation.to`, person: level.clock.escalation.to }]
        : []),
    ]),
    ...at('breakGlass.signers', breakGlass?.signers ?? []),
    ...(proof?.rounds ?? []).flatMap(({ proofreaders }, round) =>
      at(`proof.rounds.${round}.proofreaders`, proofreaders),
    ),
  ];
}

/** Superiors to be told of delays who have no account that can be told: nobody would hear of it. */
function deafSuperiors({ levels }: Definition, { people, active }: Known): Fault[] {
  return levels.flatMap(({ clock }, index) => {
    const superior = clock?.escalation;
    if (!superior || !people.has(superior.to) || active.has(superior.to)) return [];
    return [{ path: `levels.${index}.clock.escalation.to`, reason: FAULT_WORDS.deaf }];
  });
}

/** People and roles that a definition names and that do not exist, and superiors whom no word would reach. */
export function strangerFaults(definition: Definition, known: Known): Fault[] {
  const { people, roles } = known;
  return [
    ...deafSuperiors(definition, known),
    ...namings(definition)
      .filter(({ person }) => person !== '' && !people.has(person))
      .map(({ path }) => ({ path, reason: FAULT_WORDS.noPerson })),
    ...definition.recallRoles.flatMap((role, index) =>
      roles.has(role) ? [] : [{ path: `recallRoles.${index}`, reason: FAULT_WORDS.noRole }],
    ),
  ];
}

/**
 * What may be saved and yet will stop runs: people who cannot sign now, and levels that cannot all be filled by
 * different people. Nothing passes for want of them; it waits.
 */
export function definitionWarnings(definition: Definition, { people, active }: Known): Fault[] {
  const absent = namings(definition).filter(({ person }) => !active.has(person));
  const missing = unfillableLevel(definition.levels, active);
  return [
    ...absent.map(({ path, person }) => ({
      path,
      reason: people.has(person) ? FAULT_WORDS.noAccount : FAULT_WORDS.noPerson,
    })),
    ...(missing === null ? [] : [{ path: `levels.${missing}`, reason: FAULT_WORDS.unfillable }]),
  ];
}
