import { ACTIONS } from '../permissions';

/** A public route: no account is needed, and nothing but releases can be read. A GET route answers HEAD as well. */
function open(path: string, handler: string) {
  return { method: 'GET', path, handler, config: { auth: false as const } };
}

/** A route of screens: no account, the screen's own token instead. */
function device(path: string, handler: string) {
  return { method: 'POST', path, handler, config: { auth: false as const } };
}

/** An admin route for whoever looks after the screens; without the permission it would be open to every admin user. */
function managed(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, handler: string) {
  const permission = { name: 'admin::hasPermissions', config: { actions: [ACTIONS.manageScreens] } };
  return { method, path, handler, config: { policies: ['admin::isAuthenticatedAdmin', permission] } };
}

/** The plugin's routes: public ones below Strapi's API prefix and `/delivery`, the admin's below `/delivery`. */
export const routes = {
  'content-api': {
    type: 'content-api',
    routes: [
      open('/channels/:channel', 'channels.find'),
      open('/channels/:channel/feed', 'channels.feed'),
      open('/channels/:channel/items/:documentId', 'channels.item'),
      open('/channels/:channel/manifest', 'channels.manifest'),
      open('/channels/:channel/events', 'channels.events'),
      open('/keys', 'media.keys'),
      open('/media/:sha256', 'media.find'),
      open('/media/:sha256/:variant', 'media.variant'),
      device('/screens/:id/receipts', 'screens.receipts'),
      device('/screens/:id/heartbeat', 'screens.heartbeat'),
    ],
  },
  admin: {
    type: 'admin',
    routes: [
      managed('GET', '/screens', 'screens.find'),
      managed('POST', '/screens', 'screens.add'),
      managed('PUT', '/screens/:id', 'screens.rename'),
      managed('POST', '/screens/:id/token', 'screens.renew'),
      managed('DELETE', '/screens/:id', 'screens.revoke'),
    ],
  },
};
