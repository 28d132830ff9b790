/** An admin route about the working calendar. */
function route(method: 'GET' | 'POST' | 'PUT', path: string, handler: string, permission: string) {
  return {
    method,
    path: `/calendar${path}`,
    handler: `calendar.${handler}`,
    config: {
      policies: [
        'admin::isAuthenticatedAdmin',
        { name: 'admin::hasPermissions', config: { actions: [`plugin::review.${permission}`] } },
      ],
    },
  };
}

/** Looking at the working calendar and changing it. */
export const calendarRoutes = [
  route('GET', '', 'show', 'tasks.read'),
  route('PUT', '', 'save', 'calendar.manage'),
  route('POST', '/impact', 'impact', 'calendar.manage'),
];
