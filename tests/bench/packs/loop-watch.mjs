import fs from 'node:fs';

const SCHEDULED = `/proc/self/task/${process.pid}/schedstat`;
const isTold = fs.existsSync(SCHEDULED);

/** Milliseconds of processor the main thread has had, where the system tells it (Linux); else the time of day. */
const spent = () => (isTold ? Number(fs.readFileSync(SCHEDULED, 'utf8').split(' ')[0]) / 1e6 : performance.now());

/**
 * Goes along with every turn of the event loop. A turn is timed twice: by the wall, in which the machine may do other
 * things and a disk may be waited for, and by the processor it took.
 */
export function watchLoop() {
  const longest = { wall: 0, processor: 0 };
  let [rss, turns, isOver] = [process.memoryUsage.rss(), 0, false];
  const first = rss;
  let [wall, processor] = [performance.now(), spent()];
  const turn = () => {
    const [nowWall, nowProcessor] = [performance.now(), spent()];
    longest.wall = Math.max(longest.wall, nowWall - wall);
    longest.processor = Math.max(longest.processor, nowProcessor - processor);
    [wall, processor] = [nowWall, nowProcessor];
    turns += 1;
    if (turns % 100 === 0) rss = Math.max(rss, process.memoryUsage.rss());
    if (!isOver) setImmediate(turn);
  };
  setImmediate(turn);
  return () => {
    isOver = true;
    return { ...longest, turns, megabytes: (rss - first) / 1e6, before: first / 1e6 };
  };
}
