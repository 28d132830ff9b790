import type { Client, DeletingClient } from './client';

/** What people do with a delegation. */
export type DelegationAct = 'accept' | 'decline' | 'revoke';

/** How a delegation stands. */
export type DelegationState = 'offered' | 'accepted' | 'active' | 'declined' | 'revoked' | 'over';

interface Named {
  readonly key: string;
  readonly name: string;
}

/** A leave delegation (代理) as listed; `actions` are the caller's. */
export interface Delegation {
  readonly id: number;
  readonly from: Named;
  readonly to: Named;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly types: readonly string[] | null;
  readonly levels: readonly string[] | null;
  readonly state: DelegationState;
  readonly reason: string | null;
  readonly madeBy: string;
  readonly endedBy: string | null;
  readonly actions: readonly DelegationAct[];
}

/** `GET /review/delegations`. `scopes` are the types and levels a delegation can be limited to. */
export interface DelegationsAnswer {
  readonly data: readonly Delegation[];
  /** Whether the caller may lend the rights of others. */
  readonly mayArrange: boolean;
  readonly scopes: { readonly types: readonly Named[]; readonly levels: readonly Named[] };
}

/** A delegation to offer; people by the e-mail address of an account, `from` by default the caller. */
export interface DelegationRequest {
  readonly to: string;
  readonly from?: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly types?: readonly string[];
  readonly levels?: readonly string[];
  readonly reason?: string;
}

/** Reads the delegations the caller has to do with. */
export async function loadDelegations(client: Pick<Client, 'get'>): Promise<DelegationsAnswer> {
  return (await client.get<DelegationsAnswer>('/review/delegations')).data;
}

/** Offers a delegation. */
export async function offerDelegation(client: Pick<Client, 'post'>, request: DelegationRequest): Promise<void> {
  await client.post('/review/delegations', request);
}

/** Accepts, declines or ends a delegation. */
export async function actOnDelegation(
  client: Pick<DeletingClient, 'post' | 'del'>,
  id: number,
  act: DelegationAct,
): Promise<void> {
  if (act === 'revoke') await client.del(`/review/delegations/${id}`);
  else await client.post(`/review/delegations/${id}/${act}`, {});
}
