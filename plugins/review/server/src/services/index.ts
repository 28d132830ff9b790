import actors from './actors';
import afterReviews from './after-reviews';
import anchors from './anchors';
import claims from './claims';
import clock from './clock';
import contents from './contents';
import documents from './documents';
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
import staleDrafts from './stale-drafts';
import sharedFields from './shared-fields';
import tasks from './tasks';
import touches from './touches';
import watch from './watch';
import webhooks from './webhooks';
import workflows from './workflows';
import proofDesk from './proof-desk';
import proofFacts from './proof-facts';
import proofTasks from './proof-tasks';
import proofView from './proof-view';
import replays from './replays';

/** Review's services, by the name Strapi keeps them under. */
export const services = {
  actors,
  afterReviews,
  anchors,
  claims,
  clock,
  contents,
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
  staleDrafts,
  tasks,
  touches,
  watch,
  webhooks,
  workflows,
  proofDesk,
  proofFacts,
  proofTasks,
  proofView,
  replays,
};
