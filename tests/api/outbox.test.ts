/** The outbox: no act without its message, at least once, in order for each document, to whom it is configured only. */
import { createHmac } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import outboxService from '../../plugins/review/server/src/services/outbox';
import { verifyLines } from '../../plugins/review/server/src/core/ledger';
import { ARTICLE, newsroom, type Newsroom } from '../harness/newsroom';
import { startPark, type Park } from '../harness/park';

interface Letter {
  headers: http.IncomingHttpHeaders;
  body: string;
  message: {
    id: string;
    topic: string;
    lineage: number;
    seq: number;
    payload: { documentId: string; release: number };
  };
}
interface Row {
  id: number;
  key: string;
  sink: string;
  state: string;
  attempts: number;
  lastError: string | null;
  lineage: number;
}

const SECRET = 'a secret of at least sixteen characters';
let park: Park;
let room: Newsroom;
let receiver: http.Server;
let address: string;
let sink: string;
let shift = 0;
let letters: Letter[] = [];
let hops = 0;
/** What the receiver answers to a message. */
let answer: (letter: Letter) => number = () => 204;
/** Called before the receiver answers. */
let pause: () => Promise<void> = async () => {};

const clock = { now: () => new Date(Date.now() + shift) };
const ahead = (milliseconds: number): void => void (shift += milliseconds);
const review = (name: string) => park.strapi.plugin('review').service(name);
const relay = (): Promise<void> => review('outbox').relay();
const table = () => park.strapi.db.query('plugin::review.outbox-message' as 'admin::user');
const rows = (where: object = {}): Promise<Row[]> =>
  table().findMany({ where, orderBy: { id: 'asc' } }) as unknown as Promise<Row[]>;
/** A document's messages to the receiver. */
const rowsOf = (documentId: string): Promise<Row[]> => rows({ document: documentId, sink });
const states = async (documentId: string) =>
  (await rowsOf(documentId)).map(({ key, state }) => [key.split(':')[0], state]);
const lettersOf = (documentId: string) =>
  letters.filter(({ message }) => message.payload.documentId === documentId).map(({ message }) => message.topic);

function receive(request: http.IncomingMessage, response: http.ServerResponse): void {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    if (request.url === '/elsewhere') hops += 1;
    const body = Buffer.concat(parts).toString();
    const letter: Letter = { headers: request.headers, body, message: JSON.parse(body) as Letter['message'] };
    letters.push(letter);
    void pause().then(() => response.writeHead(answer(letter), { Location: `${address}/elsewhere` }).end('thanks'));
  });
}

/** A released document whose messages have all gone out. */
async function released(): Promise<string> {
  const documentId = await room.draft();
  await room.release(documentId);
  return documentId;
}
const recall = (documentId: string) => room.act(documentId, 'reviewer3', 'recall', { comment: '有误，撤下' });

/** Lets time go by and the relay work until a message is dead. */
async function untilDead(documentId: string): Promise<void> {
  for (let round = 0; round < 20; round += 1) {
    await relay();
    if ((await rowsOf(documentId)).some(({ state }) => state === 'dead')) return;
    ahead(3_600_001);
  }
  throw new Error('not dead after 20 rounds');
}

/** Does something before messages are changed; `mockRestore` ends that. */
function beforeWrites(act: (data: { state?: string; attempts?: number }) => Promise<void>): jest.SpyInstance {
  const query = park.strapi.db.query.bind(park.strapi.db);
  return jest.spyOn(park.strapi.db, 'query').mockImplementation(((uid: string) => {
    const real = query(uid as 'admin::user');
    if (uid !== 'plugin::review.outbox-message') return real;
    const updateMany = async (call: { data: { state?: string; attempts?: number } }) => {
      await act(call.data);
      return real.updateMany(call as never);
    };
    return Object.assign(Object.create(real) as object, { updateMany });
  }) as never);
}

