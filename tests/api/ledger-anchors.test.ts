/** The head of the ledger is noted out of the database's reach: once a day, in a file and by e-mail. On both databases. */
import fs from 'node:fs';
import path from 'node:path';
import { ledgerOf } from '../harness/ledger';
import { newsroom, type Newsroom } from '../harness/newsroom';
import { startPark, type Park } from '../harness/park';

let park: Park;
let room: Newsroom;
beforeAll(async () => {
  park = await startPark();
  room = newsroom(park);
  // The tests tick by themselves.
  await (park.strapi.plugin('review').service('anchors') as { stop(): Promise<void> }).stop();
  await room.act(await room.draft(), 'editor1', 'submit');
});
afterAll(() => park?.stop());

const head = () => ledgerOf(park).head();

describe('anchors', () => {
  interface Anchors {
    tick(): Promise<void>;
    now(): Promise<{ seq: number } | null>;
  }
  const anchors = () => park.strapi.plugin('review').service('anchors') as Anchors;
  const file = () => path.join(park.ground.folder, 'ledger-anchors.txt');
  const lines = () => fs.readFileSync(file(), 'utf8').split('\n').filter(Boolean);
  const settings = () => park.strapi.config.get('plugin::review') as { anchors: { email: string | null } };

  async function onDay<T>(day: number, work: () => Promise<T>): Promise<T> {
    const clock = park.strapi.plugin('review').service('clock') as { now(): Date };
    const real = clock.now;
    clock.now = () => new Date(real().getTime() + day * 86_400_000);
    return work().finally(() => (clock.now = real));
  }
  // Not an act of somebody: only something for the head to move on.
  const something = async () => room.act(await room.draft(), 'editor1', 'submit');

  it('the head is noted once a day when it moved, in a file that only its owner reads', async () => {
    await Promise.all([anchors().tick(), anchors().tick()]);
    const { seq, hash } = await head();
    expect(lines()).toEqual([expect.stringMatching(new RegExp(`^\\S+Z ${seq}:${hash}$`))]);
    expect(fs.statSync(file()).mode & 0o777).toBe(0o600);
    await something();
    await anchors().tick();
    expect(lines()).toHaveLength(1);
    await onDay(1, () => anchors().tick());
    expect(lines()).toHaveLength(2);
    await onDay(2, () => anchors().tick());
    expect(lines()).toHaveLength(2);
  });

  it('on demand, only when the head moved', async () => {
    expect(await anchors().now()).toBeNull();
    await something();
    expect(await anchors().now()).toMatchObject(await head());
    expect(lines()).toHaveLength(3);
  });

  it('processes that share the file write one line', async () => {
    await something();
    // What another process does to the file in the same moment: it holds the lock, then writes the same anchor.
    fs.writeFileSync(`${file()}.lock`, '', { flag: 'wx' });
    expect(await anchors().now()).toBeNull();
    const { seq, hash } = await head();
    fs.appendFileSync(file(), `${new Date().toISOString()} ${seq}:${hash}\n`);
    fs.rmSync(`${file()}.lock`);
    expect(await anchors().now()).toBeNull();
    expect(lines()).toHaveLength(4);
  });

  it('a lock left by a dead process is taken over', async () => {
    await something();
    fs.writeFileSync(`${file()}.lock`, '');
    fs.utimesSync(`${file()}.lock`, new Date(0), new Date(0));
    expect(await anchors().now()).toBeNull();
    expect(await anchors().now()).toMatchObject(await head());
  });

  it('is mailed; a failure is logged and tried again at the next tick', async () => {
    const mail = park.strapi.plugin('email').service('email') as { send(message: { text: string }): Promise<void> };
    const send = jest.spyOn(mail, 'send').mockRejectedValueOnce(new Error('no route')).mockResolvedValue(undefined);
    const logged = jest.spyOn(park.strapi.log, 'error').mockImplementation(() => park.strapi.log);
    settings().anchors.email = 'archive@demo.example';
    try {
      await something();
      await anchors().now();
      expect(logged).toHaveBeenCalledWith(expect.stringContaining('no route'));
      await anchors().tick();
      await anchors().tick();
      const { seq, hash } = await head();
      expect(send).toHaveBeenCalledTimes(2);
      expect(send.mock.calls[1]?.[0].text).toContain(`--anchor ${seq}:${hash}`);
    } finally {
      settings().anchors.email = null;
      send.mockRestore();
      logged.mockRestore();
    }
  });

  it('are listed to who may read the ledger', async () => {
    const auditor = await park.as('auditor');
    const { body } = await auditor.get('/review/ledger/anchors').expect(200);
    expect(body.data.at(-1)).toMatchObject(await head());
    expect(body.data).toHaveLength(lines().length);
    await auditor.get('/review/ledger/anchors?page=1').expect(400);
    await (await park.as('editor1')).get('/review/ledger/anchors').expect(403);
  });

  it('a ledger that no longer holds what was anchored is said aloud', async () => {
    const logged = jest.spyOn(park.strapi.log, 'error').mockImplementation(() => park.strapi.log);
    const kept = fs.readFileSync(file());
    fs.appendFileSync(file(), `${new Date().toISOString()} 2:${'f'.repeat(64)}\n`);
    await anchors().tick();
    expect(logged).toHaveBeenCalledWith(expect.stringContaining('row 2 of the ledger is not what was anchored'));
    fs.writeFileSync(file(), kept);
    logged.mockRestore();
  });
});
