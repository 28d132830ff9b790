import comments from './comments';
import previews from './previews';
import readings from './readings';
import review from './review';

export const controllers = { comments, previews, readings, review };
