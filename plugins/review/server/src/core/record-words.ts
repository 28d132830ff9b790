import type { Bilingual } from './errors';
import type { Quorum } from './level';
import type { Severity } from './findings';
import type { Standing } from './record';
import type { RunState } from './situation';

/** The words of the review form (审校单). */
export const RECORD_WORDS = {
  heading: { zh: '审校单', en: 'Review record' },
  never: {
    zh: '这份稿件尚未提交审核，没有审核记录。',
    en: 'This document was never submitted; there is nothing on record.',
  },
  title: { zh: '题名', en: 'Title' },
  type: { zh: '类型', en: 'Type' },
  locale: { zh: '语言', en: 'Locale' },
  document: { zh: '稿件编号', en: 'Document' },
  digest: { zh: '内容摘要（SHA-256）', en: 'Digest (SHA-256)' },
  current: { zh: '当前草稿即此内容。', en: 'The draft is still this content.' },
  changed: {
    zh: '当前草稿已不是此内容；下列意见只对上述摘要有效。',
    en: 'The draft is not this content any more; what follows is about the digest above.',
  },
  workflow: { zh: '流程', en: 'Workflow' },
  version: { zh: '第 {version} 版', en: 'version {version}' },
  run: { zh: '审核轮次', en: 'Run' },
  state: { zh: '状态', en: 'State' },
  submitted: { zh: '提交', en: 'Submitted' },
  ended: { zh: '结束', en: 'Ended' },
  levels: { zh: '审级', en: 'Levels' },
  asked: { zh: '请谁审', en: 'Asked' },
  extra: { zh: '加审', en: 'Extra signers' },
  veto: { zh: '可一票否决', en: 'may veto' },
  decision: { zh: '意见', en: 'Decision' },
  by: { zh: '姓名', en: 'Name' },
  at: { zh: '时间', en: 'Time' },
  opinion: { zh: '说明', en: 'Opinion' },
  undecided: { zh: '无人办理', en: 'nobody has decided' },
  forWhom: { zh: '代{name}', en: 'for {name}' },
  rounds: { zh: '校次', en: 'Proof rounds' },
  round: { zh: '校次', en: 'Round' },
  findings: { zh: '提交时的问题', en: 'Findings at submit' },
  none: { zh: '无', en: 'none' },
  place: { zh: '位置', en: 'Place' },
  finding: { zh: '问题', en: 'Finding' },
  foundBy: { zh: '{name}提出', en: 'found by {name}' },
  fixed: { zh: '已改，由{name}关闭', en: 'mended, closed by {name}' },
  kept: { zh: '不改，由{name}关闭', en: 'left as it is, closed by {name}' },
  yes: { zh: '已核对', en: 'checked' },
  'not-applicable': { zh: '不涉及', en: 'not applicable' },
  checklist: { zh: '校对清单', en: 'Checklist' },
  capacities: { zh: '签字人与职责', en: 'Who signed, in which capacities' },
  reviews: { zh: '审', en: 'Reviewed' },
  proofs: { zh: '校', en: 'Proofread' },
  open: { zh: '未关闭', en: 'open' },
  waivers: { zh: '放行说明', en: 'Waivers' },
  waived: { zh: '已放行', en: 'waived' },
  outside: { zh: '紧急签发签字', en: 'Emergency signatures' },
  emergency: { zh: '紧急签发', en: 'Emergency release' },
  emergencyOpen: {
    zh: '本内容由下列人员紧急签发，先行上线；各审级须在 {due} 前补审，尚未补齐。',
    en: 'Released in an emergency by the people below before the levels had signed; they have to sign by {due} and have not yet.',
  },
  emergencyDone: {
    zh: '本内容由下列人员紧急签发，先行上线；各审级已于 {done} 补审完毕（期限 {due}）。',
    en: 'Released in an emergency by the people below before the levels had signed; they had signed at {done} (due {due}).',
  },
  release: { zh: '签发', en: 'Release' },
  releaseNumber: { zh: '签发编号', en: 'Release number' },
  releasedBy: { zh: '签发人', en: 'Released by' },
  live: { zh: '在线', en: 'live' },
  superseded: { zh: '已由新版本替换', en: 'replaced by a newer release' },
  recalled: { zh: '已撤稿', en: 'recalled' },
  notReleased: { zh: '未签发', en: 'not released' },
  recall: { zh: '撤稿', en: 'Recall' },
  recalledBy: { zh: '撤稿人', en: 'Recalled by' },
  reason: { zh: '理由', en: 'Reason' },
  receipts: { zh: '回执', en: 'Receipts' },
  channel: { zh: '渠道', en: 'Channel' },
  publicApi: { zh: '公开接口', en: 'public API' },
  shown: { zh: '已显示', en: 'shown' },
  removed: { zh: '已撤下', en: 'taken down' },
  ledger: { zh: '责任台账', en: 'Ledger' },
  number: { zh: '序号', en: 'Row' },
  act: { zh: '事项', en: 'Act' },
  hash: { zh: '行散列（SHA-256）', en: 'Hash (SHA-256)' },
  head: { zh: '台账末行', en: 'Head of the ledger' },
  made: { zh: '打印时间', en: 'Made' },
  zone: { zh: '时间均为 {zone} 时间。', en: 'All times are of {zone}.' },
  how: {
    zh: '核对：台账导出后用 npm run ledger:verify 校验；行散列应与上表一致。',
    en: 'To check: verify an export of the ledger with npm run ledger:verify; the hashes must be those above.',
  },
  files: { zh: '证据包中的文件', en: 'Files of this pack' },
} as const satisfies Record<string, Bilingual>;

/** A word of the form. */
export type RecordWord = keyof typeof RECORD_WORDS;

/** Whether a decision counts. */
export const STANDING_WORDS: Readonly<Record<Standing, Bilingual>> = {
  valid: { zh: '有效', en: 'counts' },
  'taken-back': { zh: '已收回', en: 'taken back' },
  'other-text': { zh: '对另一稿', en: 'on another text' },
  void: { zh: '已作废', en: 'void' },
};

/** States of runs. */
export const RUN_STATE_WORDS: Readonly<Record<RunState, Bilingual>> = {
  in_review: { zh: '审核中', en: 'in review' },
  approved: { zh: '已通过', en: 'approved' },
  scheduled: { zh: '已定时', en: 'scheduled' },
  returned: { zh: '已退回', en: 'returned' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
  void: { zh: '已作废', en: 'void' },
  released: { zh: '已签发', en: 'released' },
};

/** How grave findings are. */
export const SEVERITY_WORDS: Readonly<Record<Severity, Bilingual>> = {
  block: { zh: '必须改正', en: 'must be mended' },
  warn: { zh: '请核对', en: 'to be checked' },
  info: { zh: '提示', en: 'advice' },
};

/** How many of so many people a group takes, in words. */
export function quorumWords(quorum: Quorum['kind'], needed: number, size: number): Bilingual {
  switch (quorum) {
    case 'any':
      return { zh: '任一人办理即可', en: 'any one of them' };
    case 'all':
      return { zh: `${size} 人全部签字`, en: `all ${size} of them` };
    case 'ordered':
      return { zh: `${size} 人依次签字`, en: `all ${size} of them, in this order` };
    case 'count':
    case 'ratio':
      return { zh: `${size} 人中至少 ${needed} 人签字`, en: `${needed} of ${size}` };
  }
}
