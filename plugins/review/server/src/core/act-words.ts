import type { Bilingual } from './errors';

/** What people call the acts of the ledger. An act that is not here is shown by its code. */
const ACT_WORDS: Readonly<Record<string, Bilingual>> = {
  submit: { zh: '提交', en: 'Submitted' },
  withdraw: { zh: '撤回', en: 'Withdrawn' },
  approve: { zh: '通过', en: 'Approved' },
  return: { zh: '退回', en: 'Returned' },
  reject: { zh: '驳回', en: 'Voted against' },
  transfer: { zh: '转办', en: 'Transferred' },
  substitute: { zh: '改派', en: 'Given to a substitute' },
  'take-back': { zh: '收回意见', en: 'Decision taken back' },
  'add-signer': { zh: '加签', en: 'Signer added' },
  'add-before': { zh: '前加签', en: 'Signer added before' },
  'add-after': { zh: '后加签', en: 'Signer added after' },
  'remove-signer': { zh: '减签', en: 'Added signer removed' },
  remove: { zh: '减签', en: 'Added signer removed' },
  consult: { zh: '委派', en: 'Opinion asked for' },
  reply: { zh: '答复', en: 'Opinion given' },
  remind: { zh: '催办', en: 'Reminded' },
  adopt: { zh: '认领改动', en: 'Changes adopted' },
  schedule: { zh: '定时', en: 'Scheduled' },
  unschedule: { zh: '取消定时', en: 'Taken off the schedule' },
  hold: { zh: '定时未执行', en: 'Schedule held' },
  release: { zh: '签发', en: 'Released' },
  recall: { zh: '撤稿', en: 'Recalled' },
  'break-glass': { zh: '紧急签发', en: 'Emergency release' },
  'after-review': { zh: '补审完成', en: 'After-review done' },
  overdue: { zh: '补审逾期', en: 'After-review overdue' },
  void: { zh: '作废', en: 'Void' },
  drift: { zh: '线上内容不符', en: 'Live content differed' },
  refused: { zh: '被拒绝的尝试', en: 'Refused attempt' },
  'preview-made': { zh: '生成预览链接', en: 'Preview link made' },
  'preview-used': { zh: '预览被打开', en: 'Preview opened' },
  'preview-revoked': { zh: '收回预览链接', en: 'Preview link taken back' },
  'outbox-drop': { zh: '放弃通知', en: 'Message given up' },
  'grants-restored': { zh: '恢复权限', en: 'Rights given back' },
  evidence: { zh: '导出证据包', en: 'Evidence pack made' },
  restart: { zh: '按新流程重审', en: 'Begun again' },
  'workflow-save': { zh: '保存流程', en: 'Workflow saved' },
  'name-substitute': { zh: '指定接替人', en: 'Substitute named' },
  escalate: { zh: '超时上报', en: 'Superior told of a delay' },
  calendar: { zh: '更新工作日历', en: 'Working calendar changed' },
  replan: { zh: '重排时限', en: 'Time limits planned anew' },
  'calendar-ends': { zh: '工作日历不够长', en: 'Working calendar too short' },
  delegate: { zh: '委托代理', en: 'Delegation offered' },
  'delegate-accept': { zh: '接受代理', en: 'Delegation accepted' },
  'delegate-decline': { zh: '谢绝代理', en: 'Delegation declined' },
  'delegate-revoke': { zh: '收回代理', en: 'Delegation ended' },
  reading: { zh: '读完全文', en: 'Read through' },
  'second-reading': { zh: '复读', en: 'Read again' },
  'comment-resolve': { zh: '批注已解决', en: 'Comment resolved' },
  'comment-reopen': { zh: '重新打开批注', en: 'Comment reopened' },
  'proof-find': { zh: '校对记录问题', en: 'Proof finding noted' },
  'proof-close': { zh: '校对问题关闭', en: 'Proof finding closed' },
  'proof-reopen': { zh: '校对问题重开', en: 'Proof finding opened again' },
  'proof-sign': { zh: '校对签字', en: 'Proof round signed' },
  'proof-read-aloud': { zh: '诵读签字', en: 'Reading aloud signed' },
  'sources-imported': { zh: '导入稿源名单', en: 'List of sources imported' },
  'source-captured': { zh: '留存原文', en: 'Original kept' },
  'correction-opened': { zh: '开立纠错单', en: 'Correction case opened' },
  'correction-submitted': { zh: '提交改正稿', en: 'Correction submitted' },
  'correction-closed': { zh: '纠错单结案', en: 'Correction case closed' },
};

/** Capacities that are codes; the others are the names of levels. */
const CAPACITY_WORDS: Readonly<Record<string, Bilingual>> = {
  submitter: { zh: '提交人', en: 'submitter' },
  editor: { zh: '编辑', en: 'editor' },
  releaser: { zh: '签发人', en: 'releaser' },
  recaller: { zh: '撤稿人', en: 'recaller' },
  'break-glass': { zh: '紧急签发人', en: 'emergency signer' },
  'after-review': { zh: '补审', en: 'after-review' },
  administrator: { zh: '管理员', en: 'administrator' },
  'calendar-keeper': { zh: '日历维护人', en: 'keeper of the calendar' },
  'second-reader': { zh: '复读人', en: 'second reader' },
};

/** Reasons that the server writes itself; those of people are their own words. */
const REASON_WORDS: Readonly<Record<string, Bilingual>> = {
  'the content was edited': { zh: '内容有改动', en: 'the content was edited' },
  'the draft was deleted': { zh: '草稿已删除', en: 'the draft was deleted' },
  'the draft was deleted past the editor': {
    zh: '草稿在编辑器之外被删除',
    en: 'the draft was deleted past the editor',
  },
  'the content changed outside the editor': {
    zh: '内容在编辑器之外有改动',
    en: 'the content changed outside the editor',
  },
  'the live release was recalled': { zh: '线上内容已撤稿', en: 'the live release was recalled' },
  'the after-review of an emergency release is overdue': {
    zh: '紧急签发的补审已逾期',
    en: 'the after-review of an emergency release is overdue',
  },
};

const wordsIn = (words: Readonly<Record<string, Bilingual>>, code: string): Bilingual =>
  Object.hasOwn(words, code) ? (words[code] as Bilingual) : { zh: code, en: code };

/** An act of the ledger in words. */
export const actWords = (act: string): Bilingual => wordsIn(ACT_WORDS, act);

/** In which capacity somebody acted, in words. */
export const capacityWords = (capacity: string): Bilingual => wordsIn(CAPACITY_WORDS, capacity);

/** A reason in words: the server's own are known in both languages, a person's stay as they are. */
export const reasonWords = (reason: string): Bilingual => wordsIn(REASON_WORDS, reason);
