import admin from './zh-Hans/admin.json';
import contentManager from './zh-Hans/content-manager.json';
import contentTypeBuilder from './zh-Hans/content-type-builder.json';
import email from './zh-Hans/email.json';
import host from './zh-Hans/host.json';
import i18n from './zh-Hans/i18n.json';
import unlisted from './zh-Hans/unlisted.json';
import upload from './zh-Hans/upload.json';
import usersPermissions from './zh-Hans/users-permissions.json';

/** Messages by key, in ICU message syntax. */
type Messages = Record<string, string>;

/** The prefix under which each of Strapi's plugins registers its own messages; the file keeps the plugin's bare keys. */
const PLUGINS: Record<string, Messages> = {
  'content-manager': contentManager,
  'content-type-builder': contentTypeBuilder,
  email,
  i18n,
  upload,
  'users-permissions': usersPermissions,
};

const prefixed = (plugin: string, messages: Messages): Messages =>
  Object.fromEntries(Object.entries(messages).map(([key, message]) => [`${plugin}.${key}`, message]));

/**
 * Simplified Chinese for Strapi's own screens, keyed as the panel looks them up (`content-manager.<key>`, …; the panel's
 * own keys have no prefix). Strapi merges custom messages last, so these fill the holes of its bundled zh-Hans and
 * replace its poor wordings. `host` names the values of the host's own enumerations; `unlisted` holds full ids which Strapi's code asks for but its `en.json` does not list.
 */
export const zhHans: Messages = Object.assign(
  {},
  admin,
  host,
  unlisted,
  ...Object.entries(PLUGINS).map(([plugin, messages]) => prefixed(plugin, messages)),
);
