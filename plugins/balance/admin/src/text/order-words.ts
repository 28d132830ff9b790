import type { Order, Pin, Reason, ThemeStanding } from '../api/order-types';
import type { Message } from './sentences';

const message = (id: string, values: Message['values'] = {}): Message => ({ id: `balance.${id}`, values });

/** What sentences about an order need besides numbers: how themes are called, how several are listed, how a time is shown. */
export interface Wording {
  nameOf(code: string): string;
  list(parts: readonly string[]): string;
  moment(iso: string): string;
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

/** Whose turn it was, in which standing. */
function turn({ own }: { own: ThemeStanding }, unit: Order['unit'], { nameOf }: Wording): Message {
  const values = {
    name: nameOf(own.code),
    entitled: rounded(own.entitled),
    had: rounded(own.had),
    owed: rounded(Math.abs(own.owed)),
  };
  return message(`order.turn.${rounded(own.owed) > 0 ? 'behind' : 'even'}.${unit}`, values);
}

/**
 * Why an item is where it is, sentence by sentence.
 *
 * @param before the reason of the item before, which has said already which themes had nothing
 */
export function reasonWords(reason: Reason, unit: Order['unit'], wording: Wording, before?: Reason): Message[] {
  if (reason.kind === 'rest') return [message(`order.rest.${reason.because}`)];
  if (reason.kind !== 'share') {
    const { kind, until, act } = reason;
    const values = { until: wording.moment(until), act: act ?? 0 };
    return [message(`order.reason.${kind}${act === null ? '' : '.act'}`, values)];
  }
  const { others } = reason;
  const known = before?.kind === 'share' ? before.without : [];
  const without = reason.without.filter((code) => !known.includes(code));
  const names = (codes: readonly string[]): string => wording.list(codes.map(wording.nameOf));
  const eligible = others.filter((other) => other.eligible).map(({ code }) => code);
  return [
    ...(others.length === 0
      ? [message('order.turn.only', { name: wording.nameOf(reason.own.code) })]
      : [turn(reason, unit, wording)]),
    ...(eligible.length > 0 ? [message('order.eligible', { names: names(eligible) })] : []),
    ...(without.length > 0 ? [message('order.without', { names: names(without) })] : []),
  ];
}

const isEmergency = (slots: Order['slots']): boolean => slots.every(({ reason }) => reason.kind === 'emergency');

/** The one line that proves that the list is even, or why there is nothing to prove. */
export function proofWords({ proof, unit, total, themes, slots }: Order, { nameOf }: Wording): Message {
  if (total === 0) return message('order.empty');
  if (unit === 'seconds' && isEmergency(slots)) return message('order.proof.emergency');
  const having = themes.filter(({ target, items }) => target > 0 && items > 0);
  if (having.length === 0) return message('order.proof.none');
  const { behind, bound } = proof;
  if (having.length === 1) return message('order.proof.one', { name: having[0]?.name ?? '' });
  if (behind === null) return message(`order.proof.never.${unit}`, { bound: rounded(bound) });
  const values = { amount: rounded(behind.amount), name: nameOf(behind.code), position: behind.position };
  return message(`order.proof.${unit}`, { ...values, bound: rounded(bound) });
}

/** What else there is to say of the whole list: themes without items, themes that run out, what is made up for. */
export function orderNotes(order: Order, { nameOf, list }: Wording): Message[] {
  const { exhausted, themes, total, slots } = order;
  if (total === 0 || isEmergency(slots)) return [];
  const last = Math.max(...exhausted.map(({ after }) => after));
  const owed = themes.filter(({ credit }) => credit > 0);
  return [
    ...exhausted.filter(({ after }) => after === 0).map(({ code }) => message('order.missing', { name: nameOf(code) })),
    ...exhausted
      .filter(({ after }) => after > 0 && after < last)
      .map(({ code, after }) => message('order.runsOut', { name: nameOf(code), after })),
    ...(owed.length > 0 ? [message('order.credit', { names: list(owed.map(({ name }) => name)) })] : []),
    ...(slots.length < total ? [message('order.first', { shown: slots.length, total })] : []),
  ];
}

/** A pin in one sentence. */
export function pinWords({ kind, until, reason }: Pin, { moment }: Wording): Message {
  return message(`order.pin.${kind}`, { until: moment(until), reason });
}

/** Hours a pin may be set for, by kind; the server has the last word. */
export const HOURS = { pinned: [24, 72, 168, 336], emergency: [1, 4, 12, 24] } as const;

/** A number of hours as people say it. */
export function hoursWords(hours: number): Message {
  return hours % 24 === 0 && hours > 24
    ? message('order.days', { days: hours / 24 })
    : message('order.hours', { hours });
}

/** A time within a round, as minutes and seconds. */
export function clockOf(seconds: number): string {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}
