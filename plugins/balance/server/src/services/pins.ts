import type { Core } from '@strapi/strapi';
import { balance } from '../balance-services';
import { balanceConfig } from '../config';
import { UIDS } from '../content-types';
import { invalidInput, Refusal, wrongState } from '../core/errors';
import { freePlace, MOST_PINNED, type Pin, type PinKind, untilProblem } from '../core/pins';
import { parseInstant } from '../core/window';
import { offsetsOf } from '../core/zone';
import { port } from '../ports';

/** A list: a channel in one locale. */
export interface Place {
  channel: string;
  locale: string;
}

/** A pin as it is stored and answered. `act` is the row of the ledger that set it, where there is one. */
export interface StoredPin extends Pin, Place {
  uid: string;
  title: string;
  reason: string;
  place: number | null;
  act: number | null;
}

/** What a caller asks for. */
export interface PinInput extends Place {
  documentId: string;
  kind: PinKind;
  until: string;
  reason: string;
}

/** Two people at once may want the same place: the slower one looks again. */
const ATTEMPTS = 3;

/** Items that stand before the mix. Every change is on record, and readers see it with their next request. */
export const pins = ({ strapi }: { strapi: Core.Strapi }) => {
  const rows = () => strapi.db.query(UIDS.pin);
  const now = (): Date => balance(strapi, 'clock').now();

  /** Emergencies first, the newest of them before the others; then by place. */
  async function inForce({ channel, locale }: Place, at: Date): Promise<StoredPin[]> {
    const found: StoredPin[] = await rows().findMany({ where: { channel, locale, until: { $gt: at } } });
    return found.sort((a, b) => (a.place ?? 0) - (b.place ?? 0) || b.id - a.id);
  }

  function endOf({ kind, until }: PinInput): string {
    const at = parseInstant(until, offsetsOf(balanceConfig(strapi).timeZone));
    const problem = untilProblem(kind, at, now().getTime());
    if (problem !== null || at === null) throw invalidInput(problem === null ? [] : [problem]);
    return new Date(at).toISOString();
  }

  /** Puts a change on record, then lets readers see it: in this order every act takes its locks. */
  async function conclude(change: 'set' | 'renew' | 'remove', pin: Omit<StoredPin, 'act'>, userId: number | null) {
    const { channel, locale, uid, document, title, kind, until, reason } = pin;
    const details = { change, channel, locale, uid, documentId: document, title, kind, until, reason };
    const act = await port(strapi, 'review', 'settingActs')?.record({ act: 'pin-change', userId, details });
    const epoch = await port(strapi, 'delivery', 'epochs')?.bump();
    await rows().update({ where: { id: pin.id }, data: { act: act ?? null, epoch: epoch ?? null } });
    return act ?? null;
  }

  async function setOnce(wanted: Omit<StoredPin, 'id' | 'place' | 'act'>, userId: number | null): Promise<StoredPin> {
    const { channel, locale, uid, document } = wanted;
    return strapi.db.transaction(async () => {
      // What has run out no longer holds a place; the ledger remembers it.
      await rows().deleteMany({ where: { channel, locale, until: { $lte: now() } } });
      const standing = await inForce({ channel, locale }, now());
      const known = standing.find((pin) => pin.uid === uid && pin.document === document);
      const others = standing.filter((pin) => pin !== known).map(({ place }) => place);
      const kept = known?.place ?? freePlace(others);
      if (wanted.kind === 'pinned' && kept === null) throw wrongState('full', { most: MOST_PINNED });
      const place = wanted.kind === 'pinned' ? kept : null;
      const data = { ...wanted, place };
      const { id }: StoredPin =
        known === undefined
          ? await rows().create({ data: { ...data } })
          : await rows().update({ where: { id: known.id }, data: { ...data } });
      const act = await conclude(known === undefined ? 'set' : 'renew', { ...data, id }, userId);
      return { ...data, id, act };
    });
  }

  return {
    inForce,

    /** Whether pins of a list were changed after epoch `since` and up to `until`. */
    async changed({ channel, locale }: Place, since: number, until: number): Promise<boolean> {
      return (await rows().count({ where: { channel, locale, epoch: { $gt: since, $lte: until } } })) > 0;
    },

    /** Whether a document is live in a list, and so may be pinned there; refuses with NOT_FOUND. */
    async live({ channel, locale }: Place, documentId: string): Promise<{ uid: string; title: string }> {
      await balance(strapi, 'channels').get(channel);
      const found = await port(strapi, 'delivery', 'lists')?.live({ channel, locale }, documentId);
      if (found == null) throw new Refusal('NOT_FOUND', { documentId });
      return found;
    },

    /**
     * Pins a live item, or renews its pin. Refuses with NOT_FOUND, INVALID_INPUT, and with WRONG_STATE where as many are
     * pinned as may be.
     */
    async set(input: PinInput, userId: number | null): Promise<StoredPin> {
      const { channel, locale, documentId: document, kind, reason } = input;
      const until = endOf(input);
      const { uid, title } = await this.live(input, document);
      const wanted = { channel, locale, uid, document, title, kind, until, reason };
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await setOnce(wanted, userId);
        } catch (error) {
          if (error instanceof Refusal || attempt === ATTEMPTS) throw error;
          strapi.log.debug(`balance: pinning starts over (${(error as Error).message})`);
        }
      }
    },

    /** Takes a pin away; refuses with NOT_FOUND, also for the slower of two people. */
    async remove(id: number, userId: number | null): Promise<void> {
      await strapi.db.transaction(async () => {
        const pin: StoredPin | null = await rows().findOne({ where: { id } });
        const data = { until: now(), place: null };
        const { count } = await rows().updateMany({ where: { id, until: { $gt: now() } }, data });
        if (pin === null || count === 0) throw new Refusal('NOT_FOUND', { pin: id });
        await conclude('remove', pin, userId);
      });
    },
  };
};
