import { Refusal } from './errors';

const HEX = 8;
const ALL = 'g';

/**
 * The bound below which a digest is in a sample of so many per cent: the same releases whoever looks, and none that
 * somebody chose. Null for an empty sample.
 */
export function sampleBound(percent: number): string | null {
  if (!(percent > 0)) return null;
  if (percent >= 100) return ALL;
  return Math.floor((2 ** (4 * HEX) * percent) / 100)
    .toString(16)
    .padStart(HEX, '0');
}

/** Whether a release is to be read again. */
export function isSampled(digest: string, percent: number): boolean {
  return digest < (sampleBound(percent) ?? '');
}

/** What is found when something is read again: nothing, or a fault. */
export const VERDICTS = ['fine', 'fault'] as const;
/** A verdict of {@link VERDICTS}. */
export type Verdict = (typeof VERDICTS)[number];

/** A second reading as requested, and what the rules look at. */
export interface SecondReading {
  person: string;
  digest: string;
  verdict: Verdict;
  comment: string;
  /** The digest that was released. */
  released: string;
  /** Who has had a hand in it, by person: they wrote, submitted, signed or released it. */
  hands: ReadonlySet<string>;
  /** Who has read it again already. */
  doneBy: string | null;
}

/** Why a second reading is refused: it is done by somebody else than before, on exactly what is live. */
export function refuseSecondReading(asked: SecondReading): Refusal | null {
  if (asked.doneBy !== null) return new Refusal('ALREADY_DECIDED', { by: asked.doneBy }, { byName: asked.doneBy });
  if (asked.hands.has(asked.person))
    return new Refusal(
      'SEPARATION_OF_DUTIES',
      { because: [{ kind: 'signed' }] },
      { reason: { zh: '您写过、签过或签发过这一稿', en: 'you wrote, signed or released it' } },
    );
  if (asked.digest !== asked.released)
    return new Refusal('STALE_DIGEST', { expected: asked.released, actual: asked.digest });
  return asked.verdict === 'fault' && asked.comment.trim() === '' ? new Refusal('REASON_REQUIRED') : null;
}
