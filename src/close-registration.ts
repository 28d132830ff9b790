import type { Core } from '@strapi/strapi';

/** Raised when the default below changes; what an administrator sets later stays until then. */
const VERSION = 1;

/**
 * Readers need no account, so nobody can make one: Strapi leaves sign-up on the public API open by default. An
 * administrator may open it again in the settings of Users & Permissions.
 */
export async function closeRegistration(strapi: Core.Strapi): Promise<void> {
  const done = strapi.store({ type: 'plugin', name: 'sanshen', key: 'registration' });
  if ((await done.get({})) === VERSION) return;
  const advanced = strapi.store({ type: 'plugin', name: 'users-permissions', key: 'advanced' });
  const before = (await advanced.get({})) as Record<string, unknown> | null;
  await advanced.set({ value: { ...(before ?? {}), allow_register: false } });
  await done.set({ value: VERSION });
}
