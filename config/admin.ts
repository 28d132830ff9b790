import { secret } from '../src/secrets';

/** The demo park's seven accounts log in from one address, again and again; production keeps Strapi's own limit. */
const DEMO_LOGIN_LIMIT = { enabled: true, interval: { min: 5 }, max: 100 };

export default () => ({
  auth: { secret: secret('ADMIN_JWT_SECRET') },
  apiToken: { salt: secret('API_TOKEN_SALT') },
  transfer: { token: { salt: secret('TRANSFER_TOKEN_SALT') } },
  secrets: { encryptionKey: secret('ENCRYPTION_KEY') },
  flags: { nps: false, promoteEE: false, docLinks: false },
  ...(process.env.SANSHEN_DEMO === '1' ? { rateLimit: DEMO_LOGIN_LIMIT } : {}),
  // Readers get releases only, so there is nothing on the website that could show a draft.
  preview: { enabled: false },
  watchIgnoreFiles: ['**/plugins/*/admin/**', '**/tests/**', '**/.data/**', '**/.tmp/**'],
});
