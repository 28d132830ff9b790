import type { Core } from '@strapi/strapi';
import type actors from './services/actors';
import type afterReviews from './services/after-reviews';
import type anchors from './services/anchors';
import type claims from './services/claims';
import type clock from './services/clock';
import type contents from './services/contents';
import type documents from './services/documents';
import type drift from './services/drift';
import type gate from './services/gate';
import type languages from './services/languages';
import type ledger from './services/ledger';
import type lineages from './services/lineages';
import type marks from './services/marks';
import type media from './services/media';
import type outbox from './services/outbox';
import type outboxDesk from './services/outbox-desk';
import type previews from './services/previews';
import type readers from './services/readers';
import type receipts from './services/receipts';
import type refusals from './services/refusals';
import type registry from './services/registry';
import type releases from './services/releases';
import type reviews from './services/reviews';
import type schedules from './services/schedules';
import type sharedFields from './services/shared-fields';
import type staleDrafts from './services/stale-drafts';
import type tasks from './services/tasks';
import type touches from './services/touches';
import type watch from './services/watch';
import type webhooks from './services/webhooks';
import type workflows from './services/workflows';
import type proofDesk from './services/proof-desk';
import type proofFacts from './services/proof-facts';
import type proofTasks from './services/proof-tasks';
import type proofView from './services/proof-view';
import type replays from './services/replays';

/** Review's own services, typed. Each is looked up when used, so that a test or the seed can put another in its place. */
export interface ReviewServices {
  actors: ReturnType<typeof actors>;
  afterReviews: ReturnType<typeof afterReviews>;
  anchors: ReturnType<typeof anchors>;
  claims: ReturnType<typeof claims>;
  clock: ReturnType<typeof clock>;
  contents: ReturnType<typeof contents>;
  documents: ReturnType<typeof documents>;
  drift: ReturnType<typeof drift>;
  gate: ReturnType<typeof gate>;
  languages: ReturnType<typeof languages>;
  ledger: ReturnType<typeof ledger>;
  lineages: ReturnType<typeof lineages>;
  marks: ReturnType<typeof marks>;
  media: ReturnType<typeof media>;
  outbox: ReturnType<typeof outbox>;
  outboxDesk: ReturnType<typeof outboxDesk>;
  previews: ReturnType<typeof previews>;
  readers: ReturnType<typeof readers>;
  receipts: ReturnType<typeof receipts>;
  refusals: ReturnType<typeof refusals>;
  registry: ReturnType<typeof registry>;
  releases: ReturnType<typeof releases>;
  reviews: ReturnType<typeof reviews>;
  schedules: ReturnType<typeof schedules>;
  sharedFields: ReturnType<typeof sharedFields>;
  staleDrafts: ReturnType<typeof staleDrafts>;
  tasks: ReturnType<typeof tasks>;
  touches: ReturnType<typeof touches>;
  watch: ReturnType<typeof watch>;
  webhooks: ReturnType<typeof webhooks>;
  workflows: ReturnType<typeof workflows>;
  proofDesk: ReturnType<typeof proofDesk>;
  proofFacts: ReturnType<typeof proofFacts>;
  proofTasks: ReturnType<typeof proofTasks>;
  proofView: ReturnType<typeof proofView>;
  replays: ReturnType<typeof replays>;
}

/** One of review's services by name. */
export function review<K extends keyof ReviewServices>(strapi: Core.Strapi, name: K): ReviewServices[K] {
  return strapi.plugin('review').service(name) as ReviewServices[K];
}
