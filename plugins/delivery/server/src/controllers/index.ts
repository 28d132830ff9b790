import { channels } from './channels';
import { media } from './media';

/** The plugin's controllers, by name. */
export const controllers = { channels, media };
