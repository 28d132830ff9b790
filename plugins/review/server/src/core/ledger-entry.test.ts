import { actWords, capacityWords, reasonWords } from './act-words';
import { entryOf, entryWords, type LedgerEntry, type Wording } from './ledger-entry';
import { ACTIONS } from './review';

const wording: Wording = { language: 'zh', timeZone: 'Asia/Shanghai', levels: new Map([['first', '初审']]) };
const english: Wording = { ...wording, language: 'en' };
const row = (changes: Partial<LedgerEntry>): LedgerEntry => ({
  seq: 1,
  at: '2026-11-26T00:00:00.000Z',
  origin: 'admin',
  act: 'approve',
  actor: null,
  ...changes,
});

/** Acts that are recorded and are no actions of a run. */
const OTHER_ACTS = [
  'restart',
  'workflow-save',
  'name-substitute',
  'escalate',
  'calendar',
  'replan',
  'calendar-ends',
  'delegate',
  'delegate-accept',
  'delegate-decline',
  'delegate-revoke',
  'reading',
  'second-reading',
  'comment-resolve',
  'comment-reopen',
  'proof-find',
  'proof-close',
  'proof-reopen',
  'proof-sign',
  'proof-read-aloud',
  'sources-imported',
  'source-captured',
  'correction-opened',
  'correction-added',
  'correction-submitted',
  'correction-closed',
  'waive',
  'unwaive',
  'pack-change',
  'targets-change',
  'targets-withdraw',
  'freshness-change',
  'pin-change',
];

test.each([...ACTIONS, ...OTHER_ACTS])('%s has a name in both languages', (action) => {
  expect(actWords(action).zh).toMatch(/\p{Script=Han}/u);
  expect(actWords(action).en).toMatch(/^[A-Z]/);
});

test('what has no name is shown by its code, also where objects have members of that name', () => {
  expect(actWords('brand-new')).toEqual({ zh: 'brand-new', en: 'brand-new' });
  expect(actWords('constructor')).toEqual({ zh: 'constructor', en: 'constructor' });
  expect(capacityWords('初审')).toEqual({ zh: '初审', en: '初审' });
});

test('a person’s reason stays as it is, the server’s own is in both languages', () => {
  expect(reasonWords('数字有误').en).toBe('数字有误');
  expect(reasonWords('the content was edited').zh).toBe('内容有改动');
});

test('a row in words', () => {
  expect(entryWords(row({ level: 'first', capacity: '初审', reason: '同意' }), wording)).toEqual({
    act: '通过',
    capacity: '初审',
    level: '初审',
    reason: '同意',
    note: null,
  });
  expect(entryWords(row({ act: 'constructor', level: 'other' }), english)).toEqual({
    act: 'constructor',
    capacity: null,
    level: 'other',
    reason: null,
    note: null,
  });
});

