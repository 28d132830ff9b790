import type { Bilingual, ErrorCode, Language } from './errors';
import type { RunState } from './review';

/** Why a scheduled release did not happen, and the time it was meant for (ISO 8601 UTC). A person decides then. */
export type Held = { at: string } & (
  | { why: 'late'; minutes: number; allowed: number }
  | { why: 'left' }
  | { why: 'refused'; code: ErrorCode }
);

/** What the clock has to do with a run: when it is released, or why it was not at its time. */
export interface ClockFacts {
  scheduledAt: string | null;
  heldReason: string | null;
  missedAt: string | null;
}

const NOTHING: ClockFacts = { scheduledAt: null, heldReason: null, missedAt: null };

const AGAIN: Bilingual = {
  zh: '请确认内容仍然适用，再重新定时或直接签发。',
  en: 'Make sure that it still applies, then schedule it anew or release it.',
};
const ANEW: Bilingual = {
  zh: '请编辑改稿后重新提交审核。',
  en: 'An editor has to mend it and submit it again.',
};
const NO_LONGER: Bilingual = {
  zh: `到时间时，定时的人已不能签发这一稿。请由有资格的终审人办理：${AGAIN.zh}`,
  en: `By then whoever scheduled it could no longer release it. Somebody who may has to act. ${AGAIN.en}`,
};

/** What to say where a rule refused; codes that are not here say only that something had changed. */
const REFUSED: Partial<Record<ErrorCode, Bilingual>> = {
  BLOCKING_FINDINGS: {
    zh: `到时间时，检查发现了必须改正的问题。${ANEW.zh}`,
    en: `The checks found something by then that must be mended. ${ANEW.en}`,
  },
  NOT_SIGNER: NO_LONGER,
  SEPARATION_OF_DUTIES: NO_LONGER,
  FORBIDDEN: NO_LONGER,
};

const CHANGED: Bilingual = {
  zh: '到时间时，稿件的内容或状态已经变了。请刷新，看过再办。',
  en: 'By then the content or its state had changed. Refresh, read it, then decide.',
};

/** A length of time in words, in the largest unit of which there are at least two. */
function lengthOf(minutes: number): Bilingual {
  if (minutes < 120) return { zh: `${minutes} 分钟`, en: `${minutes} minutes` };
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return { zh: `${hours} 小时`, en: `${hours} hours` };
  return { zh: `${Math.floor(hours / 24)} 天`, en: `${Math.floor(hours / 24)} days` };
}

/** The sentence for a held schedule: what happened and what to do next. */
export function heldWords(held: Held, language: Language): string {
  if (held.why === 'refused') return (REFUSED[held.code] ?? CHANGED)[language];
  if (held.why === 'left')
    return {
      zh: `定时的人的账号已停用。请由在岗的终审人办理：${AGAIN.zh}`,
      en: `The account of whoever scheduled it is no longer active. Somebody who may release has to act. ${AGAIN.en}`,
    }[language];
  const [late, allowed] = [lengthOf(held.minutes), lengthOf(held.allowed)];
  return {
    zh: `到时间时系统没有运行，恢复时已晚了 ${late.zh}，超过允许的 ${allowed.zh}。${AGAIN.zh}`,
    en: `The system was not running at that time and came back ${late.en} late; up to ${allowed.en} are allowed. ${AGAIN.en}`,
  }[language];
}

/** A held schedule as it is stored with its run; {@link clockFacts} reads it. */
export const heldText = (held: Held): string => JSON.stringify(held);

function read(text: string): Held | null {
  try {
    return JSON.parse(text) as Held;
  } catch {
    return null;
  }
}

/** What to tell of a run and the clock: nothing once it is released, void, or decided anew. */
export function clockFacts(
  run: { state: RunState; scheduledAt: string | null; heldReason: string | null },
  language: Language,
): ClockFacts {
  if (run.state === 'scheduled') return { ...NOTHING, scheduledAt: run.scheduledAt };
  if (run.state !== 'approved' || run.heldReason === null) return NOTHING;
  const held = read(run.heldReason);
  const heldReason = held ? heldWords(held, language) : CHANGED[language];
  return { ...NOTHING, heldReason, missedAt: held?.at ?? null };
}
