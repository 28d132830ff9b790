import { ChartPie } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';

import { PAGE_PATH, PLUGIN_ID, READ_METER } from './plugin-id';

const TRANSLATIONS: Readonly<Record<string, () => Promise<{ default: Record<string, string> }>>> = {
  en: () => import('./translations/en.json'),
  'zh-Hans': () => import('./translations/zh-Hans.json'),
};

const translationOf = async (locale: string) => ({ locale, data: (await TRANSLATIONS[locale]?.())?.default ?? {} });

/** The admin half of the balance plugin, as Strapi loads it. */
export default {
  register(app: StrapiApp) {
    app.registerPlugin({ id: PLUGIN_ID, name: PLUGIN_ID });
    app.addMenuLink({
      to: PAGE_PATH,
      icon: ChartPie,
      intlLabel: { id: 'balance.name', defaultMessage: 'Balance' },
      permissions: [{ action: READ_METER, subject: null }],
      Component: () => import('./pages/BalancePage'),
    });
    app.widgets.register({
      id: 'meter',
      pluginId: PLUGIN_ID,
      icon: ChartPie,
      title: { id: 'balance.widget.title', defaultMessage: 'Balance' },
      component: async () => (await import('./widgets/BalanceWidget')).BalanceWidget,
      link: { label: { id: 'balance.widget.all', defaultMessage: 'All channels and targets' }, href: `/${PAGE_PATH}` },
      permissions: [{ action: READ_METER }],
    });
  },

  registerTrads: ({ locales }: { locales: string[] }) => Promise.all(locales.map(translationOf)),
};
