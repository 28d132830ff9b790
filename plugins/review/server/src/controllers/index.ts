import notices from './notices';
import previews from './previews';
import review from './review';

export const controllers = { notices, previews, review };
