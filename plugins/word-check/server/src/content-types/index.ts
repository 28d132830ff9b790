import { schema } from './pack/schema';
import { schema as reading } from './reading/schema';
import { schema as waiver } from './waiver/schema';

/** Content types of this plugin. */
export const contentTypes = { pack: { schema }, reading: { schema: reading }, waiver: { schema: waiver } };

/** Uid of the pack type. */
export const PACK_UID = 'plugin::word-check.pack';

/** Uid of the picture readings. */
export const READING_UID = 'plugin::word-check.reading';

/** Uid of the waivers. */
export const WAIVER_UID = 'plugin::word-check.waiver';
