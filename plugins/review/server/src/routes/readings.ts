/** An admin route of reading, commenting or opinions; the caller needs every one of the permissions. */
function route(method: 'GET' | 'POST' | 'PUT', path: string, handler: string, ...permissions: string[]) {
  const actions = permissions.map((permission) => `plugin::review.${permission}`);
  return {
    method,
    path,
    handler,
    config: { policies: ['admin::isAuthenticatedAdmin', { name: 'admin::hasPermissions', config: { actions } }] },
  };
}

const COMMENTS = '/comments/:uid/:documentId';

/** Receipts of reading, second readings, comments, and drafts of opinions. */
export const readingRoutes = [
  route('GET', '/documents/:uid/:documentId/reading', 'readings.show', 'tasks.read'),
  route('PUT', '/documents/:uid/:documentId/reading', 'readings.save', 'tasks.read', 'act'),
  route('GET', '/second-readings', 'readings.again', 'tasks.read'),
  route('POST', '/second-readings/:id', 'readings.recordAgain', 'tasks.read', 'act'),
  route('GET', COMMENTS, 'comments.list', 'tasks.read'),
  route('POST', COMMENTS, 'comments.write', 'tasks.read', 'comments.write'),
  route('POST', `${COMMENTS}/:id/reply`, 'comments.reply', 'tasks.read', 'comments.write'),
  route('POST', `${COMMENTS}/:id/resolve`, 'comments.resolve', 'tasks.read', 'comments.write'),
  route('POST', `${COMMENTS}/:id/reopen`, 'comments.reopen', 'tasks.read', 'comments.write'),
  route('GET', '/opinions', 'comments.opinions', 'tasks.read'),
  route('PUT', '/opinions', 'comments.keepOpinion', 'tasks.read', 'act'),
];
