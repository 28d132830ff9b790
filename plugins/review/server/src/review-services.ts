import type { Core } from '@strapi/strapi';
import type actors from './services/actors';
import type clock from './services/clock';
import type contents from './services/contents';
import type documents from './services/documents';
import type gate from './services/gate';
import type ledger from './services/ledger';
import type lineages from './services/lineages';
import type media from './services/media';
import type registry from './services/registry';
import type releases from './services/releases';
import type reviews from './services/reviews';
import type tasks from './services/tasks';
import type workflows from './services/workflows';

/** Review's own services, typed. Each is looked up when used, so that a test or the seed can put another in its place. */
export interface ReviewServices {
  actors: ReturnType<typeof actors>;
  clock: ReturnType<typeof clock>;
  contents: ReturnType<typeof contents>;
  documents: ReturnType<typeof documents>;
  gate: ReturnType<typeof gate>;
  ledger: ReturnType<typeof ledger>;
  lineages: ReturnType<typeof lineages>;
  media: ReturnType<typeof media>;
  registry: ReturnType<typeof registry>;
  releases: ReturnType<typeof releases>;
  reviews: ReturnType<typeof reviews>;
  tasks: ReturnType<typeof tasks>;
  workflows: ReturnType<typeof workflows>;
}

/** One of review's services by name. */
export function review<K extends keyof ReviewServices>(strapi: Core.Strapi, name: K): ReviewServices[K] {
  return strapi.plugin('review').service(name) as ReviewServices[K];
}
