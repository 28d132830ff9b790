import type { Client } from './client';
import { TASK_PAGE_SIZE, taskParams } from './tasks';
import type { ActionAnswer, AllowedAction, Task as ListedTask, TaskPage as ListedPage, TaskQuery } from './types';

/** An act that several documents can be given at once, and whether each must have been opened before. */
export interface ActTogether {
  readonly name: string;
  readonly needsOpening: boolean;
}

/** A task with what the caller may do about it. */
export interface Task extends ListedTask {
  readonly actions?: readonly AllowedAction[];
}

/** A page of tasks with what can be done on several of them; `most` documents in one request. */
export interface TaskPage extends ListedPage {
  readonly results: readonly Task[];
  readonly together?: { readonly most: number; readonly actions: readonly ActTogether[] };
}

/** One act on several documents, each with the version and the level that were shown. */
export interface TogetherRequest {
  readonly action: string;
  readonly comment?: string;
  readonly to?: string;
  readonly items: readonly {
    readonly uid: string;
    readonly documentId: string;
    readonly locale: string;
    readonly digest: string;
    readonly level?: string;
  }[];
}

/** A document that was left as it was, and why. */
export interface TogetherLeft {
  readonly uid: string;
  readonly documentId: string;
  readonly locale?: string;
  readonly code: string;
  readonly message: string;
}

/** `POST /review/tasks/act`. */
export interface TogetherAnswer {
  readonly done: readonly (ActionAnswer & { readonly uid: string; readonly documentId: string })[];
  readonly leftOut: readonly TogetherLeft[];
}

/** Reads a page of tasks with what may be done about each. */
export async function loadActionableTasks(client: Pick<Client, 'get'>, query: TaskQuery): Promise<TaskPage> {
  const params = { ...taskParams(query, TASK_PAGE_SIZE), actions: true };
  const { data } = await client.get<TaskPage>('/review/tasks', { params });
  return data;
}

/** Does an act on several documents. What an earlier call with the same key has done is not done again. */
export async function actTogether(
  client: Client,
  request: TogetherRequest,
  idempotencyKey: string,
): Promise<TogetherAnswer> {
  const headers = { 'Idempotency-Key': idempotencyKey };
  const { data } = await client.post<TogetherAnswer, TogetherRequest>('/review/tasks/act', request, { headers });
  return data;
}
