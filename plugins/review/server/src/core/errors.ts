/**
 * The review plugin's error catalogue: every code it answers with, once. `zh` and `en` say what happened and what to
 * do next; `{name}` parts are filled from the refusal's details.
 */
export const ERRORS = {
  INVALID_INPUT: { status: 400, zh: '请求内容有误：{reason}', en: 'The request is not valid: {reason}' },
  UNAUTHENTICATED: { status: 401, zh: '请先登录后再操作。', en: 'Log in first.' },
  NOT_SIGNER: {
    status: 403,
    zh: '您不在这一步的签审名单中，请由名单上的人办理。',
    en: 'You are not on the list of people who may do this here; one of them has to.',
  },
  SEPARATION_OF_DUTIES: {
    status: 403,
    zh: '按“一人不得兼两职”的规定，不能这样办理：{reason}。请由其他审核人办理。',
    en: 'Two duties must be two people, so this cannot be done: {reason}. Another reviewer has to.',
  },
  NOT_RELEASABLE: {
    status: 403,
    zh: '稿件须经全部审级签字后由终审人签发，不能直接发布。{reason}',
    en: 'Content goes live only by a release after every level has signed. {reason}',
  },
  FORBIDDEN: { status: 403, zh: '您没有进行此操作的权限。{reason}', en: 'You are not allowed to do this. {reason}' },
  NOT_FOUND: { status: 404, zh: '没有找到这份稿件或记录。', en: 'There is no such document or record.' },
  ALREADY_DECIDED: {
    status: 409,
    zh: '这一步已由{byName}办理，请刷新后查看。',
    en: 'This step was already decided by {byName}. Refresh to see it.',
  },
  WRONG_STATE: {
    status: 409,
    zh: '{whatZh}当前为“{stateZh}”，不能进行此操作。{reason}',
    en: 'The {whatEn} is “{stateEn}” now, so this cannot be done. {reason}',
  },
  STALE_DIGEST: {
    status: 409,
    zh: '稿件内容已变化，您看到的不是最新版本。请刷新并重新核对后再办理。',
    en: 'The content has changed since you read it. Refresh, read it again, then decide.',
  },
  STALE_VERSION: {
    status: 409,
    zh: '该记录在您查看之后有了变化，请刷新后重试。{reason}',
    en: 'This has changed since you looked at it. Refresh and try again. {reason}',
  },
  STILL_NEEDED: {
    status: 409,
    zh: '“{name}”还有审核要办，不能这样处理：{what}。请先在“审核流程”页指定接替人，再办理。',
    en: 'This cannot be done while “{name}” is still needed: {what}. Name a substitute on the page «Workflows» first.',
  },
  RECALLED: {
    status: 410,
    zh: '内容已撤下，或链接已失效。如需查看，请向发给您链接的人另要一个。',
    en: 'This was taken down, or the link has ended. Ask whoever sent it for a new one.',
  },
  TOO_MANY: { status: 429, zh: '操作过于频繁，请稍后再试。', en: 'Too many attempts. Try again later.' },
  CASE_CLOSED: {
    status: 409,
    zh: '这张纠错单已经结案。如又发现错误，请另开一张。',
    en: 'This correction case is closed. Open another one for a new error.',
  },
  STILL_LIVE: {
    status: 409,
    zh: '还有 {count} 处线上内容含有这段错误文字：{titles}。请改正后重新签发，或撤稿，再结案。',
    en: '{count} live place(s) still have the wrong phrase: {titles}. Correct and release them, or recall them, then close the case.',
  },
  CHECK_FAILED: {
    status: 424,
    zh: '检查“{check}”没有完成，稿件没有继续。请稍后再试；仍不行，请管理员查看服务器日志。',
    en: 'The check “{check}” did not finish, so nothing went on. Try again later; if it stays so, have the server’s log looked at.',
  },
  NOT_DONE: {
    status: 424,
    zh: '服务器出错，这一份没有办理，内容没有变化。请稍后再试一次；仍不行，请管理员查看服务器日志。',
    en: 'The server broke down on this one; nothing of it was done. Try again later; if it stays so, have the server’s log looked at.',
  },
  REASON_REQUIRED: { status: 422, zh: '请填写意见，说明理由。', en: 'Give a reason in the comment.' },
  READING_REQUIRED: {
    status: 422,
    zh: '这一审级要求读完再签：{left}。请在审稿页的“改动”中逐处看完。',
    en: 'This level asks its signers to read first: {left}. Go through the changes on the reviewing screen.',
  },
  BLOCKING_FINDINGS: {
    status: 422,
    zh: '还有 {count} 处必须改正的问题，请改正后再提交。',
    en: '{count} finding(s) must be mended first.',
  },
  NO_ELIGIBLE_SIGNER: {
    status: 422,
    zh: '“{levelName}”没有可以签字的人：{who}。请联系管理员补充审核人。{could}',
    en: 'Nobody can sign level “{levelName}”: {who}. Ask an administrator to add a reviewer. {could}',
  },
} as const satisfies Record<string, { status: number; zh: string; en: string }>;

/** What a sentence says in places that a refusal has no words for. */
const USUAL_WORDS: Record<string, Record<string, Bilingual | string>> = {
  WRONG_STATE: { whatZh: '稿件', whatEn: 'document' },
  NOT_RELEASABLE: {
    reason: { zh: '请先保存草稿，再提交审核。', en: 'Save the draft and submit it for review.' },
  },
};

/** A code of the catalogue. */
export type ErrorCode = keyof typeof ERRORS;

/** A language messages are written in. */
export type Language = 'zh' | 'en';

/** A value that may stand in different words in the two languages. */
export interface Bilingual {
  zh: string;
  en: string;
}

/** An act that was refused: nothing has changed. `details` go to the caller; `words` fill the sentence's `{…}`. */
export class Refusal extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly details: Record<string, unknown> = {},
    readonly words: Record<string, string | number | Bilingual> = {},
  ) {
    super(code);
    this.name = 'Refusal';
  }
}

/** The sentence for a refusal in one language. `{…}` parts without words get the usual ones, or disappear. */
export function messageOf(refusal: Refusal, language: Language): string {
  return ERRORS[refusal.code][language]
    .replace(/\{(\w+)\}/g, (_, key: string) => {
      const word = refusal.words[key] ?? USUAL_WORDS[refusal.code]?.[key];
      if (word === undefined) return '';
      return typeof word === 'object' ? word[language] : String(word);
    })
    .trim();
}
