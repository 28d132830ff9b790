/** Long work gives way to others and gives its answer all the same. */
import { inTurns } from './in-turns';
import type { Steps } from '../core/steps';

function* counting(steps: number, act: () => void): Steps<number> {
  for (let k = 0; k < steps; k += 1) {
    act();
    yield;
  }
  return steps;
}

test('others get their turn in between', async () => {
  let time = 0;
  let [done, seen] = [0, -1];
  setImmediate(() => (seen = done));
  const work = inTurns(
    counting(25, () => {
      time += 1;
      done += 1;
    }),
    () => time,
  );
  expect(await work).toBe(25);
  expect(seen).toBe(10);
});

test('short work is done at once', async () => {
  let done = 0;
  const work = inTurns(
    counting(3, () => (done += 1)),
    () => 0,
  );
  expect(done).toBe(3);
  expect(await work).toBe(3);
});
