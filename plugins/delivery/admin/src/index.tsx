import en from './translations/en.json';
import zhHans from './translations/zh-Hans.json';

const TRANSLATIONS: Record<string, Record<string, string>> = { en, 'zh-Hans': zhHans };

/** The part of Strapi's admin app this plugin uses. */
interface AdminApp {
  registerPlugin(plugin: { id: string; name: string }): void;
}

export default {
  register(app: AdminApp) {
    app.registerPlugin({ id: 'delivery', name: 'Delivery' });
  },

  bootstrap() {},

  /** Labels of the channel's fields in the Content Manager, which looks them up under its own keys. */
  async registerTrads({ locales }: { locales: string[] }) {
    return locales.map((locale) => ({ locale, data: TRANSLATIONS[locale] ?? {} }));
  },
};
