import { SealCheck } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';

import { hidePublishActions, type ContentManagerApis } from './content-manager/hide-publish';
import { NoticeBell } from './components/NoticeBell';
import { ReviewSidePanel } from './content-manager/ReviewSidePanel';
import { NOTICES_PATH, PLUGIN_ID, READ_TASKS, TASKS_PATH } from './plugin-id';

const TRANSLATIONS: Readonly<Record<string, () => Promise<{ default: Record<string, string> }>>> = {
  en: () => import('./translations/en.json'),
  'zh-Hans': () => import('./translations/zh-Hans.json'),
};

const translationOf = async (locale: string) => ({ locale, data: (await TRANSLATIONS[locale]?.())?.default ?? {} });

/** The admin half of the review plugin, as Strapi loads it. */
export default {
  register(app: StrapiApp) {
    // Other plugins say what an act would do to what is theirs: in the dialog of that act, with the document as `target`.
    app.registerPlugin({ id: PLUGIN_ID, name: PLUGIN_ID, injectionZones: { actionDialog: { recall: [] } } });
    app.addMenuLink({
      to: TASKS_PATH,
      icon: SealCheck,
      intlLabel: { id: 'review.menu', defaultMessage: 'Review tasks' },
      permissions: [{ action: READ_TASKS, subject: null }],
      Component: () => import('./pages/ReviewPages'),
    });
    app.addMenuLink({
      to: NOTICES_PATH,
      icon: NoticeBell,
      intlLabel: { id: 'review.notices.title', defaultMessage: 'Notices' },
      permissions: [{ action: READ_TASKS, subject: null }],
      Component: () => import('./pages/NoticesPage'),
    });
    app.widgets.register({
      id: 'my-tasks',
      pluginId: PLUGIN_ID,
      icon: SealCheck,
      title: { id: 'review.widget.title', defaultMessage: 'Waiting for my review' },
      component: async () => (await import('./widgets/MyTasksWidget')).MyTasksWidget,
      link: { label: { id: 'review.widget.all', defaultMessage: 'All review tasks' }, href: `/${TASKS_PATH}` },
      permissions: [{ action: READ_TASKS }],
    });
  },

  bootstrap(app: Pick<StrapiApp, 'getPlugin'>) {
    const apis = app.getPlugin('content-manager').apis as ContentManagerApis;
    apis.addEditViewSidePanel([ReviewSidePanel]);
    hidePublishActions(apis);
  },

  registerTrads: ({ locales }: { locales: string[] }) => Promise.all(locales.map(translationOf)),
};
