import type { AllowedAction } from '../api/types';
import { actionForm, type ActionForm } from './actions';

/** The dialog of an action with what the server asks for in it: a reason where the workflow wants one. */
export function formFor(actions: readonly AllowedAction[], name: string): ActionForm {
  const form = actionForm(name);
  const asked = actions.find((action) => action.name === name)?.comment;
  return asked === 'required' ? { ...form, comment: 'required' } : form;
}
