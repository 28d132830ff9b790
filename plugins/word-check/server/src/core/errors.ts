/** Every error code this plugin answers with, its HTTP status and its sentence in both languages. */
export const ERRORS = {
  INVALID_INPUT: { status: 400, name: 'ValidationError', zh: '请求内容有误', en: 'The request is not valid' },
  FORBIDDEN: { status: 403, name: 'ForbiddenError', zh: '内置词库不能修改', en: 'Built-in packs cannot be changed' },
  NOT_FOUND: { status: 404, name: 'NotFoundError', zh: '没有这个词库', en: 'There is no such pack' },
  NO_SUCH_RESCAN: {
    status: 404,
    name: 'NotFoundError',
    zh: '没有这次检查，或结果已清除',
    en: 'There is no such check, or its results are gone',
  },
  STALE_VERSION: {
    status: 409,
    name: 'ConflictError',
    zh: '词库已被别人修改，请刷新后再存',
    en: 'Somebody else changed this pack; reload it and save again',
  },
  NOT_WAIVABLE: {
    status: 403,
    name: 'ForbiddenError',
    zh: '这个问题不能标为误报',
    en: 'This finding cannot be waived',
  },
  ALREADY_WAIVED: {
    status: 409,
    name: 'ConflictError',
    zh: '这个问题已被标为误报，请刷新后查看',
    en: 'This finding has been waived already; reload to see it',
  },
  STALE_DIGEST: {
    status: 409,
    name: 'ConflictError',
    zh: '稿件内容已变化，请刷新后再标',
    en: 'The content has changed since you read it; reload it first',
  },
  REASON_REQUIRED: {
    status: 422,
    name: 'UnprocessableEntityError',
    zh: '请写明理由（至少两个字）',
    en: 'Give a reason',
  },
  TOO_LARGE: {
    status: 413,
    name: 'PayloadTooLargeError',
    zh: '内容过长，无法检查',
    en: 'The text is too long to check',
  },
  NOT_READY: {
    status: 503,
    name: 'ServiceUnavailableError',
    zh: '词库尚未编译好，暂时无法检查，请稍后重试；一直如此时请联系管理员',
    en: 'The packs are not compiled yet, so nothing can be checked now; try again in a moment, and tell an administrator if it stays so',
  },
} as const;

/** A code of the catalogue. */
export type ErrorCode = keyof typeof ERRORS;

/** One wrong place in the input: a dotted path and what is wrong with it, in English, for the caller's developer. */
export interface FieldProblem {
  path: string;
  reason: string;
}

/** The core or a service says no. The adapter turns it into the HTTP answer. */
export class Refusal extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly details: Readonly<Record<string, unknown>> = {},
    /** A sentence more exact than the catalogue's. */
    readonly words?: { zh: string; en: string },
  ) {
    super(ERRORS[code].en);
    this.name = 'Refusal';
  }
}

/** Bad input, with each wrong field named. */
export const invalidInput = (fields: readonly FieldProblem[]): Refusal => new Refusal('INVALID_INPUT', { fields });
