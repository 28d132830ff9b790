import type { AllowedAction, LevelName, ReviewDocument, Run } from '../api/types';

/** An input of an action's dialog besides the comment. */
export type ActionField = 'person' | 'position' | 'return-to' | 'at';

/** How the dialog of an action looks. What the action does and who may do it is the server's affair. */
export interface ActionForm {
  readonly tone: 'default' | 'secondary' | 'success' | 'danger-light' | 'danger';
  readonly comment: 'required' | 'optional';
  readonly fields: readonly ActionField[];
  /** The text to sign: the draft's digest, or the live release's. */
  readonly subject: 'draft' | 'release';
  /** Whether it is the person's signature under the text, and not only about it. */
  readonly signs: boolean;
  /** Says once more what will happen (`review.consequence.<name>`). */
  readonly consequence: boolean;
  /** Offers the differences to read before signing. */
  readonly differences: boolean;
  /** Decides the level that was shown, and no other that the run has reached since. */
  readonly atLevel: boolean;
  /** Off while the editor has unsaved changes: it would sign the text before them. */
  readonly needsSaved: boolean;
}

const PLAIN: ActionForm = {
  tone: 'secondary',
  comment: 'optional',
  fields: [],
  subject: 'draft',
  signs: false,
  consequence: false,
  differences: false,
  atLevel: false,
  needsSaved: false,
};

/** The actions that need more than a plain dialog. A new action works without an entry here. */
const FORMS: Readonly<Record<string, Partial<ActionForm>>> = {
  submit: { tone: 'default', needsSaved: true },
  approve: { tone: 'success', signs: true, differences: true, atLevel: true },
  return: { tone: 'danger-light', comment: 'required', fields: ['return-to'], atLevel: true },
  reject: { tone: 'danger-light', comment: 'required', consequence: true, atLevel: true },
  transfer: { fields: ['person'], consequence: true, atLevel: true },
  'add-signer': { fields: ['person', 'position'], atLevel: true },
  'remove-signer': { fields: ['person'], atLevel: true },
  consult: { fields: ['person'], consequence: true, atLevel: true },
  reply: { tone: 'default', comment: 'required', differences: true, atLevel: true },
  substitute: { fields: ['person'], consequence: true, atLevel: true },
  schedule: { fields: ['at'], signs: true, consequence: true },
  release: { tone: 'default', signs: true, consequence: true, differences: true },
  adopt: { consequence: true, differences: true },
  'break-glass': { tone: 'danger-light', comment: 'required', signs: true, consequence: true, differences: true },
  recall: { tone: 'danger', comment: 'required', subject: 'release', consequence: true },
};

/** The dialog of an action; one this panel does not know gets the plain dialog with a comment. */
export const actionForm = (name: string): ActionForm => ({ ...PLAIN, ...FORMS[name] });

/** The digest the person is shown and signs. Empty when a recall is asked for and nothing was ever released. */
export const digestToSign = (form: ActionForm, document: Pick<ReviewDocument, 'digest' | 'release'>): string =>
  form.subject === 'release' ? (document.release?.digest ?? '') : document.digest;

/** Actions of a level that are not needed every day: they stand smaller, below the others. */
const MORE: ReadonlySet<string> = new Set([
  'reject',
  'transfer',
  'add-signer',
  'remove-signer',
  'consult',
  'remind',
  'substitute',
]);

/** Whether an action stands below the others. */
export const isExtra = (name: string): boolean => MORE.has(name);

/** An action that is off, with the reason in words. */
export interface BlockedAction {
  readonly name: string;
  readonly message: string;
}

/** The server's actions, sorted into buttons and explanations, in the server's order. */
export interface SortedActions {
  readonly open: readonly string[];
  readonly blocked: readonly BlockedAction[];
}

/** Sorts the actions. `unsaved` is the sentence to show where unsaved changes stand in the way, null if there are none. */
export function sortActions(actions: readonly AllowedAction[], unsaved: string | null): SortedActions {
  const open: string[] = [];
  const blocked: BlockedAction[] = [];
  for (const { name, enabled, reason } of actions) {
    if (!enabled) blocked.push({ name, message: reason?.message ?? '' });
    else if (unsaved !== null && actionForm(name).needsSaved) blocked.push({ name, message: unsaved });
    else open.push(name);
  }
  return { open, blocked };
}

/** The levels a run can be sent back to: those before the one it is at. */
export const levelsBefore = (run: Run | null): readonly LevelName[] => {
  const at = run?.level?.index ?? 0;
  return (run?.levels ?? []).filter((level) => level.index < at);
};
