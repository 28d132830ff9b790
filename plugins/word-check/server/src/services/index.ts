import { clock } from './clock';
import { packs } from './packs';
import { scanner } from './scanner';

/** Services of this plugin. */
export const services = { clock, packs, scanner };
