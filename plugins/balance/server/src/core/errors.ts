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
    zh: '这里的置顶已满，请先撤下一条。',
    en: 'As many items are pinned here as may be; take one away first.',
  },
  INVALID_TARGETS: {
    status: 422,
    name: 'UnprocessableEntityError',
    zh: '目标必须写全所有主题，都是不小于 0 的整数，合计 100。',
    en: 'Targets must name every theme with a whole number of at least 0, and sum to 100.',
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

/** A 400 that names the bad places. */
export function invalidInput(fields: readonly FieldProblem[]): Refusal {
  return new Refusal('INVALID_INPUT', { fields });
}
