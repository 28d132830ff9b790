/** What Strapi must find in the environment in every process of ours: before its first boot, and without calls home. */
export const PLATFORM_ENV = {
  STRAPI_PLUGIN_I18N_INIT_LOCALE_CODE: 'zh-Hans',
  STRAPI_TELEMETRY_DISABLED: 'true',
};

/** The demo park's password when DEMO_PASSWORD is not set; printed by the demo, so no secret. */
export const DEFAULT_DEMO_PASSWORD = 'Sanshen-Demo-2026';
