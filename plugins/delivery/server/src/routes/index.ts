/** A public route: no account is needed, and nothing but releases can be read. A GET route answers HEAD as well. */
function open(path: string, handler: string) {
  return { method: 'GET', path, handler, config: { auth: false as const } };
}

/** The plugin's routes, below Strapi's API prefix and `/delivery`. */
export const routes = {
  'content-api': {
    type: 'content-api',
    routes: [
      open('/channels/:channel', 'channels.find'),
      open('/channels/:channel/feed', 'channels.feed'),
      open('/channels/:channel/items/:documentId', 'channels.item'),
      open('/channels/:channel/manifest', 'channels.manifest'),
      open('/channels/:channel/events', 'channels.events'),
      open('/keys', 'media.keys'),
      open('/media/:sha256', 'media.find'),
      open('/media/:sha256/:variant', 'media.variant'),
    ],
  },
};
