import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import type { ComponentType } from 'react';

import { ChartPie, Clock } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';

import { EditorSidePanel } from './components/EditorSidePanel';
import { IfRecalled } from './components/IfRecalled';
import { FRESHNESS_PART, PAGE_PATH, PLUGIN_ID, READ_METER } from './plugin-id';

const TRANSLATIONS: Readonly<Record<string, () => Promise<{ default: Readonly<Record<string, string>> }>>> = {
  en: () => import('./translations/en'),
  'zh-Hans': () => import('./translations/zh-Hans'),
};

const translationOf = async (locale: string) => ({ locale, data: (await TRANSLATIONS[locale]?.())?.default ?? {} });

/** The part of the content manager this plugin uses. */
type ContentManagerApis = {
  addEditViewSidePanel: (panels: PanelComponent[]) => void;
};

/** The admin half of the balance plugin, as Strapi loads it. */
export default {
  register(app: StrapiApp) {
    app.registerPlugin({ id: PLUGIN_ID, name: PLUGIN_ID });
    app.addMenuLink({
      to: PAGE_PATH,
      icon: ChartPie,
      intlLabel: { id: 'balance.name', defaultMessage: 'Balance' },
      permissions: [{ action: READ_METER, subject: null }],
      Component: () => import('./pages/BalancePages'),
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
    app.widgets.register({
      id: 'freshness',
      pluginId: PLUGIN_ID,
      icon: Clock,
      title: { id: 'balance.freshness.widget.title', defaultMessage: 'Update limits' },
      component: async () => (await import('./widgets/FreshnessWidget')).FreshnessWidget,
      link: {
        label: { id: 'balance.freshness.widget.all', defaultMessage: 'All columns and accounts' },
        href: `/${PAGE_PATH}/${FRESHNESS_PART}`,
      },
      permissions: [{ action: READ_METER }],
    });
  },

  bootstrap(app: Pick<StrapiApp, 'getPlugin'>) {
    const apis = app.getPlugin('content-manager').apis as ContentManagerApis;
    // After all other plugins, whatever their order: below the panels that ask something of people.
    queueMicrotask(() => apis.addEditViewSidePanel([EditorSidePanel]));
    // Review shows it in its dialog; without review there are no recalls.
    app
      .getPlugin('review')
      ?.injectComponent('actionDialog', 'recall', { name: 'if-recalled', Component: IfRecalled as ComponentType });
  },

  registerTrads: ({ locales }: { locales: string[] }) => Promise.all(locales.map(translationOf)),
};
