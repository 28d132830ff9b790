import previews from './previews';
import review from './review';

export const controllers = { previews, review };
