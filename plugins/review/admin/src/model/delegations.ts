import type { DelegationRequest } from '../api/delegations';
import { instantOf } from './park-time';

/** What was filled in for a new delegation; times as the browser's inputs give them. */
export interface DelegationInput {
  readonly to: string;
  readonly from: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly types: readonly string[];
  readonly levels: readonly string[];
  readonly reason: string;
}

/** An untouched form. */
export const EMPTY_DELEGATION: DelegationInput = {
  to: '',
  from: '',
  startsAt: '',
  endsAt: '',
  types: [],
  levels: [],
  reason: '',
};

/** A field that has to be filled in before sending is worth a try. */
export type MissingDelegation = 'to' | 'startsAt' | 'endsAt';

/** What of the form is missing, in its order. `timeZone` is the park's. */
export function missingDelegation(input: DelegationInput, timeZone: string): readonly MissingDelegation[] {
  const missing: MissingDelegation[] = [];
  if (input.to === '') missing.push('to');
  if (instantOf(input.startsAt, timeZone) === null) missing.push('startsAt');
  if (instantOf(input.endsAt, timeZone) === null) missing.push('endsAt');
  return missing;
}

/** The request of a complete form. */
export function delegationRequest(input: DelegationInput, timeZone: string): DelegationRequest {
  const reason = input.reason.trim();
  return {
    to: input.to,
    ...(input.from === '' ? {} : { from: input.from }),
    startsAt: instantOf(input.startsAt, timeZone) ?? '',
    endsAt: instantOf(input.endsAt, timeZone) ?? '',
    ...(input.types.length === 0 ? {} : { types: input.types }),
    ...(input.levels.length === 0 ? {} : { levels: input.levels }),
    ...(reason === '' ? {} : { reason }),
  };
}
