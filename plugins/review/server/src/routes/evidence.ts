/** A reading route of the record; the caller needs every one of the permissions. */
function route(path: string, handler: string, ...permissions: string[]) {
  const actions = permissions.map((permission) => `plugin::review.${permission}`);
  return {
    method: 'GET',
    path,
    handler: `evidence.${handler}`,
    config: { policies: ['admin::isAuthenticatedAdmin', { name: 'admin::hasPermissions', config: { actions } }] },
  };
}

/** The review form, the time line, evidence packs and the ledger browser. A pack holds rows of other documents too. */
export const evidenceRoutes = [
  route('/documents/:uid/:documentId/record', 'record', 'tasks.read'),
  route('/documents/:uid/:documentId/timeline', 'timeline', 'tasks.read'),
  route('/documents/:uid/:documentId/evidence', 'evidence', 'tasks.read', 'ledger.read'),
  route('/ledger/entries', 'entries', 'ledger.read'),
  route('/ledger/choices', 'choices', 'ledger.read'),
];
