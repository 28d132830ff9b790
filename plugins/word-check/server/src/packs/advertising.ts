import type { Pack } from '../core/rule';
import { ABSOLUTE } from './advertising-absolute';
import { FORBIDDEN } from './advertising-forbidden';
import { TRADES } from './advertising-trades';

/**
 * The Advertising Law's wording. Only promotion is bound by it, so in ordinary posts its advice is silent and its
 * warnings are advice; the phrases the law itself names, official titles aside, stop everywhere.
 */
export const advertising: Pack = {
  key: 'advertising',
  name: '广告用语',
  nameEn: 'Advertising',
  promotional: true,
  rules: [...ABSOLUTE, ...FORBIDDEN, ...TRADES],
};
