import { z } from '@strapi/utils';

const language = z.enum(['zh', 'en']).optional();

/** A month (`2026-10`) or a quarter (`2026-Q4`); whether there is such a one is a rule of the core. */
const period = z.string().min(1).max(20);

/** `GET /balance/reports`. */
export const reportQuery = z.strictObject({ period: period.optional(), language });

/** `GET /balance/reports/file`. */
export const reportFileQuery = z.strictObject({ period, language, format: z.enum(['html', 'docx']) });
