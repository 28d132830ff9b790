import type { ClockRule, Condition, DefinitionChange, Names, Quorum } from '../api/workflows';

/** Translates a key of the plugin, as `useTranslate` does. */
type Translate = (key: string, values?: Record<string, string | number>, otherwise?: string) => string;

/** Kinds of change that have a sentence in the translations. */
export const CHANGE_KINDS = [
  ...['renamed', 'level-added', 'level-removed', 'level-renamed', 'order-changed'],
  ...['signers-added', 'signers-removed', 'signers-reordered', 'rule-changed', 'workflow-rule-changed'],
] as const;

/** Members of a level and of a workflow that have a name in the translations. */
export const RULE_MEMBERS = [
  'quorum',
  'rejects',
  'vetoers',
  'extra',
  'clock',
  'reading',
  'reasons',
  'proof',
  'recallRoles',
  'breakGlass',
] as const;

/** What an impact can say of a group, each with words in the translations. */
export const WHAT_CHANGES = [
  ...['level-removed', 'signers-removed', 'signers-added', 'quorum-changed'],
  ...['rules-changed', 'proof-changed', 'order-changed', 'other-levels-changed', 'unchanged'],
] as const;

/** How many have to sign, in words: «3 人中任意 1 人». */
export function quorumText(t: Translate, quorum: Quorum, size: number): string {
  const values = {
    size,
    count: quorum.kind === 'count' ? quorum.count : 0,
    percent: quorum.kind === 'ratio' ? quorum.percent : 0,
  };
  return t(`flow.quorum.${quorum.kind}`, values);
}

/** Working time in words: hours where they are whole, else minutes. */
export const minutesText = (t: Translate, minutes: number): string =>
  minutes % 60 === 0 && minutes > 0 ? t('flow.hours', { count: minutes / 60 }) : t('flow.minutes', { count: minutes });

/** The time a level has, and who is told of a delay. */
export function clockText(t: Translate, { limitMinutes, escalation }: ClockRule, names: Names): string {
  const limit = t('flow.clock', { time: minutesText(t, limitMinutes) });
  if (!escalation) return limit;
  const values = { name: names[escalation.to] ?? escalation.to, time: minutesText(t, escalation.afterMinutes) };
  return `${limit}${t('flow.escalation', values)}`;
}

/** A condition in words; values by the names people know, where there are some. */
export function conditionText(t: Translate, { facet, values }: Condition, nameOf: (value: string) => string): string {
  const facetName = t(`flow.facet.${facet}`, undefined, facet);
  return t('flow.condition', { facet: facetName, values: values.map(nameOf).join(t('separator')) });
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** The value of a rule in words, as far as there are some. */
function ruleText(t: Translate, member: string, value: unknown, names: Names): string {
  if (value === null || value === undefined) return t('flow.change.none');
  const people = (codes: unknown): string =>
    Array.isArray(codes) ? codes.map((code) => names[String(code)] ?? String(code)).join(t('separator')) : '';
  if (member === 'quorum') return t(`flow.quorum-kind.${String((value as Quorum).kind)}`, numbersOf(value));
  if (member === 'rejects') return t('flow.rejects.count');
  if (member === 'vetoers' || member === 'recallRoles') return people(value);
  if (member === 'clock') return clockText(t, value as ClockRule, names);
  if (member === 'breakGlass' && isRecord(value)) return people(value['signers']);
  if (member === 'extra' && Array.isArray(value))
    return value.map((one) => people(isRecord(one) ? one['signers'] : [])).join(t('separator'));
  if (member === 'proof' && isRecord(value)) return proofText(t, value, people);
  return t('flow.change.some');
}

/** A second track in words: its rounds with their people, then the two rules beside them. */
function proofText(t: Translate, value: Record<string, unknown>, people: (codes: unknown) => string): string {
  const rounds = (Array.isArray(value['rounds']) ? value['rounds'] : []).filter(isRecord);
  const parts = rounds.map((round) =>
    t('flow.proof.round-text', { name: String(round['name']), people: people(round['proofreaders']) }),
  );
  if (value['sharesPeople'] === true) parts.push(t('flow.proof.shared'));
  if (isRecord(value['readAloud'])) parts.push(t('flow.proof.aloud'));
  return parts.join(t('flow.proof.and'));
}

const numbersOf = (value: unknown): Record<string, number> => {
  const { count, percent } = value as { count?: number; percent?: number };
  return { count: count ?? 0, percent: percent ?? 0 };
};

const namesOf = (list: unknown): string[] =>
  Array.isArray(list) ? list.map((one) => (isRecord(one) ? String(one['name']) : String(one))) : [];

/** One difference between two versions as a sentence. */
export function changeText(t: Translate, change: DefinitionChange, names: Names): string {
  const { kind, level, people = [], member = '', before, after } = change;
  const listed = people.map((code) => names[code] ?? code).join(t('separator'));
  const isRule = kind === 'rule-changed' || kind === 'workflow-rule-changed';
  const isOrder = kind === 'order-changed';
  const valueOf = (value: unknown): string => {
    if (isRule) return ruleText(t, member, value, names);
    return isOrder ? namesOf(value).join(' → ') : String(value ?? '');
  };
  return t(`flow.change.${kind}`, {
    level: level?.name ?? '',
    people: listed,
    rule: t(`flow.rule.${member}`, undefined, member),
    before: valueOf(before),
    after: valueOf(after),
  });
}