test.each([
  ['return', { to: 'author' }, '退至作者', 'to the author'],
  ['return', { to: 'first' }, '退至初审', 'to 初审'],
  ['return', {}, null, null],
  ['refused', { action: 'approve', code: 'NOT_SIGNER' }, '通过 · NOT_SIGNER', 'Approved · NOT_SIGNER'],
  ['refused', {}, null, null],
  ['schedule', { at: '2026-11-26T16:30:00.000Z' }, '2026年11月27日 00:30:00', '27 Nov 2026, 00:30:00'],
  ['schedule', { at: 7 }, null, null],
  ['preview-made', { expiresAt: 'soon' }, 'soon', 'soon'],
  ['waive', { text: '国家级', message: '不得使用' }, '“国家级”：不得使用', '“国家级”: 不得使用'],
  ['unwaive', { text: '', message: '不得使用' }, '不得使用', '不得使用'],
  ['waive', {}, null, null],
  ['pack-change', { name: '园区用词', version: 3, change: 'edit' }, '“园区用词”第 3 版', '“园区用词”, version 3'],
  ['pack-change', { name: '园区用词', version: 4, change: 'remove' }, '“园区用词”，已删除', '“园区用词”, removed'],
  ['pack-change', {}, null, null],
  [
    'targets-change',
    { channel: 'screen', targets: { a: 60, b: 40 } },
    'screen: a 60 %, b 40 %',
    'screen: a 60 %, b 40 %',
  ],
  ['targets-change', {}, null, null],
  ['targets-withdraw', { channel: 'screen', targets: { a: 100 } }, 'screen: a 100 %', 'screen: a 100 %'],
  ['freshness-change', { limits: [{ code: 'news' }, { code: 'wechat' }] }, 'news, wechat', 'news, wechat'],
  ['freshness-change', { limits: 'x' }, null, null],
  ['freshness-change', { limits: [] }, null, null],
  [
    'pin-change',
    { change: 'set', channel: 'screen', title: '防汛提醒', kind: 'emergency', until: '2026-11-26T16:30:00.000Z' },
    'screen：“防汛提醒”，紧急至 2026年11月27日 00:30:00',
    'screen: “防汛提醒”, emergency until 27 Nov 2026, 00:30:00',
  ],
  [
    'pin-change',
    { change: 'remove', channel: 'website', title: '公告', kind: 'pinned', until: '2026-11-26T16:30:00.000Z' },
    'website：“公告”，置顶已撤下',
    'website: “公告”, pinned, taken away',
  ],
  ['pin-change', { title: '公告', kind: 'constructor' }, null, null],
  ['overdue', { dueAt: null }, null, null],
  [
    'add-signer',
    { to: { key: 'he', name: '何为民' }, position: 'before' },
    '对象：何为民，在前签字',
    'about 何为民, signs first',
  ],
  [
    'add-signer',
    { to: { key: 'he', name: '何为民' }, position: 'after' },
    '对象：何为民，在后签字',
    'about 何为民, signs afterwards',
  ],
  ['add-signer', { position: 'after' }, '在后签字', 'signs afterwards'],
  ['add-signer', { position: 'constructor' }, null, null],
  ['transfer', { to: { key: 'he', name: '何为民' } }, '对象：何为民', 'about 何为民'],
  ['consult', { to: { key: 'he', name: '何为民' } }, '对象：何为民', 'about 何为民'],
  ['substitute', { to: { key: 'he', name: '何为民' } }, '对象：何为民', 'about 何为民'],
  ['remove-signer', { to: { key: 'he' } }, null, null],
  ['remove-signer', {}, null, null],
  ['overdue', { dueAt: '2026-11-26T16:30:00.000Z' }, '2026年11月27日 00:30:00', '27 Nov 2026, 00:30:00'],
])('the note of %s %j', (act, details, zh, en) => {
  expect(entryWords(row({ act, details }), wording).note).toBe(zh);
  expect(entryWords(row({ act, details }), english).note).toBe(en);
});

test('a line is read as it was recorded', () => {
  expect(entryOf('{"act":"submit","seq":3}')).toEqual({ act: 'submit', seq: 3 });
});

test('why a schedule was held is read in both languages, whatever the row says; in other rows it stays', () => {
  const why = (entry: Partial<LedgerEntry>) => [wording, english].map((one) => entryWords(row(entry), one).reason);
  const reason = 'The account of whoever scheduled it is no longer active.';
  const [zh, en] = why({ act: 'hold', reason, details: { why: 'left', at: '2026-11-26T00:00:00.000Z' } });
  expect(zh).toMatch(/^定时的人的账号已停用。/);
  expect(en).toMatch(/^The account of whoever scheduled it is no longer active\. Somebody/);
  expect(why({ act: 'hold', reason })).toEqual([reason, reason]);
  expect(why({ act: 'recall', reason: '有误', details: { why: 'left' } })).toEqual(['有误', '有误']);
  expect(why({ act: 'hold', details: { why: 'left' } })).toEqual([null, null]);
});
