import type { Bilingual } from './errors';

/** Every act there is in the ledger, by what people call it. A row of an act that is not here cannot be written. */
export const ACT_WORDS = {
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
  escalate: { zh: '超时上报', en: 'Escalated' },
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
  'proof-find': { zh: '校对提出问题', en: 'Proof finding noted' },
  'proof-close': { zh: '关闭校对问题', en: 'Proof finding closed' },
  'proof-reopen': { zh: '重开校对问题', en: 'Proof finding reopened' },
  'proof-sign': { zh: '校对签字', en: 'Proof round signed' },
  'proof-read-aloud': { zh: '诵读签字', en: 'Reading aloud signed' },
  reading: { zh: '阅读凭据', en: 'Reading proved' },
  'second-reading': { zh: '抽样复读', en: 'Second reading' },
  'comment-resolve': { zh: '批注已处理', en: 'Comment resolved' },
  'comment-reopen': { zh: '重开批注', en: 'Comment reopened' },
  delegate: { zh: '设立代理', en: 'Delegation made' },
  'delegate-accept': { zh: '接受代理', en: 'Delegation accepted' },
  'delegate-decline': { zh: '不接受代理', en: 'Delegation declined' },
  'delegate-revoke': { zh: '终止代理', en: 'Delegation ended' },
  'name-substitute': { zh: '指定接替人', en: 'Substitute named' },
  'workflow-save': { zh: '保存流程', en: 'Workflow saved' },
  restart: { zh: '按新流程重新审核', en: 'Begun again under a new workflow' },
  calendar: { zh: '修改工作日历', en: 'Working calendar changed' },
  replan: { zh: '按新日历重算时限', en: 'Due times planned anew' },
  'calendar-ends': { zh: '工作日历不够用', en: 'Working calendar ends too early' },
  'sources-imported': { zh: '导入稿源名单', en: 'Source list imported' },
  'source-captured': { zh: '留存转载原文', en: 'Original of a reprint kept' },
  'correction-opened': { zh: '立更正单', en: 'Correction case opened' },
  'correction-added': { zh: '更正单补充所在', en: 'Places added to a correction case' },
  'correction-submitted': { zh: '提交更正稿', en: 'Correction submitted' },
  'correction-closed': { zh: '更正单办结', en: 'Correction case closed' },
  waive: { zh: '放行问题', en: 'Finding waived' },
  unwaive: { zh: '撤回放行', en: 'Waiver withdrawn' },
  'pack-change': { zh: '修改词库', en: 'Word pack changed' },
  'targets-change': { zh: '修改平衡目标', en: 'Balance targets changed' },
  'screen-change': { zh: '修改大屏登记', en: 'Screens changed' },
  'targets-withdraw': { zh: '撤回未生效的平衡目标', en: 'Balance targets to come withdrawn' },
  'freshness-change': { zh: '修改更新时限', en: 'Update limits changed' },
  'pin-change': { zh: '调整置顶', en: 'Pinned items changed' },
} as const satisfies Record<string, Bilingual>;

/** An act of the ledger. */
export type LedgerAct = keyof typeof ACT_WORDS;

/** The acts by which something goes live or is taken down; a row of such an act may also be of a step before that. */
export const ACTS_OF_RELEASES: readonly LedgerAct[] = ['release', 'break-glass', 'recall'];

/** Capacities that are codes; the others are the names of levels. */
const CAPACITY_WORDS: Readonly<Record<string, Bilingual>> = {
  submitter: { zh: '提交人', en: 'submitter' },
  editor: { zh: '编辑', en: 'editor' },
  releaser: { zh: '签发人', en: 'releaser' },
  recaller: { zh: '撤稿人', en: 'recaller' },
  'break-glass': { zh: '紧急签发人', en: 'emergency signer' },
  'after-review': { zh: '补审', en: 'after-review' },
  administrator: { zh: '管理员', en: 'administrator' },
  'calendar-keeper': { zh: '日历维护人', en: 'calendar keeper' },
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
  'the content changed past the editor': {
    zh: '稿件在编辑器之外有改动',
    en: 'the content changed past the editor',
  },
  'a file or a related entry of the content changed': {
    zh: '稿件所用的文件或关联内容有改动',
    en: 'a file or a related entry of the content changed',
  },
  'the live release was recalled': { zh: '线上内容已撤稿', en: 'the live release was recalled' },
  'the after-review of an emergency release is overdue': {
    zh: '紧急签发的补审已逾期',
    en: 'the after-review of an emergency release is overdue',
  },
  'a live row without a release was found and pulled': {
    zh: '发现没有签发记录的线上内容，已撤下',
    en: 'a live row without a release was found and pulled',
  },
  'the live row was not what was signed; it was pulled, the release itself stands': {
    zh: '线上内容与签字内容不符，已撤下；签发本身不变',
    en: 'the live row was not what was signed; it was pulled, the release itself stands',
  },
  'more than one live row was found; all were pulled, the release itself stands': {
    zh: '发现多份线上内容，已全部撤下；签发本身不变',
    en: 'more than one live row was found; all were pulled, the release itself stands',
  },
  'the live row is gone; the release itself stands': {
    zh: '线上内容已不在；签发本身不变',
    en: 'the live row is gone; the release itself stands',
  },
  'the server ran without review, and Strapi deleted its rights': {
    zh: '服务器曾在没有审核插件的情况下运行，Strapi 删除了它的权限',
    en: 'the server ran without review, and Strapi deleted its rights',
  },
  'a newer calendar came with the plugin': {
    zh: '插件带来了新版工作日历',
    en: 'a newer calendar came with the plugin',
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
