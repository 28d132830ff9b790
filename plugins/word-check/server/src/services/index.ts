import { clock } from './clock';
import { images } from './images';
import { imports } from './imports';
import { packDesk } from './pack-desk';
import { packs } from './packs';
import { rescans } from './rescans';
import { scanner } from './scanner';

/** Services of this plugin. */
export const services = { clock, images, packs, scanner, 'pack-desk': packDesk, imports, rescans };
