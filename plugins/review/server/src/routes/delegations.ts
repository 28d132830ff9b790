/** An admin route that needs one of the plugin's permissions. */
function route(method: 'GET' | 'POST' | 'DELETE', path: string, handler: string, permission: string) {
  return {
    method,
    path,
    handler: `delegations.${handler}`,
    config: {
      policies: [
        'admin::isAuthenticatedAdmin',
        { name: 'admin::hasPermissions', config: { actions: [`plugin::review.${permission}`] } },
      ],
    },
  };
}

/** Leave delegations, and who can be chosen. */
export const delegationRoutes = [
  route('GET', '/people', 'people', 'tasks.read'),
  route('GET', '/delegations', 'list', 'tasks.read'),
  route('POST', '/delegations', 'offer', 'act'),
  route('POST', '/delegations/:id/accept', 'accept', 'act'),
  route('POST', '/delegations/:id/decline', 'decline', 'act'),
  route('DELETE', '/delegations/:id', 'revoke', 'act'),
];
