/** An admin route about proof rounds; acts need the right to sign as well, and the workflow has to name the person. */
function route(method: 'GET' | 'POST', path: string, handler: string, ...permissions: string[]) {
  const actions = permissions.map((permission) => `plugin::review.${permission}`);
  return {
    method,
    path: `/proof${path}`,
    handler: `proof.${handler}`,
    config: { policies: ['admin::isAuthenticatedAdmin', { name: 'admin::hasPermissions', config: { actions } }] },
  };
}

const DOCUMENT = '/:uid/:documentId';

/** Proof rounds of a document, what proofreaders do about them, and what waits for one. */
export const proofRoutes = [
  route('GET', '', 'tasks', 'tasks.read'),
  route('GET', DOCUMENT, 'show', 'tasks.read'),
  route('POST', `${DOCUMENT}/findings`, 'find', 'tasks.read', 'act'),
  route('POST', `${DOCUMENT}/findings/:id/close`, 'close', 'tasks.read', 'act'),
  route('POST', `${DOCUMENT}/findings/:id/reopen`, 'reopen', 'tasks.read', 'act'),
  route('POST', `${DOCUMENT}/rounds/:key/sign`, 'sign', 'tasks.read', 'act'),
  route('POST', `${DOCUMENT}/read-aloud`, 'readAloud', 'tasks.read', 'act'),
];
