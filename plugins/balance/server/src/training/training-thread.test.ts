/** The thread that trains: whatever becomes of it, who waits gets an answer, and nothing of it is left. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { TrainingThread } from './training-thread';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'training-'));
/** A thread that answers with the titles it got; `die` ends it, `throw` breaks it, `hang` says nothing. */
const SCRIPT = path.join(folder, 'worker.js');
fs.writeFileSync(
  SCRIPT,
  `const { parentPort } = require('node:worker_threads');
  const got = [];
  parentPort.on('message', (order) => {
    const titles = (order.posts ?? []).map(({ title }) => title);
    if (titles.includes('die')) process.exit(1);
    if (titles.includes('throw')) throw new Error('cannot read this');
    if (titles.includes('hang')) return;
    if (order.end) return parentPort.postMessage({ learned: { got, env: Object.keys(process.env) } });
    got.push(...(order.themes ?? titles));
    parentPort.postMessage({ next: true });
  });`,
);
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

async function* pages(...titles: string[]) {
  for (const title of titles) yield [{ title, text: '', theme: 'a', day: '2026-01-01', blind: false }];
}
const TASK = { themes: ['a', 'b'], inUse: null };
const learn = (titles: string[], limit = 60_000) => new TrainingThread(SCRIPT, limit).learn(TASK, pages(...titles));

test('themes and posts go to the thread in order, secrets do not', async () => {
  expect(await learn(['c', 'd'])).toEqual({ got: ['a', 'b', 'c', 'd'], env: [] });
});

test.each([
  ['ends', 'die', 'the thread that trains ended'],
  ['breaks down', 'throw', 'cannot read this'],
])('a thread that %s is an error', async (_what, title, message) => {
  await expect(learn(['c', title])).rejects.toThrow(message);
});

test('a thread that takes too long is ended', async () => {
  await expect(learn(['hang'], 1)).rejects.toThrow('took too long');
});

test('a training can be stopped', async () => {
  const thread = new TrainingThread(SCRIPT);
  thread.stop();
  await expect(thread.learn(TASK, pages('c'))).rejects.toThrow('stopped');
});
