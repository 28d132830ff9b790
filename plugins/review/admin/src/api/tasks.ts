import type { Client } from './client';
import type { TaskPage, TaskQuery } from './types';

/** How many tasks one page of the list holds. */
export const TASK_PAGE_SIZE = 20;

/** Reads one page of tasks; empty filters are left out. */
export async function loadTasks(
  client: Pick<Client, 'get'>,
  query: TaskQuery,
  pageSize: number = TASK_PAGE_SIZE,
): Promise<TaskPage> {
  const set = Object.entries(query).filter(([, value]) => value !== '');
  const { data } = await client.get<TaskPage>('/review/tasks', { params: { ...Object.fromEntries(set), pageSize } });
  return data;
}
