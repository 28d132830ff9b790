import type { Bilingual } from './errors';
import type { Workflow } from './workflow';
import type { LevelName } from './workflow-diff';

/** Open runs that stand alike, and who is waited for there now. */
export interface Standing {
  workflow: Workflow;
  /** Index of the level they stand at; `isSigned`: all levels have signed, a release is waited for. */
  level: number;
  isSigned: boolean;
  runs: { title: string; waitingFor: readonly string[] }[];
}

/** Something that would be left undone if a person could not act any more. */
export type Duty =
  /** Open runs wait for them at this level, or will. */
  | { kind: 'runs'; level: LevelName; runs: number; examples: string[] }
  /** The newest version of a workflow names them at these levels, or for emergencies (no level). */
  | { kind: 'workflow'; workflow: string; name: string; version: number; levels: LevelName[] };

/** So many runs are named for each level. */
const EXAMPLES = 3;

/** Everybody whose signature a level can ask for, extra signers included whatever the document is about. */
export function namedAt(level: Workflow['levels'][number]): string[] {
  return [...level.signers, ...(level.extra ?? []).flatMap(({ signers }) => signers)];
}

/**
 * What a person still has to do: in open runs, whatever version they are pinned to, and by the newest version of each
 * workflow. At the level a run stands at that is so while the run waits for them; at later levels, if they are named.
 */
export function dutiesOf(person: string, standings: readonly Standing[], newest: readonly Workflow[]): Duty[] {
  const titles = new Map<string, { level: LevelName; titles: string[] }>();
  for (const { workflow, level, isSigned, runs } of standings)
    workflow.levels.forEach(({ key, name }, index) => {
      if (index < level || (isSigned && index > level)) return;
      const isNamed = namedAt(workflow.levels[index] as Workflow['levels'][number]).includes(person);
      const theirs = runs.filter(({ waitingFor }) => (index === level ? waitingFor.includes(person) : isNamed));
      if (theirs.length === 0) return;
      const place = titles.get(`${key} ${name}`) ?? { level: { key, name }, titles: [] };
      place.titles.push(...theirs.map(({ title }) => title));
      titles.set(`${key} ${name}`, place);
    });
  return [
    ...[...titles.values()].map(
      ({ level, titles: all }): Duty => ({ kind: 'runs', level, runs: all.length, examples: all.slice(0, EXAMPLES) }),
    ),
    ...newest.filter((workflow) => isNamedIn(workflow, person)).map((workflow) => workflowDuty(workflow, person)),
  ];
}

/** Whether a workflow asks a person for anything: at a level, for emergencies, or as the superior told of delays. */
export function isNamedIn(workflow: Workflow, person: string): boolean {
  return (
    workflow.levels.some((level) => namedAt(level).includes(person) || level.clock?.escalation?.to === person) ||
    workflow.breakGlass?.signers.includes(person) === true
  );
}

function workflowDuty({ key, name, version, levels }: Workflow, person: string): Duty {
  return {
    kind: 'workflow',
    workflow: key,
    name,
    version,
    levels: levels
      .filter((level) => namedAt(level).includes(person))
      .map((level) => ({ key: level.key, name: level.name })),
  };
}

/** Duties as a part of a sentence: which runs at which levels, and which workflows. */
export function dutyWords(duties: readonly Duty[]): Bilingual {
  const words = duties.map((duty): Bilingual => {
    if (duty.kind === 'runs') {
      const { level, runs, examples } = duty;
      return {
        zh: `“${level.name}”待办 ${runs} 篇（${examples.map((title) => `《${title}》`).join('')}${runs > examples.length ? '等' : ''}）`,
        en: `${runs} run(s) at “${level.name}” (${examples.join(', ')}${runs > examples.length ? ', …' : ''})`,
      };
    }
    const { name, version, levels } = duty;
    const where = levels.map((level) => level.name);
    return {
      zh: `流程“${name}”第 ${version} 版${where.length > 0 ? `的“${where.join('”“')}”` : ''}`,
      en: `workflow “${name}”, version ${version}${where.length > 0 ? ` (${where.join(', ')})` : ''}`,
    };
  });
  return { zh: words.map(({ zh }) => zh).join('；'), en: words.map(({ en }) => en).join('; ') };
}
