import type { Core } from '@strapi/strapi';
import { balance } from '../balance-services';
import { cutAtMidnights } from '../core/days';
import { WHOLE_POST } from '../core/labels';
import type { Tally } from '../core/meter';
import type { Window } from '../core/window';
import { parkZone } from '../park-zone';

/** Adds up in the database what was counted. */
export const tallies = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** The channels anything was ever counted on. */
  channels: (): Promise<string[]> => balance(strapi, 'daySums').channels(),

  /** One channel and window: whole days from their sums, the rest from the posts. */
  async tally(channel: string, window: Window): Promise<Tally> {
    const { days, edges } = cutAtMidnights(window, parkZone(strapi));
    const labelled = await balance(strapi, 'daySums').total(channel, days, edges);
    const unlabelled = (labelled.get('') ?? 0) / WHOLE_POST;
    labelled.delete('');
    return { labelled, unlabelled };
  },
});
