import actors from './actors';
import afterReviews from './after-reviews';
import anchors from './anchors';
import calendars from './calendars';
import captures from './captures';
import claims from './claims';
import clock from './clock';
import clockRelay from './clock-relay';
import clocks from './clocks';
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
import evidence from './evidence';
import ledgerBrowser from './ledger-browser';
import records from './records';
import timelines from './timelines';
import workflows from './workflows';
import delegations from './delegations';
import people from './people';
import inbox from './inbox';
import noticeMail from './notice-mail';
import noticePost from './notice-post';
import notices from './notices';
import recipients from './recipients';
import duties from './duties';
import substitutes from './substitutes';
import workflowChanges from './workflow-changes';
import workflowDesk from './workflow-desk';
import readings from './readings';
import comments from './comments';
import opinions from './opinions';
import secondReadings from './second-readings';
import proofDesk from './proof-desk';
import proofFacts from './proof-facts';
import proofTasks from './proof-tasks';
import proofView from './proof-view';
import actsTogether from './acts-together';
import replays from './replays';
import viewPages from './view-pages';
import standing from './standing';
import liveness from './liveness';
import foundCases from './found-cases';
import findingActs from './finding-acts';
import settingActs from './setting-acts';
import statistics from './statistics';
import upcoming from './upcoming';
import pastReleases from './past-releases';

/** Review's services, by the name Strapi keeps them under. */
export const services = {
  actors,
  afterReviews,
  anchors,
  calendars,
  captures,
  claims,
  clock,
  clockRelay,
  clocks,
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
  delegations,
  people,
  inbox,
  noticeMail,
  noticePost,
  notices,
  recipients,
  evidence,
  ledgerBrowser,
  records,
  timelines,
  duties,
  substitutes,
  workflowChanges,
  workflowDesk,
  readings,
  comments,
  opinions,
  secondReadings,
  proofDesk,
  proofFacts,
  proofTasks,
  proofView,
  actsTogether,
  replays,
  viewPages,
  standing,
  liveness,
  foundCases,
  findingActs,
  settingActs,
  statistics,
  upcoming,
  pastReleases,
};
