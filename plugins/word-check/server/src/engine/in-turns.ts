import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Steps } from '../core/steps';

/** Milliseconds of work before others get a turn. */
const TURN = 10;

/** Does work in turns of the event loop, so that a long text keeps nobody waiting. `now` is a clock in milliseconds. */
export async function inTurns<T>(steps: Steps<T>, now: () => number): Promise<T> {
  for (let until = now() + TURN; ; ) {
    const step = steps.next();
    if (step.done) return step.value;
    if (now() < until) continue;
    await nextTurn();
    until = now() + TURN;
  }
}
