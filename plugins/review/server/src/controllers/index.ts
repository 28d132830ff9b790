import calendar from './calendar';
import comments from './comments';
import delegations from './delegations';
import evidence from './evidence';
import gates from './gates';
import notices from './notices';
import previews from './previews';
import proof from './proof';
import readings from './readings';
import review from './review';
import together from './together';
import workflows from './workflows';

export const controllers = {
  calendar,
  comments,
  delegations,
  evidence,
  gates,
  notices,
  previews,
  proof,
  readings,
  review,
  together,
  workflows,
};
