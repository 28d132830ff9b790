import { Monitor } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';

import { MANAGE_SCREENS, PLUGIN_ID, SCREENS_PATH } from './plugin-id';

/** Labels of the channel's fields in the Content Manager, which looks them up under its own keys, and the plugin's texts. */
const TRANSLATIONS: Readonly<Record<string, () => Promise<{ default: Record<string, string> }>>> = {
  en: () => import('./translations/en.json'),
  'zh-Hans': () => import('./translations/zh-Hans.json'),
};

const translationOf = async (locale: string) => ({ locale, data: (await TRANSLATIONS[locale]?.())?.default ?? {} });

/** The admin half of delivery, as Strapi loads it. */
export default {
  register(app: StrapiApp) {
    app.registerPlugin({ id: PLUGIN_ID, name: 'Delivery' });
    app.addMenuLink({
      to: SCREENS_PATH,
      icon: Monitor,
      intlLabel: { id: 'delivery.screens.title', defaultMessage: 'Screens' },
      permissions: [{ action: MANAGE_SCREENS, subject: null }],
      Component: () => import('./pages/ScreensPage'),
    });
  },

  bootstrap() {},

  registerTrads: ({ locales }: { locales: string[] }) => Promise.all(locales.map(translationOf)),
};
