import {
  actor,
  decision,
  refusal,
  release,
  run,
  situation,
  told,
  WORKFLOW,
} from '../../../../../tests/model/review-situation';
import type { Content } from './content';
import type { Finding } from './findings';
import { readingState, type ReadingFact, type ReadingReceipt } from './reading-proof';
import { allowedActions } from './review';

const NOW = 'd'.repeat(64);
const content = (title: string, ...body: string[]): Content => ({
  uid: 'x',
  locale: 'zh-Hans',
  fields: { title, body: body.map((text) => ({ type: 'paragraph', children: [{ type: 'text', text }] })) },
});
const finding: Finding = {
  ...{ path: 'title', start: 0, end: 2, text: '截止', ruleId: 'r', pack: 'p', category: 'c', severity: 'warn' },
  ...{ message: '多为“截至”', suggestions: [] },
};
const asking = {
  ...WORKFLOW,
  levels: WORKFLOW.levels.map((level, index) => (index === 0 ? { ...level, reading: true } : level)),
};

const fact = (extra: Partial<ReadingFact> = {}): ReadingFact => ({
  run: 1,
  digest: NOW,
  content: content('新', '一', '二'),
  findings: [],
  live: null,
  signed: new Map(),
  receipts: [],
  ...extra,
});
const receipt = (extra: Partial<ReadingReceipt> = {}): ReadingReceipt => ({
  ...{ person: 'r1', run: 1, digest: NOW, base: null, startedAt: '2026-03-01T00:00:00.000Z', endedAt: null },
  ...{ seen: [], answered: [], opened: [] },
  ...extra,
});
/** A receipt of everything there is to read. */
function everything(of: ReadingFact, extra: Partial<ReadingReceipt> = {}): ReadingReceipt {
  const { changes, findings, files, base } = readingState(of, 'r1');
  return receipt({
    base: base.digest,
    seen: changes.map(({ path, digest }) => ({ path, digest })),
    answered: findings.map(({ digest }) => digest),
    opened: files.map(({ sha256 }) => sha256),
    ...extra,
  });
}
const under = (reading?: ReadingFact) => situation({ run: run({ workflow: asking }), ...(reading ? { reading } : {}) });
const told1 = (reading: ReadingFact) => told(under(reading), actor('r1'), 'approve');

it('who has read nothing is refused, and told what there is to read', () => {
  const file = { sha256: 'f', name: '附件.pdf', mime: 'application/pdf', ext: '.pdf' };
  const withFile = { ...content('新', '一'), fields: { ...content('新', '一').fields, attachments: [file] } };
  const refused = told1(fact({ content: withFile, findings: [finding] }));
  expect(refused).toMatchObject({
    code: 'READING_REQUIRED',
    details: {
      left: { changes: 3, findings: 1, files: 1 },
      unread: {
        changes: [{ path: 'attachments' }, { path: 'body', text: '一' }, { path: 'title', text: '新' }],
        findings: [{ path: 'title', text: '截止', message: '多为“截至”' }],
        files: [{ sha256: 'f', name: '附件.pdf' }],
      },
    },
  });
  expect(refused?.zh).toContain('3 处改动未看、1 条问题未确认、1 个附件未打开');
  expect(refused?.en).toContain('3 change(s) not seen, 1 finding(s) not acknowledged, 1 file(s) not opened');
});

it('who has read everything may approve; one place less, and they may not', () => {
  const all = fact({ findings: [finding] });
  const whole = everything(all);
  expect(told1({ ...all, receipts: [whole] })).toBeNull();
  expect(told1({ ...all, receipts: [{ ...whole, seen: whole.seen.slice(1) }] })?.details).toMatchObject({
    left: { changes: 1, findings: 0, files: 0 },
  });
  expect(told1({ ...all, receipts: [{ ...whole, answered: [] }] })?.details).toMatchObject({ left: { findings: 1 } });
  // Several receipts add up, as long as one is for this version.
  const halves = [0, 1, 2].map((index) => ({ ...whole, seen: whole.seen.slice(index, index + 1) }));
  expect(told1({ ...all, receipts: halves })).toBeNull();
});

it.each<[string, Partial<ReadingReceipt>]>([
  ['another person', { person: 'r2' }],
  ['a comparison with another version', { base: 'e'.repeat(64) }],
])('a receipt of %s does not count', (_, extra) => {
  const all = fact();
  expect(told1({ ...all, receipts: [everything(all, extra)] })?.code).toBe('READING_REQUIRED');
});

