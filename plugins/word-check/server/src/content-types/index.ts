import { schema } from './pack/schema';

/** Content types of this plugin. */
export const contentTypes = { pack: { schema } };

/** Uid of the pack type. */
export const PACK_UID = 'plugin::word-check.pack';
