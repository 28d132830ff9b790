import type { ActionRequest, DocumentRef } from '../api/types';
import type { ActionForm } from './actions';
import { instantOf } from './park-time';

/** Who typed what into the dialog. `at` is a date and time in the park's zone, as the browser's input gives it. */
export interface ActionInput {
  readonly comment: string;
  readonly person: string;
  /** Whether an added signer acts before me. */
  readonly isBefore: boolean;
  /** A level's key, or empty for the author. */
  readonly returnTo: string;
  readonly at: string;
}

/** An untouched dialog. */
export const EMPTY_INPUT: ActionInput = { comment: '', person: '', isBefore: false, returnTo: '', at: '' };

/** The inputs that still miss something, by name; the same name finds the sentence to show. */
export type MissingInput = 'comment' | 'person' | 'at';

/** What has to be filled in before sending is worth a try. `timeZone` is the park's. */
export function missingInputs(form: ActionForm, input: ActionInput, timeZone: string): readonly MissingInput[] {
  const missing: MissingInput[] = [];
  if (form.fields.includes('person') && input.person.trim() === '') missing.push('person');
  if (form.fields.includes('at') && instantOf(input.at, timeZone) === null) missing.push('at');
  if (form.comment === 'required' && input.comment.trim() === '') missing.push('comment');
  return missing;
}

const receiver = (form: ActionForm, input: ActionInput): Pick<ActionRequest, 'to' | 'position'> => {
  const position = form.fields.includes('position') ? ({ position: input.isBefore ? 'before' : 'after' } as const) : {};
  if (form.fields.includes('person')) return { to: input.person.trim(), ...position };
  if (form.fields.includes('return-to')) return { to: input.returnTo === '' ? 'author' : { level: input.returnTo } };
  return {};
};

const moment = (form: ActionForm, { at }: ActionInput, timeZone: string): Pick<ActionRequest, 'at'> => {
  const instant = form.fields.includes('at') ? instantOf(at, timeZone) : null;
  return instant === null ? {} : { at: instant };
};

/** What the dialog showed: the digest that is signed, the level the run was at, and the zone its times are in. */
export interface Shown {
  readonly digest: string;
  readonly level: string | null;
  readonly timeZone: string;
}

/** The body of the action for a complete input. */
export function actionRequest(action: string, form: ActionForm, shown: Shown, input: ActionInput): ActionRequest {
  const comment = input.comment.trim();
  return {
    action,
    digest: shown.digest,
    ...(comment === '' ? {} : { comment }),
    ...receiver(form, input),
    ...moment(form, input, shown.timeZone),
    ...(form.atLevel && shown.level !== null ? { level: shown.level } : {}),
  };
}

/** Under which key a comment being typed is kept, so that no refusal, reload or slip of the mouse loses it. */
export const commentKey = ({ uid, documentId, locale }: DocumentRef, action: string): string =>
  ['review.comment', uid, documentId, locale ?? '', action].join('/');