it('a receipt for another version leaves nothing to see, but this version has to be opened', () => {
  const all = fact();
  const refused = told1({ ...all, receipts: [everything(all, { digest: 'e'.repeat(64) })] });
  expect([refused?.details.left, refused?.zh]).toEqual([
    { changes: 0, findings: 0, files: 0 },
    expect.stringContaining('还没有打开过'),
  ]);
  expect(told1({ ...all, receipts: [everything(all, { digest: 'e'.repeat(64) }), receipt()] })).toBeNull();
});

it('a new version needs only what changed again', () => {
  const first = fact();
  const seen = everything(first);
  const next = fact({ run: 2, digest: 'a'.repeat(64), content: content('新', '一', '三'), receipts: [seen] });
  const { changes, left } = readingState(next, 'r1');
  expect(left.changes).toBe(1);
  expect(changes.filter((one) => !one.seen).map(({ path }) => path)).toEqual(['body']);
});

it('compares with what this person signed last, else with what is live', () => {
  const live = { digest: 'l', content: content('新', '一') };
  const signed = new Map([['r1', { digest: 's', content: content('旧', '一', '二'), at: '2026-02-01T00:00:00.000Z' }]]);
  const paths = (of: ReadingFact) => readingState(of, 'r1').changes.map(({ path }) => path);
  expect(paths(fact({ live }))).toEqual(['body']);
  expect(paths(fact({ live, signed }))).toEqual(['title']);
  expect(readingState(fact({ live, signed }), 'r2').base).toEqual({ kind: 'live', digest: 'l' });
  const lost = new Map([['r1', { digest: 's', content: null, at: '' }]]);
  expect(readingState(fact({ signed: lost }), 'r1').base).toEqual({ kind: 'none', digest: null });
});

it('what was read before one signed is over', () => {
  const signed = new Map([['r1', { digest: 's', content: content('旧', '一', '二'), at: '2026-03-02T00:00:00.000Z' }]]);
  const all = fact({ signed });
  expect(readingState({ ...all, receipts: [everything(all)] }, 'r1').left.changes).toBe(1);
  expect(
    readingState({ ...all, receipts: [everything(all, { startedAt: '2026-03-03T00:00:00.000Z' })] }, 'r1'),
  ).toMatchObject({
    complete: true,
  });
});

it('asks nobody where the level does not ask, nor for anything but an approval', () => {
  const plain = situation({ run: run() });
  expect(refusal(plain, actor('r1'), 'approve')).toBeNull();
  expect(refusal(under(fact()), actor('r1'), 'return')).toBeNull();
  const second = run({ workflow: asking, level: 1, decisions: [decision('approve', 'r1', 0)] });
  expect(refusal(situation({ run: second }), actor('r2'), 'approve')).toBeNull();
});

it('a level that asks and facts that nobody read are a refusal', () => {
  expect(told(under(), actor('r1'), 'approve')?.code).toBe('READING_REQUIRED');
});

it('comes after who may sign and what they saw, and before the reason', () => {
  expect(told(under(fact()), actor('r2'), 'approve')?.code).toBe('NOT_SIGNER');
  expect(told(under(fact()), actor('r1'), 'approve', { digest: 'e'.repeat(64) })?.code).toBe('STALE_DIGEST');
  const strict = { ...asking, levels: asking.levels.map((level) => ({ ...level, reasons: ['approve' as const] })) };
  const here = situation({ run: run({ workflow: strict }), reading: fact() });
  expect(told(here, actor('r1'), 'approve', { comment: '' })?.code).toBe('READING_REQUIRED');
  const read = fact({ receipts: [everything(fact())] });
  expect(told({ ...here, reading: read }, actor('r1'), 'approve', { comment: '' })?.code).toBe('REASON_REQUIRED');
  expect(told({ ...here, reading: read }, actor('r1'), 'approve')).toBeNull();
});

it('the list of actions says which take a reason', () => {
  const strict = { ...WORKFLOW, levels: WORKFLOW.levels.map((one) => ({ ...one, reasons: ['approve' as const] })) };
  const required = (workflow: typeof WORKFLOW) =>
    allowedActions(situation({ run: run({ workflow }), release: release() }), actor('r1'))
      .filter(({ comment }) => comment === 'required')
      .map(({ name }) => name);
  expect(required(WORKFLOW)).toEqual(expect.arrayContaining(['return', 'recall']));
  expect(required(WORKFLOW)).not.toContain('approve');
  expect(required(strict)).toContain('approve');
});
