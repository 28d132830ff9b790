import evidence from './evidence';
import previews from './previews';
import review from './review';

export const controllers = { evidence, previews, review };
