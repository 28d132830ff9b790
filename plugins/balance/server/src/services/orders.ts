import type { Core } from '@strapi/strapi';
import { balance } from '../balance-services';
import { balanceConfig } from '../config';
import { carryOver, MOST_SLOTS } from '../core/carry-over';
import { invalidInput } from '../core/errors';
import { mixByTheme, POST } from '../core/feed-order';
import { accountOf, type ListKind } from '../core/order-account';
import { explained, type ExplainedOrder, type ListedItem } from '../core/order-reasons';
import { arrangeByPins } from '../core/pins';
import { mixBySeconds } from '../core/playlist-order';
import type { ThemeWeight } from '../core/theme-chains';
import { dayAt, offsetsOf, startOfDay } from '../core/zone';
import { type FeedItem, type OrderedFor, type OrderedPlaylist, type PlaylistItem, port } from '../ports';
import type { Place, StoredPin } from './pins';

/** A list with the reason for every slot. */
export type Explanation = ExplainedOrder<StoredPin> & { at: string } & Place;

/** The order of feeds and playlists: pins before the mix, and the mix by the channel's targets in force. */
export const orders = ({ strapi }: { strapi: Core.Strapi }) => {
  /** The themes in rank order, with their targets. */
  async function weightsOf(channel: string): Promise<(ThemeWeight & { name: string })[]> {
    const { targets } = await balance(strapi, 'targets').current(channel);
    const themes = await balance(strapi, 'themes').list();
    const weightOf = (code: string): number => (Object.hasOwn(targets, code) ? (targets[code] ?? 0) : 0);
    return themes.map(({ code, name }) => ({ code, name, weight: weightOf(code) }));
  }

  /** The park's day: its midnight, and the next one. */
  function dayOf(now: Date): { begin: number; end: number } {
    const offsetAt = offsetsOf(balanceConfig(strapi).timeZone);
    const day = dayAt(now.getTime(), offsetAt);
    return { begin: startOfDay(day, offsetAt), end: startOfDay({ ...day, day: day.day + 1 }, offsetAt) };
  }

  /**
   * Credit of a playlist in milliseconds. It is taken at the park's midnight and from the list itself, so it is the same on
   * every process and at every reading, and the number of a manifest rises once a day or when its items change: a credit
   * taken at every reading would give the screens a new list with every post.
   */
  async function creditOf(channel: string, themes: readonly ThemeWeight[], items: readonly PlaylistItem[], now: Date) {
    const lengths = items.map(({ durationMs }) => durationMs);
    if (lengths.length === 0) return themes.map(() => 0);
    const mean = Math.round(lengths.reduce((a, b) => a + b, 0) / lengths.length);
    const shown = await balance(strapi, 'shownLately').milliseconds(channel, dayOf(now).begin, mean);
    const had = themes.map(({ code }) => shown.get(code) ?? 0);
    const weights = themes.map(({ weight }) => weight);
    return carryOver(weights, had, MOST_SLOTS * Math.max(...lengths));
  }

  async function playlist(
    channel: string,
    items: PlaylistItem[],
    { locale, now }: OrderedFor,
  ): Promise<OrderedPlaylist> {
    const pins = await balance(strapi, 'pins').inForce({ channel, locale }, now);
    const { emergency, pinned, mixed } = arrangeByPins(items, pins);
    const ends = new Map(pins.map((pin) => [pin.document, pin.until]));
    const alone = emergency.map(({ id }) => ({ id, until: ends.get(id) ?? '' }));
    if (alone.length > 0) return { ids: alone.map(({ id }) => id), alone };
    const themes = await weightsOf(channel);
    const played = mixBySeconds(mixed, themes, await creditOf(channel, themes, mixed, now));
    return { ids: [...pinned, ...played].map(({ id }) => id), alone };
  }

  async function order(channel: string, items: FeedItem[], { locale, now }: OrderedFor): Promise<string[]> {
    const pins = await balance(strapi, 'pins').inForce({ channel, locale }, now);
    const { emergency, pinned, mixed } = arrangeByPins(items, pins);
    return [...emergency, ...pinned, ...mixByTheme(mixed, await weightsOf(channel))].map(({ id }) => id);
  }

  /** The list as it is now, in order, and what was taken into account. */
  async function listOf(kind: ListKind, place: Place, now: Date) {
    const found = await port(strapi, 'delivery', 'lists')?.candidates(kind, place);
    if (found === null) throw invalidInput([{ path: 'locale', reason: 'unknown locale' }]);
    const items: ListedItem[] = (found ?? []).map((item) => ({ ...item, durationMs: item.durationMs ?? 0 }));
    const of = { locale: place.locale, now };
    const ids =
      kind === 'feed' ? await order(place.channel, items, of) : (await playlist(place.channel, items, of)).ids;
    const byId = new Map(items.map((item) => [item.id, item]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  return {
    order,
    playlist,

    /** Pinned documents belong into a playlist however old they are. */
    async wanted(channel: string, { locale, now }: OrderedFor): Promise<string[]> {
      return (await balance(strapi, 'pins').inForce({ channel, locale }, now)).map(({ document }) => document);
    },

    /** The end of the first pin, or the park's midnight, when credit is taken anew. */
    async changesAt(channel: string, { locale, now }: OrderedFor): Promise<number> {
      const pins = await balance(strapi, 'pins').inForce({ channel, locale }, now);
      return Math.min(dayOf(now).end, ...pins.map(({ until }) => Date.parse(until)));
    },

    /** Why every item of a list is where it is; refuses with NOT_FOUND and INVALID_INPUT. */
    async explain(kind: ListKind, { channel, locale }: Place): Promise<Explanation> {
      await balance(strapi, 'channels').get(channel);
      const now = balance(strapi, 'clock').now();
      const items = await listOf(kind, { channel, locale }, now);
      const pins = await balance(strapi, 'pins').inForce({ channel, locale }, now);
      const themes = await weightsOf(channel);
      const { mixed } = arrangeByPins(items, pins);
      const credit = kind === 'feed' ? [] : await creditOf(channel, themes, mixed, now);
      const places = new Map(themes.flatMap(({ code, weight }, i) => (weight > 0 ? [[code, i] as const] : [])));
      const slots = mixed.map(({ theme, durationMs }) => ({
        theme: places.get(theme ?? '') ?? null,
        length: kind === 'feed' ? POST : durationMs,
      }));
      const weights = themes.map(({ weight }) => weight);
      const account = accountOf(kind, weights, credit, slots);
      return { channel, locale, at: now.toISOString(), ...explained({ kind, items, pins, themes, credit, account }) };
    },
  };
};
