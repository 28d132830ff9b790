import { actionId } from '../permissions';

type Action = Parameters<typeof actionId>[0];

const may = (action: Action) => ({
  policies: ['admin::isAuthenticatedAdmin', { name: 'admin::hasPermissions', config: { actions: [actionId(action)] } }],
});

const route = (method: string, path: string, handler: string, action: Action) => ({
  method,
  path,
  handler,
  config: may(action),
});

/** Routes of this plugin. Content API: a token needs the scope `plugin::word-check.scan.run`. */
export const routes = {
  admin: {
    type: 'admin',
    routes: [
      route('POST', '/scan', 'scan.run', 'scan'),
      route('GET', '/images', 'images.find', 'scan'),
      route('GET', '/packs', 'packs.find', 'scan'),
      route('GET', '/packs/:key', 'packs.findOne', 'scan'),
      route('POST', '/packs', 'packs.create', 'packs.manage'),
      route('PUT', '/packs/:key', 'packs.update', 'packs.manage'),
      route('DELETE', '/packs/:key', 'packs.delete', 'packs.manage'),
      route('POST', '/trials', 'rescans.tryRule', 'packs.manage'),
      route('GET', '/trials/:id', 'rescans.trial', 'packs.manage'),
      route('POST', '/rescans', 'rescans.start', 'rescans.manage'),
      route('GET', '/rescans', 'rescans.find', 'rescans.manage'),
      route('GET', '/rescans/:id', 'rescans.findOne', 'rescans.manage'),
      route('GET', '/rescans/:id/results', 'rescans.results', 'rescans.manage'),
      route('GET', '/waivers', 'waivers.find', 'scan'),
      route('POST', '/waivers', 'waivers.create', 'scan'),
      route('DELETE', '/waivers/:id', 'waivers.delete', 'scan'),
      route('POST', '/packs/:key/import', 'pack-files.import', 'packs.manage'),
      route('GET', '/imports/:id', 'pack-files.findImport', 'packs.manage'),
      route('GET', '/packs/:key/export', 'pack-files.export', 'scan'),
      route('GET', '/packs/:key/rules', 'pack-pieces.rules', 'scan'),
      route('GET', '/packs/:key/rules/:id', 'pack-pieces.rule', 'scan'),
      route('PUT', '/packs/:key/rules/:id', 'pack-pieces.writeRule', 'packs.manage'),
      route('DELETE', '/packs/:key/rules/:id', 'pack-pieces.removeRule', 'packs.manage'),
      route('GET', '/packs/:key/versions', 'pack-pieces.versions', 'scan'),
      route('GET', '/packs/:key/versions/:n', 'pack-pieces.version', 'scan'),
      route('POST', '/packs/:key/versions/:n/restore', 'pack-pieces.restore', 'packs.manage'),
      route('POST', '/rule-proofs', 'pack-pieces.prove', 'packs.manage'),
    ],
  },
  'content-api': { type: 'content-api', routes: [{ method: 'POST', path: '/scan', handler: 'scan.run', config: {} }] },
};
