/** An admin route about a document's preview links; the caller needs every one of the permissions. */
function route(method: 'GET' | 'POST' | 'DELETE', path: string, handler: string, ...permissions: string[]) {
  const actions = permissions.map((permission) => `plugin::review.${permission}`);
  return {
    method,
    path: `/documents/:uid/:documentId/previews${path}`,
    handler: `previews.${handler}`,
    config: {
      policies: ['admin::isAuthenticatedAdmin', { name: 'admin::hasPermissions', config: { actions } }],
    },
  };
}

/** Making, listing and taking back preview links. */
export const previewRoutes = [
  route('POST', '', 'make', 'tasks.read', 'act'),
  route('GET', '', 'list', 'tasks.read'),
  route('DELETE', '/:id', 'revoke', 'tasks.read', 'act'),
];

/** The one public route of the plugin: whoever holds a token sees its draft. */
export const publicRoutes = [
  { method: 'GET', path: '/preview/:token', handler: 'previews.open', config: { auth: false as const } },
];
