import type { ActTogether, Task, TogetherLeft } from '../api/together';

/** A task and its language as text: what a selection is made of. */
export const taskKey = ({ uid, documentId, locale }: Pick<Task, 'uid' | 'documentId' | 'locale'>): string =>
  `${uid} ${documentId} ${locale}`;

/** The tasks of the page that are selected, in the page's order. */
export const selectedOf = (tasks: readonly Task[], selected: ReadonlySet<string>): readonly Task[] =>
  tasks.filter((task) => selected.has(taskKey(task)));

/** What the box that stands for all tasks shows. */
export function allState(tasks: readonly Task[], selected: ReadonlySet<string>): boolean | 'indeterminate' {
  const count = selectedOf(tasks, selected).length;
  return count === 0 ? false : count === tasks.length ? true : 'indeterminate';
}

/** Whether the server lets the caller do it on this task now. */
const allows = (task: Task, name: string): boolean =>
  task.actions?.some((action) => action.name === name && action.enabled) ?? false;

/** The acts that some of these tasks allow, each with how many do. */
export function actsFor(
  acts: readonly ActTogether[],
  tasks: readonly Task[],
): readonly (ActTogether & { readonly count: number })[] {
  return acts
    .map((act) => ({ ...act, count: tasks.filter((task) => allows(task, act.name)).length }))
    .filter(({ count }) => count > 0);
}

/** Why a task is left out before anything is sent: the server's reason in words, or that it has not been opened. */
export interface LeftTask {
  readonly task: Task;
  readonly why: 'off' | 'unopened';
  readonly message: string;
}

/** The selected tasks, sorted into those that go along and those that are left out. */
export interface SortedTasks {
  readonly ready: readonly Task[];
  readonly leftOut: readonly LeftTask[];
}

/** Sorts tasks for an act. `isOpened` says whether this person has had exactly that version before their eyes. */
export function sortTasks(act: ActTogether, tasks: readonly Task[], isOpened: (task: Task) => boolean): SortedTasks {
  const ready: Task[] = [];
  const leftOut: LeftTask[] = [];
  for (const task of tasks) {
    const message = task.actions?.find(({ name }) => name === act.name)?.reason?.message ?? '';
    if (!allows(task, act.name)) leftOut.push({ task, why: 'off', message });
    else if (act.needsOpening && !isOpened(task)) leftOut.push({ task, why: 'unopened', message: '' });
    else ready.push(task);
  }
  return { ready, leftOut };
}

/** Whether some of the tasks want a reason for this act. */
export const asksComment = (name: string, tasks: readonly Task[]): boolean =>
  tasks.some(({ actions }) => actions?.some((action) => action.name === name && action.comment === 'required'));

/** The task that the server speaks of, for its title. */
export const taskOf = (
  tasks: readonly Task[],
  left: Pick<TogetherLeft, 'uid' | 'documentId' | 'locale'>,
): Task | undefined =>
  tasks.find((task) => task.uid === left.uid && task.documentId === left.documentId && task.locale === left.locale);
