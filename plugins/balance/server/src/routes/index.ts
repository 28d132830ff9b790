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
      route('GET', '/export', 'meterFile.find', ACTIONS.readMeter),
      route('GET', '/targets', 'targets.find', ACTIONS.readMeter),
      route('PUT', '/targets', 'targets.set', ACTIONS.manageTargets),
      // Who sees the meter sees what a post would be counted as.
      route('POST', '/suggest', 'suggest.suggest', ACTIONS.readMeter),
      route('GET', '/models', 'models.find', ACTIONS.readMeter),
      route('POST', '/models', 'models.train', ACTIONS.trainModel),
      route('GET', '/reports', 'reports.find', ACTIONS.readReports),
      route('GET', '/reports/file', 'reports.file', ACTIONS.readReports),
      route('GET', '/history', 'history.find', ACTIONS.readMeter),
      route('GET', '/recounts', 'recounts.find', ACTIONS.readMeter),
      route('POST', '/recounts', 'recounts.count', ACTIONS.manageTargets),
      route('GET', '/targets/history', 'targets.history', ACTIONS.readMeter),
      route('DELETE', '/targets/:id', 'targets.withdraw', ACTIONS.manageTargets),
      route('POST', '/what-if', 'forecast.whatIf', ACTIONS.readMeter),
      route('GET', '/calendar', 'forecast.calendar', ACTIONS.readMeter),
      route('GET', '/labels', 'forecast.labels', ACTIONS.readMeter),
      route('GET', '/freshness', 'freshness.find', ACTIONS.readMeter),
      route('GET', '/freshness/if-recalled', 'freshness.ifRecalled', ACTIONS.readMeter),
      route('PUT', '/freshness/limits', 'freshness.setLimits', ACTIONS.manageFreshness),
      route('GET', '/order', 'order.find', ACTIONS.readMeter),
      route('GET', '/pins', 'pins.find', ACTIONS.readMeter),
      route('POST', '/pins', 'pins.set', ACTIONS.managePins),
      route('DELETE', '/pins/:id', 'pins.remove', ACTIONS.managePins),
    ],
  },
};
