import { canonicalJson, type Json } from './canonical-json';

/** A right of review that a role, or an admin token, was given. */
export interface Grant {
  action: string;
  subject: string | null;
  properties: Json;
  conditions: Json;
  actionParameters: Json;
  /** Row id of the role, or of the token. */
  role?: number;
  apiToken?: number;
}

/** Who may still hold rights. */
export interface Holders {
  roles: ReadonlySet<number>;
  tokens: ReadonlySet<number>;
}

const textOf = (grant: Grant): string => canonicalJson(grant as unknown as Json);

/** Whether two lists hold the same grants, in whatever order. */
export function sameGrants(one: readonly Grant[], other: readonly Grant[]): boolean {
  return one.map(textOf).sort().join('\n') === other.map(textOf).sort().join('\n');
}

/** Grants that were held and are not any more, as far as their holder is still there. */
export function lostGrants(held: readonly Grant[], now: readonly Grant[], holders: Holders): Grant[] {
  const there = new Set(now.map(textOf));
  const isHolder = ({ role, apiToken }: Grant): boolean =>
    role === undefined ? apiToken !== undefined && holders.tokens.has(apiToken) : holders.roles.has(role);
  return held.filter((grant) => !there.has(textOf(grant)) && isHolder(grant));
}
