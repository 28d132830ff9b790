import type { RenderAdminArgs } from '@strapi/strapi/admin';
import { applyBrowserDefaults } from './browser-defaults';
import { zhHans } from './translations';

/** Plugins whose home-page widgets say what there is to do today. */
const TODAY: readonly (string | undefined)[] = ['review', 'balance'];

/** What waits for me and what the mix lacks come before Strapi's own widgets. */
function todaysWorkFirst<W extends { pluginId?: string }>(widgets: W[]): W[] {
  const isToday = ({ pluginId }: W): boolean => TODAY.includes(pluginId);
  return [...widgets.filter(isToday), ...widgets.filter((widget) => !isToday(widget))];
}

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
  register(app) {
    applyBrowserDefaults(window.localStorage);
    app.widgets.register(todaysWorkFirst);
  },
  bootstrap: () => undefined,
};

export default customisations;
