import actors from './actors';
import clock from './clock';
import contents from './contents';
import documents from './documents';
import gate from './gate';
import ledger from './ledger';
import lineages from './lineages';
import media from './media';
import registry from './registry';
import releases from './releases';
import reviews from './reviews';
import tasks from './tasks';
import workflows from './workflows';

/** Review's services, by the name Strapi keeps them under. */
export const services = {
  actors,
  clock,
  contents,
  documents,
  gate,
  ledger,
  lineages,
  media,
  registry,
  releases,
  reviews,
  tasks,
  workflows,
};
