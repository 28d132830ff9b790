import actors from './actors';
import afterReviews from './after-reviews';
import anchors from './anchors';
import captures from './captures';
import claims from './claims';
import clock from './clock';
import contents from './contents';
import documents from './documents';
import correctionPlaces from './correction-places';
import corrections from './corrections';
import drift from './drift';
import gate from './gate';
import languages from './languages';
import ledger from './ledger';
import lineages from './lineages';
import marks from './marks';
import media from './media';
import outbox from './outbox';
import outboxDesk from './outbox-desk';
import previews from './previews';
import readers from './readers';
import receipts from './receipts';
import refusals from './refusals';
import registry from './registry';
import releases from './releases';
import reviews from './reviews';
import schedules from './schedules';
import sources from './sources';
import staleDrafts from './stale-drafts';
import sharedFields from './shared-fields';
import tasks from './tasks';
import touches from './touches';
import watch from './watch';
import webhooks from './webhooks';
import workflows from './workflows';

/** Review's services, by the name Strapi keeps them under. */
export const services = {
  actors,
  afterReviews,
  anchors,
  captures,
  claims,
  clock,
  contents,
  correctionPlaces,
  corrections,
  documents,
  drift,
  gate,
  languages,
  ledger,
  lineages,
  marks,
  media,
  outbox,
  outboxDesk,
  previews,
  readers,
  receipts,
  refusals,
  registry,
  releases,
  reviews,
  schedules,
  sharedFields,
  sources,
  staleDrafts,
  tasks,
  touches,
  watch,
  webhooks,
  workflows,
};
