import type { RenderAdminArgs } from '@strapi/strapi/admin';
import { applyBrowserDefaults } from './browser-defaults';
import { zhHans } from './translations';

/** What the host changes in Strapi's panel: Chinese, and none of Strapi's own announcements. */
const customisations: RenderAdminArgs['customisations'] = {
  config: {
    // English is always there; Strapi adds it itself.
    locales: ['zh-Hans'],
    translations: { 'zh-Hans': zhHans },
    notifications: { releases: false },
    // Nothing in Strapi 5.54 reads this; the tour is switched off in browser-defaults.ts.
    tutorials: false,
  },
  // Runs before the first render, which reads the language.
  register: () => applyBrowserDefaults(window.localStorage),
  bootstrap: () => undefined,
};

export default customisations;
