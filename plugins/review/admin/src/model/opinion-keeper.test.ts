import type { OpinionDraft, SentOpinion, SettledOpinion } from '../api/opinions';
import { settleOpinion } from '../../../server/src/core/opinion-draft';
import { OpinionKeeper, type KeeperDesk } from './opinion-keeper';

const FORBIDDEN = new Error('refused for good');

/** A server and the devices that talk to it, with a clock that stands until it is moved. */
function world() {
  let now = Date.parse('2026-03-02T10:00:00.000Z');
  const server = { draft: null as OpinionDraft | null, fault: null as Error | null, sent: [] as SentOpinion[] };
  const timers: { work: () => void; at: number }[] = [];

  const device = (storage = new Map<string, string>()) => {
    const desk: KeeperDesk = {
      storage: {
        getItem: (key) => storage.get(key) ?? null,
        setItem: (key, value) => void storage.set(key, value),
        removeItem: (key) => void storage.delete(key),
      },
      load: async () => {
        if (server.fault) throw server.fault;
        return server.draft;
      },
      send: async (sent): Promise<SettledOpinion> => {
        if (server.fault) throw server.fault;
        server.sent.push(sent);
        const settled = settleOpinion(server.draft, sent, new Date(now));
        server.draft = settled.draft;
        return settled;
      },
      isFinal: (error) => error === FORBIDDEN,
      now: () => now,
      later: (work, milliseconds) => {
        const timer = { work, at: now + milliseconds };
        timers.push(timer);
        return () => void timers.splice(timers.indexOf(timer), timers.includes(timer) ? 1 : 0);
      },
    };
    return { storage, keeper: new OpinionKeeper('key', desk) };
  };

  /** Moves the clock, and lets what came due happen. */
  async function pass(milliseconds: number): Promise<void> {
    now += milliseconds;
    for (const timer of timers.filter(({ at }) => at <= now)) {
      timers.splice(timers.indexOf(timer), 1);
      timer.work();
    }
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  }
  return { server, device, pass };
}

it('is on this device at once, and on the server a moment after the last key', async () => {
  const { server, device, pass } = world();
  const { keeper, storage } = device();
  await keeper.open();
  keeper.write('甲');
  await pass(1000);
  keeper.write('甲乙');
  expect(storage.get('key')).toContain('甲乙');
  await pass(1000);
  expect(server.sent).toStrictEqual([]);
  await pass(1000);
  expect(server.sent.map(({ text }) => text)).toEqual(['甲乙']);
});

it('is loaded on another device, which says so and goes on from there', async () => {
  const { server, device, pass } = world();
  const first = device();
  await first.keeper.open();
  first.keeper.write('写到一半');
  await pass(2000);
  const second = device();
  await second.keeper.open();
  expect(second.keeper.current()).toEqual({
    text: '写到一半',
    offline: false,
    notice: { kind: 'loaded', other: null },
  });
  second.keeper.write('写到一半，写完');
  await pass(2000);
  expect(second.keeper.current().notice).toEqual({ kind: 'loaded', other: null });
  expect(server.draft?.text).toBe('写到一半，写完');
});

it('without a connection it stays here, through a reload, and is sent when there is one again', async () => {
  const { server, device, pass } = world();
  const { keeper, storage } = device();
  await keeper.open();
  server.fault = new Error('no network');
  keeper.write('断网时写的');
  await pass(2000);
  expect(keeper.current()).toMatchObject({ text: '断网时写的', offline: true });
  const reloaded = device(storage).keeper;
  expect(reloaded.current().text).toBe('断网时写的');
  server.fault = null;
  await reloaded.flush();
  expect(server.draft?.text).toBe('断网时写的');
  await pass(15_000);
  expect(keeper.current().offline).toBe(false);
});

it('the newest wins; the other one is shown and can be taken', async () => {
  const { server, device, pass } = world();
  const [here, there] = [device(), device()];
  await here.keeper.open();
  await there.keeper.open();
  server.fault = new Error('no network');
  here.keeper.write('这里先写的');
  await pass(60_000);
  server.fault = null;
  there.keeper.write('那里后写的');
  await there.keeper.flush();
  await here.keeper.flush();
  expect(here.keeper.current()).toMatchObject({ text: '那里后写的', notice: { kind: 'newer', other: '这里先写的' } });
  here.keeper.swap();
  expect(here.keeper.current()).toMatchObject({ text: '这里先写的', notice: { other: '那里后写的' } });
  await pass(2000);
  expect(server.draft?.text).toBe('这里先写的');
});

it('an older one from elsewhere is shown beside what is typed now', async () => {
  const { device, pass } = world();
  const [here, there] = [device(), device()];
  await here.keeper.open();
  await there.keeper.open();
  there.keeper.write('那里先写的');
  await pass(2000);
  here.keeper.write('这里后写的');
  await pass(2000);
  expect(here.keeper.current()).toMatchObject({ text: '这里后写的', notice: { kind: 'older', other: '那里先写的' } });
});

it('what is typed while it is being sent is not overwritten', async () => {
  const { server, device, pass } = world();
  const { keeper } = device();
  await keeper.open();
  keeper.write('一');
  const sending = keeper.flush();
  keeper.write('一二');
  await sending;
  expect(keeper.current().text).toBe('一二');
  await pass(2000);
  expect(server.draft?.text).toBe('一二');
});

it('what is typed while another text is being loaded stays', async () => {
  const { server, device } = world();
  server.draft = { text: '别处的', at: '2026-03-02T09:00:00.000Z' };
  const { keeper } = device();
  const opening = keeper.open();
  keeper.write('已经在写');
  await opening;
  expect(keeper.current().text).toBe('已经在写');
});

it('is gone everywhere when the act is done', async () => {
  const { server, device, pass } = world();
  const { keeper, storage } = device();
  await keeper.open();
  keeper.write('同意');
  await pass(2000);
  keeper.clear();
  await pass(0);
  expect([keeper.current().text, server.draft?.text, storage.size]).toEqual(['', '', 0]);
  const other = device().keeper;
  await other.open();
  expect(other.current()).toMatchObject({ text: '', notice: null });
});

it('refused for good it lives here only, and nothing goes on trying', async () => {
  const { server, device, pass } = world();
  const { keeper } = device();
  await keeper.open();
  server.fault = FORBIDDEN;
  keeper.write('无权保存');
  await pass(2000);
  server.fault = null;
  await pass(60_000);
  expect(server.sent).toStrictEqual([]);
  expect(keeper.current()).toMatchObject({ text: '无权保存', offline: false });
});

it('a storage that is closed or holds something else is no fault', async () => {
  const { device } = world();
  expect(device(new Map([['key', '{"no":1}']])).keeper.current().text).toBe('');
  expect(device(new Map([['key', 'not JSON']])).keeper.current().text).toBe('');
});
