import type { Client } from './client';
import type { TaskPage, TaskQuery } from './types';

/** How many tasks one page of the list holds. */
export const TASK_PAGE_SIZE = 20;

/** The parameters of the task list for a query. */
export function taskParams(query: TaskQuery, pageSize: number): Record<string, unknown> {
  return { ...Object.fromEntries(Object.entries(query).filter(([, value]) => value !== '')), pageSize };
}

/** Reads one page of tasks; empty filters are left out. */
export async function loadTasks(
  client: Pick<Client, 'get'>,
  query: TaskQuery,
  pageSize: number = TASK_PAGE_SIZE,
): Promise<TaskPage> {
  const { data } = await client.get<TaskPage>('/review/tasks', { params: taskParams(query, pageSize) });
  return data;
}
