import { Refusal } from './errors';
import type { Command } from './review';

/** How far ahead a release may be scheduled, in days: a signature is no blank cheque. */
export const MAX_SCHEDULE_DAYS = 365;

/** A release is scheduled for a moment to come, within reason. `now` in milliseconds. */
export function refuseMoment(command: Command, now: number): Refusal | null {
  if (command.action !== 'schedule') return null;
  const at = new Date(command.at ?? Number.NaN).getTime();
  if (at > now && at <= now + MAX_SCHEDULE_DAYS * 86_400_000) return null;
  const reason = { zh: '请给出一年之内、尚未到来的签发时间。', en: 'Give a time to come, within a year.' };
  return new Refusal('INVALID_INPUT', { fields: [{ path: 'at', reason: reason.en }] }, { reason });
}
