import type { Keywords, LabelledPost } from '../core/suggest';
import posts from './seed-posts.json';
import keywords from './theme-keywords.json';

/**
 * Posts written for this package (`synthetic: true`), at least 50 for each theme of the demo park, in the order of
 * their made-up days. For tests and the benchmark: what a model scores on them says nothing about real posts.
 */
export const SEED_POSTS: readonly LabelledPost[] = posts.posts;

/** Whether the file says that its posts are made up. */
export const SEED_IS_SYNTHETIC: boolean = posts.synthetic;

/** Keywords for the themes of the demo park, to begin with; an organisation writes its own. */
export const SEED_KEYWORDS: Keywords = keywords;
