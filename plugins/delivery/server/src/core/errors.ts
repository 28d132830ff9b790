/**
 * Every refusal a reader can get, once. The codes are those of the public contract; the sentences are what a person
 * reads. `name` is the error name in Strapi's answer shape.
 */
export const ERRORS = {
  INVALID_INPUT: {
    status: 400,
    name: 'ValidationError',
    zh: '请求参数有误，请检查后再试。',
    en: 'The request has parameters that cannot be used.',
  },
  UNAUTHENTICATED: {
    status: 401,
    name: 'UnauthorizedError',
    zh: '大屏的令牌不对，或已停用。',
    en: 'The screen’s token is wrong or has been revoked.',
  },
  NOT_FOUND: {
    status: 404,
    name: 'NotFoundError',
    zh: '这里没有可以显示的内容。',
    en: 'There is nothing to show here.',
  },
  RECALLED: {
    status: 410,
    name: 'GoneError',
    zh: '该内容已撤下。',
    en: 'This content has been taken down.',
  },
  TOO_MANY: {
    status: 429,
    name: 'RateLimitError',
    zh: '当前连接或请求过多，请稍后再试。',
    en: 'Too many open connections or requests; please try again later.',
  },
} as const;

/** A code of {@link ERRORS}. */
export type ErrorCode = keyof typeof ERRORS;

/** One parameter that cannot be used, and why (a short English reason for the developer who sent it). */
export interface FieldError {
  path: string;
  reason: string;
}

/** A refusal decided by the rules; the adapter turns it into an HTTP answer in the reader's language. */
export class Refusal extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly details: { fields?: FieldError[] } = {},
  ) {
    super(ERRORS[code].en);
    this.name = 'Refusal';
  }
}
