import { ACTIONS } from '../permissions';

/** An admin route that needs one of the plugin's permissions; without one it would be open to every admin user. */
function route(method: 'GET' | 'PUT' | 'POST' | 'DELETE', path: string, handler: string, action: string) {
  return {
    method,
    path,
    handler,
    config: {
      policies: ['admin::isAuthenticatedAdmin', { name: 'admin::hasPermissions', config: { actions: [action] } }],
    },
  };
}

/** The plugin's routes, under `/balance`. */
export const routes = {
  admin: {
    type: 'admin',
    routes: [
      route('GET', '/meter', 'meter.find', ACTIONS.readMeter),
      route('GET', '/targets', 'targets.find', ACTIONS.readMeter),
      route('PUT', '/targets', 'targets.set', ACTIONS.manageTargets),
      // Who sees the meter sees what a post would be counted as.
      route('POST', '/suggest', 'suggest.suggest', ACTIONS.readMeter),
      route('GET', '/models', 'models.find', ACTIONS.readMeter),
      route('POST', '/models', 'models.train', ACTIONS.trainModel),
      route('GET', '/order', 'order.find', ACTIONS.readMeter),
      route('GET', '/pins', 'pins.find', ACTIONS.readMeter),
      route('POST', '/pins', 'pins.set', ACTIONS.managePins),
      route('DELETE', '/pins/:id', 'pins.remove', ACTIONS.managePins),
    ],
  },
};