async function open(one: Park): Promise<void> {
  park = one;
  room = newsroom(park);
  park.strapi.get('services').set('plugin::review.clock', () => clock);
  await review('outbox').stop(); // the tests call it themselves
  review('webhooks').register([{ url: `${address}/hook?token=abc`, secret: SECRET }]);
  sink = (review('registry').sinks() as { key: string }[])[0]?.key ?? '';
}

beforeAll(async () => {
  receiver = http.createServer(receive).listen(0, '127.0.0.1');
  await new Promise((resolve) => receiver.once('listening', resolve));
  address = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
  await open(await startPark());
});
afterAll(async () => {
  await park?.stop();
  receiver?.close();
});
beforeEach(() => {
  letters = [];
  hops = 0;
  answer = () => 204;
  pause = async () => {};
});
/** Later tests start with an empty queue, whatever a test left. */
afterEach(async () => {
  await table().deleteMany({});
});

it('tells of a release and a recall, once and in order, signed', async () => {
  const documentId = await released();
  await recall(documentId);
  await relay();
  await relay();
  expect(lettersOf(documentId)).toEqual(['release', 'recall']);
  expect(await states(documentId)).toEqual([
    ['release', 'delivered'],
    ['recall', 'delivered'],
  ]);
  const [first, second] = letters;
  expect(second?.message.seq).toBeGreaterThan(first?.message.seq ?? Infinity);
  for (const { headers, body, message } of letters) {
    expect(headers['x-sanshen-id']).toBe(message.id);
    expect(message.id).toBe(`${message.topic}:${message.payload.release}:${sink}`);
    const timestamp = String(headers['x-sanshen-timestamp']);
    const text = `${message.id}.${timestamp}.${body}`;
    expect(headers['x-sanshen-signature']).toBe(createHmac('sha256', SECRET).update(text).digest('hex'));
    expect(Math.abs(Number(timestamp) * 1000 - clock.now().getTime())).toBeLessThan(60_000);
    expect(body).not.toContain('有误');
  }
});

it('keeps the order of a document while it fails, and holds up no other document', async () => {
  const [stuck, other] = [await released(), await released()];
  answer = ({ message }) => (message.payload.documentId === stuck ? 503 : 200);
  await recall(stuck);
  await relay();
  expect(lettersOf(stuck)).toEqual(['release']);
  expect(lettersOf(other)).toEqual(['release']);
  await relay();
  expect(lettersOf(stuck)).toHaveLength(1); // not before its time
  ahead(1_001);
  await relay();
  expect(lettersOf(stuck)).toEqual(['release', 'release']);
  const [waiting] = await rowsOf(stuck);
  expect(waiting).toMatchObject({ state: 'waiting', attempts: 2, lastError: 'the receiver answered 503' });
  answer = () => 200;
  ahead(5_001);
  await relay();
  expect(lettersOf(stuck)).toEqual(['release', 'release', 'release', 'recall']);
});

it('delivers again after a crash between delivery and marking, before anything later', async () => {
  const documentId = await released();
  await recall(documentId);
  const crash = beforeWrites(async ({ state }) => {
    if (state === 'delivered') throw new Error('power cut');
  });
  await expect(relay()).rejects.toThrow('power cut');
  crash.mockRestore();
  await relay();
  expect(lettersOf(documentId)).toEqual(['release']); // claimed, so nobody else touches it yet
  ahead(60_001);
  await relay();
  expect(lettersOf(documentId)).toEqual(['release', 'release', 'recall']);
  expect(letters[0]?.headers['x-sanshen-id']).toBe(letters[1]?.headers['x-sanshen-id']);
});

it('survives a restart', async () => {
  const documentId = await released();
  await park.stop({ keep: true });
  await open(await startPark({ ground: park.ground }));
  await relay();
  expect(lettersOf(documentId)).toEqual(['release']);
});

