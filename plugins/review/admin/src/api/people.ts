import type { Client } from './client';

/** Somebody who can be chosen: a person with an account that works. */
export interface Choice {
  readonly code: string;
  readonly name: string;
  readonly unit: string | null;
  readonly post: string | null;
  readonly email: string;
}

/** Reads who can be chosen. */
export async function loadPeople(client: Pick<Client, 'get'>): Promise<readonly Choice[]> {
  return (await client.get<{ data: readonly Choice[] }>('/review/people')).data.data;
}
