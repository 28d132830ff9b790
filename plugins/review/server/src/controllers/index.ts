import previews from './previews';
import review from './review';
import workflows from './workflows';

export const controllers = { previews, review, workflows };
