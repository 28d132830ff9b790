import { Refusal } from './errors';

/** A reader's parameter that releases cannot answer. It is refused before anything is looked up, so the answer tells nothing. */
export function refuseParameter(path: string, reason: string): never {
  throw new Refusal('INVALID_INPUT', { fields: [{ path, reason }] }, { reason: `${path}: ${reason}` });
}

/** Whether a value is an object with members: what query strings with brackets become. */
export function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
