import { channels } from './channels';
import { media } from './media';
import { screens } from './screens';

/** The plugin's controllers, by name. */
export const controllers = { channels, media, screens };
