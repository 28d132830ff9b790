import { GUIDANCE_POLICIES } from './posts-guidance-policies';
import { GUIDANCE_SERVICES } from './posts-guidance-services';
import { IDEALS } from './posts-ideals';
import { INDUSTRY_COMPANIES } from './posts-industry-companies';
import { INDUSTRY_OPERATIONS } from './posts-industry-operations';
import { INDUSTRY_PROJECTS } from './posts-industry-projects';
import { LIVELIHOOD_CARE } from './posts-livelihood-care';
import { LIVELIHOOD_DAILY } from './posts-livelihood-daily';
import type { DemoPost } from './types';

export { plainText, toBlocks, type StrapiBlock } from './compose';
export { draw, drawSvg, MOTIFS, seedOf } from './drawings';
export { CHANNELS, COLUMNS, THEMES, TOPICS, type Named } from './park';
export type * from './types';

const UNORDERED: DemoPost[] = [
  ...INDUSTRY_PROJECTS,
  ...INDUSTRY_COMPANIES,
  ...INDUSTRY_OPERATIONS,
  ...IDEALS,
  ...GUIDANCE_POLICIES,
  ...GUIDANCE_SERVICES,
  ...LIVELIHOOD_DAILY,
  ...LIVELIHOOD_CARE,
];

/** All posts of the demo park, oldest first; of one day, a translation comes after the post it translates. */
export const POSTS: readonly DemoPost[] = [...UNORDERED].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
