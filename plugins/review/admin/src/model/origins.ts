/** Origins that have a name in the translations (`origin.<key>`); the name of a token goes into it. */
export const ORIGINS: readonly string[] = ['content-api-token', 'admin-token', 'users-permissions', 'system'];

/** Where a change without a person came from, as the server writes it ("content-api-token:import"): its key and its own name. */
export function originOf(origin: string): { readonly key: string; readonly name: string } {
  const colon = origin.indexOf(':');
  const [kind, name] = colon < 0 ? [origin, ''] : [origin.slice(0, colon), origin.slice(colon + 1)];
  return ORIGINS.includes(kind) ? { key: kind, name } : { key: 'other', name: origin };
}
