import type { PanelComponent } from '@strapi/content-manager/strapi-admin';
import { Book } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';

import { WordCheckSidePanel } from './components/WordCheckSidePanel';
import { MANAGE_RESCANS } from './model/rescans';
import { MANAGE_PACKS, PACKS_PATH, PLUGIN_ID } from './plugin-id';

const TRANSLATIONS: Readonly<Record<string, () => Promise<{ default: Record<string, string> }>>> = {
  en: () => import('./translations/en.json'),
  'zh-Hans': () => import('./translations/zh-Hans.json'),
};

const translationOf = async (locale: string) => ({ locale, data: (await TRANSLATIONS[locale]?.())?.default ?? {} });

/** The part of the content manager this plugin uses. */
type ContentManagerApis = {
  addEditViewSidePanel: (panels: PanelComponent[]) => void;
};

/** The admin half of the word check, as Strapi loads it. */
export default {
  register(app: StrapiApp) {
    app.registerPlugin({ id: PLUGIN_ID, name: PLUGIN_ID });
    app.addMenuLink({
      to: PACKS_PATH,
      icon: Book,
      intlLabel: { id: 'word-check.packs.title', defaultMessage: 'Word packs' },
      // One of them is enough: rescans are a section beside the packs.
      permissions: [MANAGE_PACKS, MANAGE_RESCANS].map((action) => ({ action, subject: null })),
      Component: () => import('./pages/PacksPages'),
    });
  },

  bootstrap(app: Pick<StrapiApp, 'getPlugin'>) {
    (app.getPlugin('content-manager').apis as ContentManagerApis).addEditViewSidePanel([WordCheckSidePanel]);
  },

  registerTrads: ({ locales }: { locales: string[] }) => Promise.all(locales.map(translationOf)),
};
