/** Origins that may call the API from a browser: this server, and what CORS_ORIGINS names (comma separated). */
const origins = [process.env.PUBLIC_URL, ...(process.env.CORS_ORIGINS ?? '').split(',')].filter(
  (origin): origin is string => Boolean(origin?.trim()),
);

export default [
  'global::error-codes',
  'strapi::logger',
  'strapi::errors',
  {
    name: 'strapi::security',
    config: {
      contentSecurityPolicy: {
        useDefaults: true,
        directives: {
          'connect-src': ["'self'"],
          'img-src': ["'self'", 'data:', 'blob:'],
          'media-src': ["'self'", 'data:', 'blob:'],
          'frame-ancestors': ["'self'"],
          upgradeInsecureRequests: null,
        },
      },
    },
  },
  { name: 'strapi::cors', config: { origin: origins, credentials: true } },
  { name: 'strapi::query', config: {} },
  // Sets how much each may send; the parser's own limit is that of word lists.
  'global::upload-size',
  {
    name: 'strapi::body',
    config: { jsonLimit: '12mb', formLimit: '1mb', textLimit: '1mb', formidable: { maxFileSize: 128 * 1024 * 1024 } },
  },
  'strapi::session',
  'strapi::favicon',
  'global::private-uploads',
  'strapi::public',
];
