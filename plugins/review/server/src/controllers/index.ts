import calendar from './calendar';
import delegations from './delegations';
import evidence from './evidence';
import notices from './notices';
import previews from './previews';
import review from './review';
import workflows from './workflows';

export const controllers = { calendar, delegations, evidence, notices, previews, review, workflows };
