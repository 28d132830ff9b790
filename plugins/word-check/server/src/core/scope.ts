import type { EngineRule } from './layer';
import type { Scope, Severity } from './rule';

/** What is known about the content a passage belongs to. `null` for bare text. */
export interface Subject {
  uid: string;
  /** Codes of its themes. */
  themes: readonly string[];
  /** Whether the operator counts the content as promotion; by field, because a slogan may stand in an ordinary post. */
  promotional: (field: string) => boolean;
}

/** Whether a scope holds a field of a content; an empty scope holds everything. */
export function inScope(scope: Scope | undefined, uid: string, themes: readonly string[], field: string): boolean {
  if (!scope) return true;
  if (scope.uids && !scope.uids.includes(uid)) return false;
  if (scope.fields && !scope.fields.includes(field)) return false;
  return !scope.themes || scope.themes.some((theme) => themes.includes(theme));
}

const QUIETER: Readonly<Record<Severity, Severity | null>> = { block: 'block', warn: 'info', info: null };

/**
 * The severity of a rule's hit in a field of a content, or null when the rule is silent there. A bare text has no type
 * and no field: every rule speaks, at its own severity. What the segmenters disagree on is advice.
 */
export function severityOf(rule: EngineRule, subject: Subject | null, path: string, unsure: boolean): Severity | null {
  const own = unsure ? 'info' : rule.rule.severity;
  if (!subject) return own;
  const field = path.split('.')[0] ?? path;
  const { uid, themes } = subject;
  if (!inScope(rule.pack.scope, uid, themes, field) || !inScope(rule.rule.scope, uid, themes, field)) return null;
  return rule.pack.promotional && !subject.promotional(field) ? QUIETER[own] : own;
}
