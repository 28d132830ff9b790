/** An admin route of the gates; the caller needs every one of the permissions. */
function route(method: 'GET' | 'POST', path: string, handler: string, ...permissions: string[]) {
  const actions = permissions.map((permission) => `plugin::review.${permission}`);
  return {
    method,
    path,
    handler: `gates.${handler}`,
    config: { policies: ['admin::isAuthenticatedAdmin', { name: 'admin::hasPermissions', config: { actions } }] },
  };
}

/** Lists of sources, captured originals and correction cases. */
export const gateRoutes = [
  route('GET', '/sources', 'sources', 'sources.read'),
  route('GET', '/sources/search', 'sourceSearch', 'sources.read'),
  route('POST', '/sources/preview', 'sourcePreview', 'sources.manage'),
  route('POST', '/sources', 'sourceImport', 'sources.manage'),
  route('GET', '/sources/:id', 'sourceVersion', 'sources.read'),
  route('GET', '/documents/:uid/:documentId/captures', 'captures', 'tasks.read'),
  route('POST', '/documents/:uid/:documentId/captures', 'capture', 'tasks.read', 'corrections.manage'),
  route('GET', '/corrections', 'corrections', 'corrections.read'),
  route('POST', '/corrections', 'correctionOpen', 'corrections.read', 'corrections.manage'),
  route('POST', '/corrections/places', 'correctionPlaces', 'corrections.read'),
  route('GET', '/corrections/:id', 'correction', 'corrections.read'),
  route('POST', '/corrections/:id/close', 'correctionClose', 'corrections.read', 'corrections.manage'),
];
