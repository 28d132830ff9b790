/** What of a reading is left, piece by piece, and in which words a signer is told. */
import { actor, NOW, run, situation, WORKFLOW } from '../../../../../tests/model/review-situation';
import type { Content } from './content';
import { messageOf } from './errors';
import type { Finding } from './findings';
import { asksReading, readingState, refuseUnread, type ReadingFact, type ReadingReceipt } from './reading-proof';

const file = (sha256: string, name: string) => ({ sha256, name, mime: 'application/pdf', ext: '.pdf' });
const content = (title: string, files: object[], ...body: string[]): Content =>
  ({
    ...{ uid: 'x', locale: 'zh-Hans' },
    fields: {
      title,
      body: body.map((text) => ({ type: 'paragraph', children: [{ type: 'text', text }] })),
      attachments: files,
    },
  }) as unknown as Content;
const found = (text: string): Finding => ({
  ...{ path: 'title', start: 0, end: 2, text, ruleId: 'r', pack: 'p', category: 'c', severity: 'warn' },
  ...{ message: `请核对“${text}”`, suggestions: [] },
});
/** Two of everything: places, findings and files. */
const TWO: ReadingFact = {
  ...{ run: 1, digest: NOW, content: content('新', [file('f1', '一.pdf'), file('f2', '二.pdf')], '甲') },
  ...{ findings: [found('截止'), found('帐号')], live: null, signed: new Map(), receipts: [] },
};
const receipt = (extra: Partial<ReadingReceipt> = {}): ReadingReceipt => ({
  ...{ person: 'r1', run: 1, digest: NOW, base: null, startedAt: '2026-03-01T00:00:00.000Z', endedAt: null },
  ...{ seen: [], answered: [], opened: [] },
  ...extra,
});
const places = readingState(TWO, 'r1');
const whole = receipt({
  seen: places.changes.map(({ path, digest }) => ({ path, digest })),
  answered: places.findings.map(({ digest }) => digest),
  opened: ['f1', 'f2'],
});
const asking = { ...WORKFLOW, levels: WORKFLOW.levels.map((level) => ({ ...level, reading: true })) };
const approve = { action: 'approve', digest: NOW } as const;
const refused = (reading?: ReadingFact) =>
  refuseUnread(situation({ run: run({ workflow: asking }), ...(reading ? { reading } : {}) }), actor('r1'), approve);
const words = (reading?: ReadingFact) => {
  const refusal = refused(reading);
  return refusal && [messageOf(refusal, 'zh'), messageOf(refusal, 'en')];
};
const NOT_OPENED = [
  '这一审级要求读完再签：这一版的改动清单还没有打开过。请在审稿页的“改动”中逐处看完。',
  'This level asks its signers to read first: the list of changes has not been opened. Go through the changes on the reviewing screen.',
];

it('no level asks for nothing', () => {
  expect([asksReading(undefined), asksReading(WORKFLOW.levels[0]), asksReading(asking.levels[0])]).toEqual([
    ...[false, false, true],
  ]);
  expect(refuseUnread(situation(), actor('r1'), approve)).toBeNull();
});

it('everything read is everything', () => {
  expect(readingState({ ...TWO, receipts: [whole] }, 'r1')).toMatchObject({
    ...{ left: { changes: 0, findings: 0, files: 0 }, begun: true, complete: true },
    files: [
      { sha256: 'f1', opened: true },
      { sha256: 'f2', opened: true },
    ],
  });
  expect(refused({ ...TWO, receipts: [whole] })).toBeNull();
});

it('what is left is named without what is read', () => {
  const half = { ...whole, seen: whole.seen.slice(1), answered: whole.answered.slice(1), opened: ['f1'] };
  const [change, finding] = [places.changes[0], places.findings[0]];
  expect(refused({ ...TWO, receipts: [half] })?.details).toEqual({
    left: { changes: 1, findings: 1, files: 1 },
    unread: {
      changes: [{ path: change?.path, digest: change?.digest, text: expect.any(String) as string }],
      findings: [{ digest: finding?.digest, path: 'title', text: '截止', message: '请核对“截止”' }],
      files: [{ sha256: 'f2', name: '二.pdf' }],
    },
  });
});

it.each<[string, Partial<ReadingReceipt>]>([
  ['a place', { seen: whole.seen.slice(1) }],
  ['a finding', { answered: whole.answered.slice(1) }],
  ['a file', { opened: ['f2'] }],
  ['a place and a finding', { seen: whole.seen.slice(1), answered: whole.answered.slice(1) }],
  ['a place and a file', { seen: whole.seen.slice(1), opened: ['f2'] }],
  ['a finding and a file', { answered: whole.answered.slice(1), opened: ['f2'] }],
])('%s left is not all', (_, extra) => {
  expect(readingState({ ...TWO, receipts: [{ ...whole, ...extra }] }, 'r1').complete).toBe(false);
});

it('only kinds that something is left of are named', () => {
  expect(words({ ...TWO, receipts: [{ ...whole, opened: [] }] })).toEqual([
    '这一审级要求读完再签：2 个附件未打开。请在审稿页的“改动”中逐处看完。',
    'This level asks its signers to read first: 2 file(s) not opened. Go through the changes on the reviewing screen.',
  ]);
});

it.each<[string, Partial<ReadingReceipt>]>([
  ['another run', { run: 2 }],
  ['another version', { digest: 'e'.repeat(64) }],
])('what was read in %s leaves the list to be opened', (_, extra) => {
  const reading = { ...TWO, receipts: [{ ...whole, ...extra }] };
  expect([readingState(reading, 'r1').begun, words(reading)]).toEqual([false, NOT_OPENED]);
});

it('where nobody looked what there is to read, the list has not been opened', () => {
  expect(words()).toEqual(NOT_OPENED);
});

it('a reading that began when the person signed last counts, and says what it was compared with', () => {
  const at = '2026-03-01T00:00:00.000Z';
  const reading = { ...TWO, signed: new Map([['r1', { digest: 's', content: content('旧', []), at }]]) };
  const { base, changes } = readingState(reading, 'r1');
  expect(base).toEqual({ kind: 'last-signed', digest: 's' });
  const seen = changes.map(({ path, digest }) => ({ path, digest }));
  expect(readingState({ ...reading, receipts: [{ ...whole, base: 's', seen }] }, 'r1').complete).toBe(true);
});

it('a place is quoted by what changed in it, on one line, its first forty characters', () => {
  const quoted = (before: string, after: string) => {
    const live = { digest: 'l', content: content(before, []) };
    const { details } = refused({ ...TWO, findings: [], live, content: content(after, []) }) ?? {};
    return (details?.unread as { changes: { path: string; text: string }[] }).changes.map(({ text }) => text);
  };
  expect(quoted('甲乙丙', '子乙丑')).toEqual(['甲子丙丑']);
  expect(quoted('食堂', '食堂开放')).toEqual(['开放']);
  expect(quoted('通知', '通知 \n\n 第一句\n\t第二句 ')).toEqual(['第一句 第二句']);
  expect(quoted('', '长'.repeat(41))).toEqual(['长'.repeat(40)]);
});
