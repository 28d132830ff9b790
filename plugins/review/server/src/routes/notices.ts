/** An admin route about the caller's own notices. */
function route(method: 'GET' | 'POST' | 'PUT', path: string, handler: string) {
  return {
    method,
    path: `/notices${path}`,
    handler: `notices.${handler}`,
    config: {
      policies: [
        'admin::isAuthenticatedAdmin',
        // Whoever sees tasks has an inbox; in it they find and change only what is theirs.
        { name: 'admin::hasPermissions', config: { actions: ['plugin::review.tasks.read'] } },
      ],
    },
  };
}

/** The inbox, and what one wants of it by e-mail. */
export const noticeRoutes = [
  route('GET', '', 'list'),
  route('GET', '/preferences', 'preferences'),
  route('PUT', '/preferences', 'choose'),
  route('POST', '/read-all', 'readAll'),
  route('POST', '/:id/read', 'read'),
];
