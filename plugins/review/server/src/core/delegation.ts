import { Refusal, type Bilingual } from './errors';

/** What of a person's rights is lent: on which types and at which levels, by uid and key; null: all of them. */
export interface DelegationScope {
  types: readonly string[] | null;
  levels: readonly string[] | null;
}

/**
 * A leave delegation (代理): `to` may do what `from` may, from `startsAt` on and no longer at `endsAt` (ISO 8601 UTC;
 * the first moment is in, the last is out), once `to` has accepted it and until somebody ends it. It is ended by the
 * clock, not by a log-in, and it cannot be lent on.
 */
export interface Delegation extends DelegationScope {
  id: number;
  from: string;
  to: string;
  startsAt: string;
  endsAt: string;
  acceptedAt: string | null;
  /** When it was declined or revoked. */
  endedAt: string | null;
}

/** How a delegation stands: offered, accepted for later, in force, declined or revoked, or over. */
export type DelegationState = 'offered' | 'accepted' | 'active' | 'declined' | 'revoked' | 'over';

/** So long a delegation can be, in days. */
export const MAX_DELEGATION_DAYS = 366;

const DAY_MS = 86_400_000;

/** How a delegation stands at a moment (milliseconds). */
export function delegationState(one: Delegation, now: number): DelegationState {
  if (one.endedAt !== null) return one.acceptedAt === null ? 'declined' : 'revoked';
  if (now >= Date.parse(one.endsAt)) return 'over';
  if (one.acceptedAt === null) return 'offered';
  return now >= Date.parse(one.startsAt) ? 'active' : 'accepted';
}

/** Whether it gives `to` the rights of `from` now, on a type: both have to have an account that works. */
export function holdsNow(one: Delegation, now: number, uid: string, active: ReadonlySet<string>): boolean {
  return (
    delegationState(one, now) === 'active' &&
    active.has(one.from) &&
    active.has(one.to) &&
    (one.types === null || one.types.includes(uid))
  );
}

/** A delegation that somebody wants to make. */
export type WantedDelegation = Omit<Delegation, 'id' | 'acceptedAt' | 'endedAt'>;

function fault(path: string, zh: string, en: string): Refusal {
  const reason: Bilingual = { zh, en };
  return new Refusal('INVALID_INPUT', { fields: [{ path, reason: en }] }, { reason });
}

/**
 * Why somebody may not offer this, or null: people lend their own rights; whoever may arrange lends those of somebody
 * who is away, and never to themselves.
 */
export function refuseOffer(wanted: WantedDelegation, by: { key: string; mayArrange: boolean }): Refusal | null {
  if (wanted.from === by.key) return null;
  if (!by.mayArrange) return new Refusal('FORBIDDEN');
  return wanted.to === by.key
    ? fault('to', '不能把他人的权限安排给自己。', 'The rights of somebody else cannot be arranged for oneself.')
    : null;
}

/**
 * Why a delegation cannot be made, or null. It is one deep: while it lasts, `to` lends nothing to anybody, and `from`
 * has borrowed nothing. Offers count like what was accepted, so that two that exclude each other never both exist.
 * @param others every delegation there is
 */
export function refuseDelegation(wanted: WantedDelegation, others: readonly Delegation[], now: number): Refusal | null {
  const { from, to } = wanted;
  const [start, end] = [Date.parse(wanted.startsAt), Date.parse(wanted.endsAt)];
  if (from === to) return fault('to', '不能委托给自己。', 'It cannot be given to oneself.');
  if (end <= start) return fault('endsAt', '结束时间要晚于开始时间。', 'It has to end after it starts.');
  if (end <= now) return fault('endsAt', '结束时间已过。', 'Its end has passed.');
  if (end - start > MAX_DELEGATION_DAYS * DAY_MS)
    return fault('endsAt', '代理期不能超过一年。', 'It cannot last longer than a year.');
  const concurrent = others.filter((one) => isOpen(one, now) && overlaps(one, start, end));
  if (concurrent.some((one) => one.from === to))
    return fault(
      'to',
      '对方在这段时间已把权限委托给他人，代理不能再转。',
      'This person has given their own rights away in that time; a delegation cannot be passed on.',
    );
  if (concurrent.some((one) => one.to === from))
    return fault(
      'from',
      '这段时间本人正代理他人，代理不能再转。',
      'In that time the giver stands in for somebody; a delegation cannot be passed on.',
    );
  if (concurrent.some((one) => one.from === from && one.to === to))
    return fault('to', '这段时间已委托给对方。', 'This person has been given it for that time already.');
  return null;
}

function isOpen(one: Delegation, now: number): boolean {
  return ['offered', 'accepted', 'active'].includes(delegationState(one, now));
}

function overlaps(one: Delegation, start: number, end: number): boolean {
  return Date.parse(one.startsAt) < end && start < Date.parse(one.endsAt);
}

/** What people do with a delegation once it was offered. */
export type DelegationAct = 'accept' | 'decline' | 'revoke';

/**
 * Why a person may not do this with a delegation, or null. Whoever it is for accepts, declines and gives it back;
 * whoever gave it, or may arrange for others, takes it back.
 */
export function refuseDelegationAct(
  one: Delegation,
  act: DelegationAct,
  by: { key: string; mayArrange: boolean },
  now: number,
): Refusal | null {
  const isParty = act === 'revoke' ? by.key === one.from || by.key === one.to || by.mayArrange : by.key === one.to;
  if (!isParty) return new Refusal('FORBIDDEN');
  const state = delegationState(one, now);
  const isFitting = act === 'revoke' ? isOpen(one, now) : state === 'offered';
  if (isFitting) return null;
  const words = STATES[state];
  return new Refusal(
    'WRONG_STATE',
    { state },
    { whatZh: '代理', whatEn: 'delegation', stateZh: words.zh, stateEn: words.en },
  );
}

const STATES: Record<DelegationState, Bilingual> = {
  offered: { zh: '待接受', en: 'offered' },
  accepted: { zh: '已接受', en: 'accepted' },
  active: { zh: '代理中', en: 'in force' },
  declined: { zh: '已谢绝', en: 'declined' },
  revoked: { zh: '已撤销', en: 'revoked' },
  over: { zh: '已到期', en: 'over' },
};
