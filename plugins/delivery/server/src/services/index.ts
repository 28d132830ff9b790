import { answers } from './answers';
import { clock } from './clock';
import { epochs } from './epochs';
import { feeds } from './feeds';
import { listeners } from './listeners';
import { lists } from './lists';
import { manifests } from './manifests';
import { media } from './media';
import { registry } from './registry';
import { receipts } from './receipts';
import { releases } from './releases';
import { screens } from './screens';
import { signing } from './signing';
import { site } from './site';

/** The plugin's services, by name. */
export const services = {
  answers,
  clock,
  epochs,
  feeds,
  listeners,
  lists,
  manifests,
  media,
  registry,
  receipts,
  releases,
  screens,
  signing,
  site,
};
