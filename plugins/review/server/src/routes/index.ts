import { delegationRoutes } from './delegations';
import { noticeRoutes } from './notices';
import { evidenceRoutes } from './evidence';
import { calendarRoutes } from './calendar';
import { gateRoutes } from './gates';
import { previewRoutes, publicRoutes } from './previews';
import { workflowRoutes } from './workflows';
import { readingRoutes } from './readings';
import { proofRoutes } from './proof';

/** An act by somebody without the permission goes on record before it is turned away. */
const NOTED = { name: 'plugin::review.note-forbidden', config: { permission: 'plugin::review.act' } };

/** An admin route that needs one of the plugin's permissions; without one it would be open to every admin user. */
function route(method: 'GET' | 'POST', path: string, handler: string, permission: string) {
  return {
    method,
    path,
    handler: handler.includes('.') ? handler : `review.${handler}`,
    config: {
      policies: [
        'admin::isAuthenticatedAdmin',
        ...(permission === 'act' ? [NOTED] : []),
        { name: 'admin::hasPermissions', config: { actions: [`plugin::review.${permission}`] } },
      ],
    },
  };
}

export const routes = {
  'content-api': { type: 'content-api', routes: publicRoutes },
  admin: {
    type: 'admin',
    routes: [
      // Any admin user: their panel has to know where Strapi's own buttons do not apply.
      {
        method: 'GET',
        path: '/governed',
        handler: 'review.governed',
        config: { policies: ['admin::isAuthenticatedAdmin'] },
      },
      route('GET', '/tasks', 'tasks', 'tasks.read'),
      route('GET', '/emergencies', 'emergencies', 'tasks.read'),
      route('GET', '/documents/:uid/:documentId', 'document', 'tasks.read'),
      route('GET', '/documents/:uid/:documentId/diff', 'diff', 'tasks.read'),
      route('POST', '/documents/:uid/:documentId/actions', 'act', 'act'),
      route('POST', '/tasks/act', 'together.act', 'act'),
      ...previewRoutes,
      ...delegationRoutes,
      ...evidenceRoutes,
      ...calendarRoutes,
      ...readingRoutes,
      ...gateRoutes,
      ...proofRoutes,
      ...workflowRoutes,
      route('GET', '/ledger', 'ledger', 'ledger.read'),
      route('GET', '/ledger/export', 'ledgerExport', 'ledger.read'),
      route('GET', '/ledger/head', 'ledgerHead', 'ledger.read'),
      route('GET', '/ledger/anchors', 'ledgerAnchors', 'ledger.read'),
      // Whoever may read the whole record may see what was not delivered; mending it is another matter.
      {
        method: 'GET',
        path: '/outbox',
        handler: 'review.outbox',
        config: {
          policies: [
            'admin::isAuthenticatedAdmin',
            {
              name: 'plugin::review.may-any',
              config: { actions: ['plugin::review.outbox.manage', 'plugin::review.ledger.read'] },
            },
          ],
        },
      },
      route('POST', '/outbox/:id/retry', 'outboxRetry', 'outbox.manage'),
      route('POST', '/outbox/:id/drop', 'outboxDrop', 'outbox.manage'),
      ...noticeRoutes,
    ],
  },
};
