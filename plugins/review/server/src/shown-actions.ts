import { messageOf, type Language } from './core/errors';
import { allowedActions, type Action, type Actor, type Situation } from './core/review';

/** One row of the list of actions as callers get it: why an action is off stands there in their language. */
export interface ShownAction {
  name: Action;
  enabled: boolean;
  /** Whether it takes a reason. */
  comment?: 'required';
  reason?: { code: string; message: string } & Record<string, unknown>;
}

/** What a person may do now, as the document's page and the task list show it. */
export function shownActions(situation: Situation, actor: Actor, language: Language): ShownAction[] {
  return allowedActions(situation, actor).map(({ name, enabled, refusal, comment }) => ({
    name,
    enabled,
    ...(comment ? { comment } : {}),
    ...(refusal ? { reason: { code: refusal.code, message: messageOf(refusal, language), ...refusal.details } } : {}),
  }));
}
