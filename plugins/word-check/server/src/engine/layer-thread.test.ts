/** The thread that builds a layer: it reads at its own pace, and whatever becomes of it, who waits gets an answer. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { LayerThread } from './layer-thread';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'layers-'));
/** A thread that answers with the chunks it got; `die` ends it, `throw` breaks it, `hang` says nothing. */
const SCRIPT = path.join(folder, 'worker.js');
fs.writeFileSync(
  SCRIPT,
  `const { parentPort } = require('node:worker_threads');
  const got = [];
  parentPort.on('message', (order) => {
    if (order.rules === 'die') process.exit(1);
    if (order.rules === 'throw') throw new Error('no rules');
    if (order.rules === 'hang') return;
    if (order.end) return parentPort.postMessage({ layer: { got, env: Object.keys(process.env) } });
    got.push(order.rules ?? order.pack.key);
    parentPort.postMessage({ next: true });
  });`,
);
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

async function* chunks(...texts: string[]): AsyncGenerator<string> {
  yield* texts;
}
const LONG = 60_000;
const build = (texts: string[], limit = LONG) =>
  new LayerThread(SCRIPT, limit).build([
    { pack: { key: 'p' }, chunks: chunks(...texts) },
    { pack: { key: 'q' }, chunks: chunks('c') },
  ]);

test('packs go to the thread in order, secrets do not', async () => {
  expect(await build(['a', 'b'])).toEqual({ got: ['p', 'a', 'b', 'q', 'c'], env: [] });
});

test.each([
  ['ends', 'die', 'the thread that builds ended'],
  ['breaks down', 'throw', 'no rules'],
])('a thread that %s is an error', async (_what, text, message) => {
  await expect(build(['a', text])).rejects.toThrow(message);
});

test('a thread that takes too long is ended', async () => {
  await expect(build(['hang'], 1)).rejects.toThrow('took too long');
});

test('a build can be stopped, and reads no further', async () => {
  const thread = new LayerThread(SCRIPT, LONG);
  let read = 0;
  async function* endless(): AsyncGenerator<string> {
    for (;;) {
      read += 1;
      if (read === 3) thread.stop();
      yield 'a';
    }
  }
  await expect(thread.build([{ pack: { key: 'p' }, chunks: endless() }])).rejects.toThrow('stopped');
  expect(read).toBe(3);
});
