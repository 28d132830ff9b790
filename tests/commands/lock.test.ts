/** Two commands at once do not build into each other, and a killed one does not block the next for ever. */
import fs from 'node:fs';
import path from 'node:path';
import { runModule } from './run-module';

const LOCKS = path.resolve(__dirname, '../../.tmp/locks');
const name = `test-${process.pid}`;
const hold = (ms: number) =>
  runModule(
    'scripts/lib/lock.mjs',
    `return m.withLock(${JSON.stringify(name)}, async () => {
      const from = Date.now();
      await new Promise((resolve) => setTimeout(resolve, ${ms}));
      return [from, Date.now()];
    });`,
  );

test('work under one name never overlaps', async () => {
  const spans = (await Promise.all([hold(150), hold(150), hold(150)])).map(
    (answer) => answer.value as [number, number],
  );
  spans.sort((a, b) => a[0] - b[0]);
  for (let index = 1; index < spans.length; index += 1) {
    expect(spans[index]?.[0]).toBeGreaterThanOrEqual(spans[index - 1]?.[1] ?? Infinity);
  }
  expect(fs.existsSync(path.join(LOCKS, name))).toBe(false);
});

test('the lock of a process that is gone is taken over', async () => {
  fs.mkdirSync(LOCKS, { recursive: true });
  fs.writeFileSync(path.join(LOCKS, name), '2147483646');
  expect((await hold(1)).ok).toBe(true);
});

test('the lock of a process number given out anew is taken over', async () => {
  fs.writeFileSync(path.join(LOCKS, name), String(process.pid));
  const longAgo = new Date(Date.now() - 3_600_000);
  fs.utimesSync(path.join(LOCKS, name), longAgo, longAgo);
  expect((await hold(1)).ok).toBe(true);
});