it('delivers once with two relays at once, in order, whichever comes first', async () => {
  const other = outboxService({ strapi: park.strapi });
  pause = () => new Promise((resolve) => setTimeout(resolve, 20));
  for (const [first, second] of [
    [relay, other.relay],
    [other.relay, relay],
  ] as const) {
    const documents = [await released(), await released()];
    for (const documentId of documents) await recall(documentId);
    // Both have read the queue before either claims.
    const slow = beforeWrites(({ attempts }) => new Promise((resolve) => setTimeout(resolve, attempts ? 50 : 0)));
    await Promise.all([first(), second()]);
    slow.mockRestore();
    while ((await rows({ state: 'waiting' })).length > 0) await Promise.all([first(), second()]);
    for (const documentId of documents) expect(lettersOf(documentId)).toEqual(['release', 'recall']);
  }
});

it('leaves no message of a release that was rolled back', async () => {
  const documentId = await room.draft();
  await room.sign(documentId);
  review('registry').registerReleaseListener({
    key: 'saboteur',
    onRelease: () => Promise.reject(new Error('no')),
    onRecall: async () => {},
  });
  await expect(room.act(documentId, 'reviewer3', 'release')).rejects.toThrow('500');
  expect(await rowsOf(documentId)).toStrictEqual([]);
  review('registry').registerReleaseListener({ key: 'saboteur', onRelease: async () => {}, onRecall: async () => {} });
  await room.act(documentId, 'reviewer3', 'release');
  expect(await states(documentId)).toEqual([['release', 'waiting']]);
});

it('takes no message outside a transaction, and delivers none inside one', async () => {
  const key = { uid: ARTICLE, documentId: 'x', locale: 'en' };
  await expect(review('outbox').put('release', key, { ledgerSeq: 1 })).rejects.toThrow('transaction');
  await expect(park.strapi.db.transaction(() => relay())).rejects.toThrow('outside any transaction');
});

it('follows no redirect', async () => {
  const documentId = await released();
  answer = () => 307;
  await relay();
  expect(hops).toBe(0);
  expect((await rowsOf(documentId))[0]).toMatchObject({ state: 'waiting', lastError: 'the receiver answered 307' });
});

it.each([
  ['an address in figures', 'https://10.0.0.1/x?token=t0p'],
  ['an address of this machine in disguise', 'https://[::ffff:127.0.0.1]/x'],
  ['a network of one’s own', 'https://[fd00::1]/x'],
])('goes to no private network: %s', async (_, url) => {
  const before = review('registry').sinks() as { key: string }[];
  review('webhooks').register([{ url, secret: SECRET }]);
  const added = (review('registry').sinks() as { key: string; deliver: never }[]).find(
    ({ key }) => !before.some((one) => one.key === key),
  );
  const documentId = await released();
  await relay();
  const [row] = await rows({ document: documentId, sink: added?.key });
  review('registry').registerSink({ ...added, deliver: async () => {} });
  expect(row).toMatchObject({ state: 'waiting', attempts: 1, lastError: 'the address is private or reserved' });
  expect(lettersOf(documentId)).toEqual(['release']);
});

