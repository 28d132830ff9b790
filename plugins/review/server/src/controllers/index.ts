import previews from './previews';
import proof from './proof';
import review from './review';

export const controllers = { previews, proof, review };
