/**
 * The refusals this plugin can answer with, once and for all. Codes are those of the public contract;
 * `name` is the error class name Strapi's clients expect beside the status.
 */
export const ERRORS = {
  INVALID_INPUT: {
    status: 400,
    name: 'ValidationError',
    zh: '请求中有不认识或不合规的参数。',
    en: 'The request has unknown or malformed parameters.',
  },
  NOT_FOUND: {
    status: 404,
    name: 'NotFoundError',
    zh: '没有这个渠道，或其中没有这条内容。',
    en: 'There is no such channel, or no such item in it.',
  },
  WRONG_STATE: {
    status: 409,
    name: 'ConflictError',
    zh: '现在不能这样做。',
    en: 'That is not possible now.',
  },
  INVALID_TARGETS: {
    status: 422,
    name: 'UnprocessableEntityError',
    zh: '目标必须写全所有主题，都是不小于 0 的整数，合计 100。',
    en: 'Targets must name every theme with a whole number of at least 0, and sum to 100.',
  },
  TOO_MANY: {
    status: 429,
    name: 'RateLimitError',
    zh: '正在生成的材料太多，请稍后再试。',
    en: 'Too many reports are being made; try again in a moment.',
  },
  INVALID_LIMITS: {
    status: 422,
    name: 'UnprocessableEntityError',
    zh: '更新时限只能设给现有的栏目和渠道，每个一次，并选用适合它的现行规定。',
    en: 'Update limits are set for columns and channels there are, once each, by a rule for that kind in force now.',
  },
} as const;

/** What stands in the way, for WRONG_STATE: `details.state`. */
export const WRONG_STATES = {
  counting: {
    zh: '已有一次复算在进行，请等它结束。',
    en: 'A recount is under way; wait for it to end.',
  },
  settled: {
    zh: '这组目标已经生效，或已经撤回。',
    en: 'These targets are in force already, or were withdrawn.',
  },
  full: {
    zh: '这里的置顶已满，请先撤下一条。',
    en: 'As many items are pinned here as may be; take one away first.',
  },
} as const;

/** One of the codes above. */
export type ErrorCode = keyof typeof ERRORS;

/** One bad place in the input: a dotted path and a short English reason. */
export interface FieldProblem {
  path: string;
  reason: string;
}

/** A request that is refused by a rule. `details` is sent to the caller beside the code. */
export class Refusal extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(code);
    this.name = 'Refusal';
  }
}

/** A 409 that says what stands in the way. */
export function wrongState(state: keyof typeof WRONG_STATES, details: Readonly<Record<string, unknown>> = {}): Refusal {
  return new Refusal('WRONG_STATE', { state, ...details });
}

/** A 400 that names the bad places. */
export function invalidInput(fields: readonly FieldProblem[]): Refusal {
  return new Refusal('INVALID_INPUT', { fields });
}
