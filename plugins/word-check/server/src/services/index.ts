import { clock } from './clock';
import { images } from './images';
import { packs } from './packs';
import { rescans } from './rescans';
import { scanner } from './scanner';

/** Services of this plugin. */
export const services = { clock, images, packs, scanner, rescans };
