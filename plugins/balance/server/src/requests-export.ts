import { z } from '@strapi/utils';
import { meterQuery } from './requests';

/** `GET /balance/export`: what the meter takes, and the kind of file. */
export const exportQuery = meterQuery.extend({ format: z.enum(['csv', 'xlsx']) });
