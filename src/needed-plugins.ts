import type { Core } from '@strapi/strapi';

const NEEDED = ['review', 'word-check', 'balance', 'delivery'];

/**
 * Sanshen is all four plugins. One that is switched off or not compiled is silently absent, and Strapi would drop its
 * tables and delete its rights: so this stops the start before a table is touched.
 * @throws Error naming the plugins and what to do
 */
export function assertPlugins(strapi: Core.Strapi): void {
  const missing = NEEDED.filter((name) => !strapi.plugin(name));
  if (missing.length === 0) return;
  throw new Error(
    `Sanshen cannot start without the plugin(s) ${missing.join(', ')}. Set "enabled: true" in config/plugins.ts and run "npm run build", then start again.`,
  );
}
