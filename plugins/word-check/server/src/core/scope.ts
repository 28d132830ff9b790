import type { EngineRule } from './layer';
import type { Scope, Severity } from './rule';

/** Where a content belongs. */
export interface Belonging {
  uid: string;
  /** Codes of its themes. */
  themes: readonly string[];
  /** Codes of the columns (栏目) it appears in. */
  columns: readonly string[];
}

/** What is known about the content a passage belongs to. `null` for bare text. */
export interface Subject extends Belonging {
  /** Whether the operator counts the content as promotion; by field, because a slogan may stand in an ordinary post. */
  promotional: (field: string) => boolean;
}

/** Whether a scope holds a field of a content; an empty scope holds everything. */
export function inScope(scope: Scope | undefined, { uid, themes, columns }: Belonging, field: string): boolean {
  if (!scope) return true;
  if (scope.uids && !scope.uids.includes(uid)) return false;
  if (scope.fields && !scope.fields.includes(field)) return false;
  if (scope.columns && !scope.columns.some((column) => columns.includes(column))) return false;
  return !scope.themes || scope.themes.some((theme) => themes.includes(theme));
}

/** Whether a scope asks for more of a content than its type and fields. */
export const asksForBelonging = (scope: Scope | undefined): boolean => Boolean(scope?.themes ?? scope?.columns);

/** The members of a scope. */
export const SCOPE_KEYS = ['uids', 'fields', 'themes', 'columns'] as const satisfies readonly (keyof Scope)[];

const QUIETER: Readonly<Record<Severity, Severity | null>> = { block: 'block', warn: 'info', info: null };

/**
 * The severity of a rule's hit in a field of a content, or null when the rule is silent there. A bare text has no type
 * and no field: every rule speaks, at its own severity. What the segmenters disagree on is advice.
 */
export function severityOf(rule: EngineRule, subject: Subject | null, path: string, unsure: boolean): Severity | null {
  const own = unsure ? 'info' : rule.rule.severity;
  if (!subject) return own;
  const field = path.split('.')[0] ?? path;
  if (!inScope(rule.pack.scope, subject, field) || !inScope(rule.rule.scope, subject, field)) return null;
  return rule.pack.promotional && !subject.promotional(field) ? QUIETER[own] : own;
}
