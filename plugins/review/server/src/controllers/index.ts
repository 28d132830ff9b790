import gates from './gates';
import previews from './previews';
import review from './review';

export const controllers = { gates, previews, review };
