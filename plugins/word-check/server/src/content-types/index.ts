import { schema } from './pack/schema';
import { schema as reading } from './reading/schema';

/** Content types of this plugin. */
export const contentTypes = { pack: { schema }, reading: { schema: reading } };

/** Uid of the pack type. */
export const PACK_UID = 'plugin::word-check.pack';

/** Uid of the picture readings. */
export const READING_UID = 'plugin::word-check.reading';
