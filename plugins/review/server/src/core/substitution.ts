import type { Bilingual } from './errors';
import { unfillableLevel, type Workflow } from './workflow';
import { namedAt } from './pending-duties';

/** A definition with somebody in another's place, wherever that one was named. Nothing else changes. */
export function substituted<T extends Omit<Workflow, 'version'>>(workflow: T, from: string, to: string): T {
  const inPlace = (people: string[]): string[] => people.map((person) => (person === from ? to : person));
  return {
    ...workflow,
    levels: workflow.levels.map((level) => ({
      ...level,
      signers: inPlace(level.signers),
      ...(level.vetoers ? { vetoers: inPlace(level.vetoers) } : {}),
      ...(level.extra ? { extra: level.extra.map((one) => ({ ...one, signers: inPlace(one.signers) })) } : {}),
      ...(level.clock?.escalation?.to === from
        ? { clock: { ...level.clock, escalation: { ...level.clock.escalation, to } } }
        : {}),
    })),
    ...(workflow.breakGlass
      ? { breakGlass: { ...workflow.breakGlass, signers: inPlace(workflow.breakGlass.signers) } }
      : {}),
  };
}

/**
 * Why somebody cannot take another's place in a definition, or null: one person would then stand for two. Who signs the
 * same level already would be counted once less, and who is needed at another level signs only one of them.
 */
export function substitutionFault(workflow: Workflow, from: string, to: string): Bilingual | null {
  const shared = workflow.levels.find((level) => {
    const named = namedAt(level);
    return named.includes(from) && named.includes(to);
  });
  if (shared)
    return {
      zh: `此人已是流程“${workflow.name}”的“${shared.name}”签审人，不能一人顶两人。`,
      en: `They sign level “${shared.name}” of workflow “${workflow.name}” already and cannot stand for two.`,
    };
  const { breakGlass } = workflow;
  if (breakGlass?.signers.includes(from) && breakGlass.signers.includes(to))
    return {
      zh: `此人已在流程“${workflow.name}”的紧急签发名单中，不能一人顶两人。`,
      en: `They are named for emergencies in workflow “${workflow.name}” already and cannot stand for two.`,
    };
  const everybody = (one: Workflow): Set<string> => new Set(one.levels.flatMap(namedAt));
  const after = substituted(workflow, from, to);
  const missing = unfillableLevel(after.levels, everybody(after));
  const level = missing === null ? undefined : after.levels[missing];
  if (!level || unfillableLevel(workflow.levels, everybody(workflow)) !== null) return null;
  return {
    zh: `此人还要签流程“${workflow.name}”的另一级，“${level.name}”就没有人签了。`,
    en: `They sign another level of workflow “${workflow.name}”, and nobody would be left for “${level.name}”.`,
  };
}
