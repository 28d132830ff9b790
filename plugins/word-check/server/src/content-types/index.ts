import { schema as imported } from './import/schema';
import { schema } from './pack/schema';
import { schema as packChunk } from './pack-chunk/schema';
import { schema as packVersion } from './pack-version/schema';
import { schema as reading } from './reading/schema';
import { schema as rescanBatch } from './rescan-batch/schema';
import { schema as rescanResult } from './rescan-result/schema';
import { schema as rescan } from './rescan/schema';
import { schema as waiver } from './waiver/schema';

/** Content types of this plugin. */
export const contentTypes = {
  pack: { schema },
  reading: { schema: reading },
  'pack-version': { schema: packVersion },
  'pack-chunk': { schema: packChunk },
  waiver: { schema: waiver },
  rescan: { schema: rescan },
  'rescan-batch': { schema: rescanBatch },
  'rescan-result': { schema: rescanResult },
  import: { schema: imported },
};

/** Uid of the pack type. */
export const PACK_UID = 'plugin::word-check.pack';

/** Uid of the picture readings. */
export const READING_UID = 'plugin::word-check.reading';

/** Uid of the versions of packs. */
export const PACK_VERSION_UID = 'plugin::word-check.pack-version';

/** Uid of the rules of packs. */
export const PACK_CHUNK_UID = 'plugin::word-check.pack-chunk';

/** Uids of rescans, of their parts under way, and of what they found. */
export const RESCAN_UIDS = {
  rescan: 'plugin::word-check.rescan',
  batch: 'plugin::word-check.rescan-batch',
  result: 'plugin::word-check.rescan-result',
} as const;

/** Uid of the waivers. */
export const WAIVER_UID = 'plugin::word-check.waiver';

/** Uid of the imports into packs. */
export const IMPORT_UID = 'plugin::word-check.import';
