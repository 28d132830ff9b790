/** Groups with fewer members are counted, but nothing further is said of them: too few may be one person's work. */
export const FEWEST_TO_BREAK_DOWN = 3;

/** How long something took in one group, in milliseconds: the middle one, and the one that nine of ten do not exceed. */
export interface Span {
  /** The group's key; `''` is all of them together. */
  group: string;
  count: number;
  median: number | null;
  p90: number | null;
}

/** The spans of groups that are large enough; of the others only the count is left. */
export function shownSpans(spans: readonly Span[]): Span[] {
  return spans.map((span) => (span.count < FEWEST_TO_BREAK_DOWN ? { ...span, median: null, p90: null } : span));
}

/**
 * The nearest-rank quantile: of n values in order the one at place ⌈n·share⌉. One finds it by counting, and it is a value
 * that occurred. Null of none.
 *
 * @param percent whole per cent, 1–100
 */
export function nearestRank(values: readonly number[], percent: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.ceil((sorted.length * percent) / 100) - 1] ?? null;
}

/** Why something was recalled, as far as its reason names it. */
export type RecallCategory = (typeof RECALL_WORDS)[number][0] | 'other';

/** Words that a reason is sorted by; the first category with a word in the reason has it. */
const RECALL_WORDS = [
  ['privacy', ['隐私', '个人信息', '身份证', '手机号', '肖像', '涉密', '泄露', 'privacy', 'personal data', 'secret']],
  ['rights', ['版权', '侵权', '著作权', '转载', '稿源', '授权', 'copyright', 'licence', 'reprint']],
  ['instruction', ['上级', '通知要求', '按要求', '指示', 'instructed', 'instruction', 'superior']],
  ['outdated', ['过期', '失效', '已结束', '取消', '延期', '变更', 'outdated', 'expired', 'cancelled', 'postponed']],
  ['duplicate', ['重复', 'duplicate', 'twice']],
  [
    'error',
    ['错', '有误', '失实', '不实', '不符', '不准', '数据', 'wrong', 'error', 'mistake', 'incorrect', 'inaccurate'],
  ],
] as const;

/** Every category there is, in the order they are looked for. */
export const RECALL_CATEGORIES: readonly RecallCategory[] = [...RECALL_WORDS.map(([category]) => category), 'other'];

/** Sorts a recall's reason by the words in it. The reason itself goes no further: people write names into it. */
export function recallCategory(reason: string | null): RecallCategory {
  const text = (reason ?? '').toLowerCase();
  return RECALL_WORDS.find(([, words]) => words.some((word) => text.includes(word)))?.[0] ?? 'other';
}

/**
 * A recall as it is counted: how many places have confirmed that it is gone, and how many had confirmed to show it and
 * have not. `milliseconds`: until the last confirmation there is.
 */
export interface RecallFact {
  reason: string | null;
  milliseconds: number | null;
  removed: number;
  open: number;
}

/** Recalls in numbers. Times are in milliseconds. */
export interface RecallFigures {
  count: number;
  /** Empty where there are too few to be told apart. */
  categories: { category: RecallCategory; count: number }[];
  /** Confirmed as gone, and by every place that had confirmed to show them. */
  confirmed: number;
  /** Still unconfirmed somewhere, and at how many places. */
  unconfirmed: number;
  openPlaces: number;
  /** No place has said anything of them. */
  silent: number;
  median: number | null;
  longest: number | null;
}

/** Adds up recalls. */
export function recallFigures(recalls: readonly RecallFact[]): RecallFigures {
  const took = recalls.flatMap(({ milliseconds, open }) => (milliseconds === null || open > 0 ? [] : [milliseconds]));
  const unconfirmed = recalls.filter(({ open }) => open > 0);
  const found = recalls.map(({ reason }) => recallCategory(reason));
  const categories = RECALL_CATEGORIES.map((category) => ({
    category,
    count: found.filter((one) => one === category).length,
  })).filter(({ count }) => count > 0);
  return {
    count: recalls.length,
    categories: recalls.length < FEWEST_TO_BREAK_DOWN ? [] : categories,
    confirmed: recalls.filter(({ removed, open }) => removed > 0 && open === 0).length,
    unconfirmed: unconfirmed.length,
    openPlaces: unconfirmed.reduce((sum, { open }) => sum + open, 0),
    silent: recalls.filter(({ removed, open }) => removed === 0 && open === 0).length,
    median: nearestRank(took, 50),
    longest: nearestRank(took, 100),
  };
}
