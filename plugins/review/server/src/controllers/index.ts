import delegations from './delegations';
import previews from './previews';
import review from './review';

export const controllers = { delegations, previews, review };
