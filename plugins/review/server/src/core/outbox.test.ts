import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import {
  backOff,
  ERROR_LENGTH,
  failureText,
  goNext,
  isDead,
  messageId,
  signature,
  type MessageState,
  type Queued,
} from './outbox';

const queued = (seq: number, changes: Partial<Queued> = {}): Queued => ({
  seq,
  sink: 'a',
  lineage: 1,
  state: 'waiting',
  nextAt: 0,
  claimedUntil: null,
  ...changes,
});
const seqs = (messages: Queued[], now = 10) => goNext(messages, now).map(({ seq }) => seq);

describe('goNext', () => {
  it.each<[string, Queued[], number[]]>([
    ['the first of a queue only', [queued(2), queued(1)], [1]],
    ['one of each lineage and sink', [queued(1), queued(2, { lineage: 2 }), queued(3, { sink: 'b' })], [1, 2, 3]],
    ['the oldest of all queues first', [queued(3, { sink: 'b' }), queued(2, { lineage: 2 }), queued(1)], [1, 2, 3]],
    ['what is due this moment', [queued(1, { nextAt: 10 })], [1]],
    ['nothing before its time', [queued(1, { nextAt: 11 }), queued(2)], []],
    ['nothing that somebody is at', [queued(1, { claimedUntil: 11 }), queued(2)], []],
    ['what somebody left lying', [queued(1, { claimedUntil: 10 })], [1]],
    ['nothing behind a dead one', [queued(1, { state: 'dead' }), queued(2)], []],
    [
      'what follows a finished one',
      [queued(1, { state: 'dropped' }), queued(2, { state: 'delivered' }), queued(3)],
      [3],
    ],
  ])('lets go %s', (_, messages, expected) => expect(seqs(messages)).toEqual(expected));
});

type Step = { kind: 'put' | 'fail' | 'crash' | 'succeed' | 'retry' | 'drop' | 'wait'; pick: number };
const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('put', 'put', 'fail', 'crash', 'succeed', 'succeed', 'retry', 'drop', 'wait'),
  pick: fc.nat({ max: 5 }),
});

/** What a receiver of each queue sees, first deliveries only, when the steps happen one after the other. */
function play(steps: Step[], limit: number): { seen: Map<string, number[]>; left: Queued[]; now: number } {
  const rows: (Queued & { attempts: number })[] = [];
  const seen = new Map<string, number[]>();
  let now = 0;
  const finish = (state: MessageState, row?: Queued) => void (row && (row.state = state));
  const deliver = (row: Queued) => {
    const list = seen.get(`${row.lineage}${row.sink}`) ?? [];
    if (!list.includes(row.seq)) seen.set(`${row.lineage}${row.sink}`, [...list, row.seq]);
  };
  for (const { kind, pick } of steps) {
    const free = rows.filter((row) => row.claimedUntil === null || row.claimedUntil <= now);
    if (kind === 'put')
      rows.push({
        ...queued(rows.length + 1, { lineage: pick % 3, sink: pick > 2 ? 'b' : 'a', nextAt: now }),
        attempts: 0,
      });
    else if (kind === 'wait') now += 10 ** pick * 100;
    else if (kind === 'retry' || kind === 'drop') {
      const all = free.filter((row) => row.state === 'dead');
      const dead = all[pick % Math.max(all.length, 1)];
      if (kind === 'drop') finish('dropped', dead);
      else if (dead) Object.assign(dead, { state: 'waiting', attempts: 0, nextAt: now });
    } else {
      const due = goNext(rows, now);
      const row = due[pick % Math.max(due.length, 1)];
      if (!row) continue;
      row.attempts += 1;
      if (kind !== 'fail') deliver(row);
      if (kind === 'succeed') finish('delivered', row);
      else if (kind === 'crash') row.claimedUntil = now + 60_000;
      else if (isDead(row.attempts, limit)) finish('dead', row);
      else row.nextAt = now + backOff(row.attempts);
    }
  }
  return { seen, left: rows.filter(({ state }) => state === 'waiting' || state === 'dead'), now };
}

it('keeps the order of every queue, whatever fails, crashes, is retried or dropped', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80, size: 'max' }), fc.integer({ min: 1, max: 4 }), (steps, limit) => {
      for (const list of play(steps, limit).seen.values()) expect(list).toEqual([...list].sort((a, b) => a - b));
    }),
    { numRuns: process.env.SANSHEN_MUTATION === '1' ? 200 : 2000 },
  );
});

it('never lets one queue hold back another', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80, size: 'max' }), (steps) => {
      const { left, now } = play(steps, 3);
      const queues = new Map<string, Queued[]>();
      for (const row of left) {
        const queue = `${row.lineage}${row.sink}`;
        queues.set(queue, [...(queues.get(queue) ?? []), row]);
      }
      const alone = [...queues.values()].flatMap((queue) => goNext(queue, now));
      expect(new Set(goNext(left, now))).toEqual(new Set(alone));
    }),
  );
});

it('waits longer after each failure, an hour at most', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 100].map((n) => backOff(n) / 1000)).toEqual([1, 5, 30, 120, 600, 3600, 3600, 3600]);
});

it('gives up at the limit, not before', () =>
  expect([11, 12, 13].map((n) => isDead(n, 12))).toEqual([false, true, true]));

it.each([
  ['release', { ledgerSeq: 9, release: 4 }, 'release:4:s'],
  ['recall', { ledgerSeq: 9, release: 4 }, 'recall:4:s'],
  ['drift', { ledgerSeq: 9, release: 4 }, 'drift:9:s'],
  ['hold', { ledgerSeq: 9 }, 'hold:9:s'],
] as const)('names a %s once', (topic, notice, id) => expect(messageId(topic, notice, 's')).toBe(id));

it('signs id, time and body', () => {
  const expected = createHmac('sha256', 'secret').update('release:1:s.1700000000.{}').digest('hex');
  expect(signature('secret', 'release:1:s', '1700000000', '{}')).toBe(expected);
});

it.each([
  ['a secret', new Error('bad key s3cr3t-s3cr3t'), 'bad key ***'],
  ['a token', 'sent Bearer abc.def-1', 'sent Bearer ***'],
  ['a query', 'POST https://a.example/x?token=1 failed', 'POST https://a.example/x failed'],
  ['a password', 'at https://me:pw@a.example/x', 'at https://a.example/x'],
  ['a token after several blanks', 'sent bearer   abc.def-1', 'sent bearer ***'],
  ['lines', 'one\n\ttwo\u0000 ', 'one two'],
])('keeps %s out of the error', (_, error, text) => expect(failureText(error, ['s3cr3t-s3cr3t'])).toBe(text));

it('cuts a long error', () => expect(failureText('x'.repeat(9999), [])).toHaveLength(ERROR_LENGTH));

it('looks at the beginning of an endless one only', () =>
  expect(failureText(`${' '.repeat(10 * ERROR_LENGTH)}x`, [])).toBe(''));

it('an empty secret hides nothing', () => expect(failureText('refused', [''])).toBe('refused'));
