/** An admin route about workflows or the people in them; the caller needs the permission. */
function route(method: 'GET' | 'POST' | 'PUT', path: string, handler: string, permission: string) {
  return {
    method,
    path,
    handler: `workflows.${handler}`,
    config: {
      policies: [
        'admin::isAuthenticatedAdmin',
        { name: 'admin::hasPermissions', config: { actions: [`plugin::review.${permission}`] } },
      ],
    },
  };
}

/** Reading workflows, changing them, and naming who takes whose place. */
export const workflowRoutes = [
  route('GET', '/workflows', 'list', 'workflows.read'),
  route('GET', '/workflows/:key', 'show', 'workflows.read'),
  route('GET', '/workflows/:key/differences', 'differences', 'workflows.read'),
  route('POST', '/workflows', 'create', 'workflows.edit'),
  route('PUT', '/workflows/:key', 'change', 'workflows.edit'),
  route('POST', '/workflows/:key/impact', 'impact', 'workflows.edit'),
  route('GET', '/workflow-options', 'options', 'workflows.read'),
  route('GET', '/people/:code/duties', 'duties', 'workflows.read'),
  route('POST', '/people/:code/substitute', 'substitute', 'workflows.edit'),
];
