import type { Client } from './client';
import type { DocumentRef } from './types';

/** Content that is live by an emergency release (紧急签发) and waits for its levels. */
export interface AwaitedReview extends DocumentRef {
  readonly locale: string;
  readonly title: string;
  readonly releasedAt: string;
  readonly dueAt: string;
  readonly overdue: boolean;
}

/** Reads everything that is live early, the most urgent first. */
export async function loadEmergencies(client: Pick<Client, 'get'>): Promise<readonly AwaitedReview[]> {
  const { data } = await client.get<{ readonly data: readonly AwaitedReview[] }>('/review/emergencies');
  return data.data;
}
