import { clock } from './clock';
import { images } from './images';
import { imports } from './imports';
import { packDesk } from './pack-desk';
import { packs } from './packs';
import { rescans } from './rescans';
import { scanner } from './scanner';
import { statistics } from './statistics';
import { waivers } from './waivers';

/** Services of this plugin. */
export const services = { clock, images, packs, scanner, waivers, rescans, 'pack-desk': packDesk, imports, statistics };
