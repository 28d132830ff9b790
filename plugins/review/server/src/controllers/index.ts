import calendar from './calendar';
import previews from './previews';
import review from './review';

export const controllers = { calendar, previews, review };
