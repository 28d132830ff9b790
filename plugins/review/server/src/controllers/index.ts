import delegations from './delegations';
import notices from './notices';
import previews from './previews';
import review from './review';

export const controllers = { delegations, notices, previews, review };
