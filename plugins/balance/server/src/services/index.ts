import { channels } from './channels';
import { clock } from './clock';
import { exposures } from './exposures';
import { meter } from './meter';
import { published } from './published';
import { tallies } from './tallies';
import { targets } from './targets';
import { themes } from './themes';

/** The plugin's services by name. */
export const services = { channels, clock, exposures, meter, published, tallies, targets, themes };
