import { secret } from '../src/secrets';

// Strapi creates its first locale on the very first boot, and reads this variable then.
process.env.STRAPI_PLUGIN_I18N_INIT_LOCALE_CODE ??= 'zh-Hans';
process.env.STRAPI_TELEMETRY_DISABLED ??= 'true';

interface Env {
  (name: string, fallback?: string): string;
  int(name: string, fallback: number): number;
}

export default ({ env }: { env: Env }) => ({
  host: env('HOST', '127.0.0.1'),
  port: env.int('PORT', 1337),
  url: env('PUBLIC_URL', ''),
  app: { keys: secret('APP_KEYS').split(',') },
  dirs: { public: env('PUBLIC_DIR', './public') },
  logger: { updates: { enabled: false }, startup: { enabled: env('NODE_ENV', 'development') === 'development' } },
  transfer: { remote: { enabled: false } },
});