describe('in the hands of people', () => {
  const dead = async (): Promise<{ documentId: string; id: number }> => {
    const documentId = await released();
    await recall(documentId);
    answer = ({ message }) => (message.payload.documentId === documentId ? 500 : 204);
    await untilDead(documentId);
    const row = (await rowsOf(documentId)).find(({ state }) => state === 'dead');
    answer = () => 204;
    return { documentId, id: row?.id ?? 0 };
  };
  const entries = async (query: string) => {
    const admin = await park.as('admin');
    return (await admin.get(`/review/outbox${query}`).expect(200)).body as {
      results: Record<string, unknown>[];
      pagination: object;
    };
  };

  it('lists dead letters, and what waits behind them', async () => {
    const { documentId, id } = await dead();
    const ours = (await entries('')).results.filter((entry) => entry.documentId === documentId);
    expect(ours).toMatchObject([
      { id, topic: 'release', sink, state: 'dead', attempts: 12, behind: false, locale: 'zh-Hans', nextAt: null },
      { topic: 'recall', state: 'waiting', attempts: 0, behind: true, nextAt: null },
    ]);
    expect(ours[0]).toMatchObject({
      title: '园区食堂延长晚餐供应时间',
      lastError: 'the receiver answered 500',
      problem: expect.stringMatching(/接收方的系统出错/),
    });
    expect((await entries('?state=dead')).results.map((entry) => entry.state)).toContain('dead');
    expect((await entries('?state=waiting&page=1&pageSize=1')).pagination).toMatchObject({ pageSize: 1 });
    expect(JSON.stringify(ours)).not.toContain(SECRET);
    expect(JSON.stringify(ours)).not.toContain('token');
  });

  it('a retry delivers it, and then what waited', async () => {
    const { documentId, id } = await dead();
    letters = [];
    await relay();
    expect(lettersOf(documentId)).toStrictEqual([]);
    const admin = await park.as('admin');
    await admin.post(`/review/outbox/${id}/retry`).expect(200);
    await relay();
    expect(lettersOf(documentId)).toEqual(['release', 'recall']);
    const again = await admin.post(`/review/outbox/${id}/retry`);
    expect([again.status, again.body.error.details.code]).toEqual([409, 'STALE_VERSION']);
  });

  it('a drop needs a reason, is on record, and lets go what waited', async () => {
    const { documentId, id } = await dead();
    letters = [];
    const admin = await park.as('admin');
    const refused = await admin.post(`/review/outbox/${id}/drop`, { reason: '  ' });
    expect([refused.status, refused.body.error.details.code]).toEqual([422, 'REASON_REQUIRED']);
    const done = await admin.post(`/review/outbox/${id}/drop`, { reason: '接收方已停用' }).expect(200);
    const ledger = (await review('ledger').page(0, 1000)) as { seq: number; line: string }[];
    expect(verifyLines(ledger.map(({ line }) => line))).toMatchObject({ ok: true });
    const row = JSON.parse(ledger.find(({ seq }) => seq === done.body.ledgerSeq)?.line ?? '{}');
    expect(row).toMatchObject({
      act: 'outbox-drop',
      documentId,
      reason: '接收方已停用',
      details: { topic: 'release', sink },
    });
    expect(row.actor.name).toBeTruthy();
    await relay();
    expect(lettersOf(documentId)).toEqual(['recall']);
  });

  it('is for those who may, and for messages that are there', async () => {
    for (const account of ['editor1', 'reviewer3', 'auditor'] as const) {
      const caller = await park.as(account);
      const { status, body } = await caller.get('/review/outbox');
      // Whoever reads the whole record looks at messages too, and mends none.
      expect([status, body.mayManage]).toEqual(account === 'auditor' ? [200, false] : [403, undefined]);
      await caller.post('/review/outbox/1/retry').expect(403);
      await caller.post('/review/outbox/1/drop', { reason: 'x' }).expect(403);
    }
    await park.agent().get('/review/outbox').expect(401);
    const admin = await park.as('admin');
    for (const id of ['999999', '99999999999999999999', 'x', '-1']) {
      await admin.post(`/review/outbox/${id}/retry`).expect(404);
      await admin.post(`/review/outbox/${id}/drop`, { reason: 'x' }).expect(404);
    }
    await admin.get('/review/outbox?state=delivered').expect(400);
    await admin.get('/review/outbox?what=1').expect(400);
  });

  it('cannot be taken away while it is being delivered', async () => {
    const documentId = await released();
    const [row] = await rowsOf(documentId);
    let status = 0;
    pause = async () => {
      const admin = await park.as('admin');
      status = (await admin.post(`/review/outbox/${row?.id}/drop`, { reason: 'x' })).status;
    };
    await relay();
    expect(status).toBe(409);
    expect(await states(documentId)).toEqual([['release', 'delivered']]);
  });
});

it('forgets delivered messages after 30 days, others never', async () => {
  const [done, stuck] = [await released(), await released()];
  answer = ({ message }) => (message.payload.documentId === stuck ? 500 : 204);
  await relay();
  ahead(29 * 86_400_000);
  await relay();
  expect(await states(done)).toEqual([['release', 'delivered']]);
  ahead(2 * 86_400_000);
  await relay();
  expect(await rowsOf(done)).toStrictEqual([]);
  expect(await rowsOf(stuck)).toHaveLength(1);
});
