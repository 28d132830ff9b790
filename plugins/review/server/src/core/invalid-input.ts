import { Refusal, type Bilingual } from './errors';

/** A refusal that names one fault of what was given by its dotted path. */
export function invalidInput(path: string, reason: Bilingual): Refusal {
  return new Refusal('INVALID_INPUT', { fields: [{ path, reason: reason.en }] }, { reason });
}
