/** Two server processes on one database, their people, and what to look at after each race. */
import { liveRows, openEye, send, serverRoom, StaffTokens, type Eye, type Staff } from './server-room';
import { rounds } from './rounds';
import { newGround, type Ground } from '../harness/ground';
import type { ActBody, Newsroom } from '../harness/newsroom';
import { startServer, type Server } from '../harness/server';

/** How often each race is run. */
export const ROUNDS = rounds({ short: 10, deep: 1000 });
/** How long the rounds of one race may take, in milliseconds. */
export const LIMIT_MS = ROUNDS * 10_000;
/** Both processes look for due releases so often that they nearly always do so together, and for rescans too. */
const env = { SCHEDULE_SECONDS: '0.2', RESCAN_SECONDS: '1' };

/** What an act was answered, as far as races look at it. */
export interface Answer {
  status: number;
  body: { error?: { details?: { code?: string; by?: string; digest?: string } } };
}

/** An act of somebody: who, what, with which headers. */
export type Move = [Staff, ActBody, Record<string, string>?];

/** A document on its way through the races, with the digest it has now. */
export interface Travelling {
  documentId: string;
  digest: string;
}

export const code = ({ status, body }: Answer): string => body.error?.details?.code ?? String(status);
export const codes = (answers: Answer[]): string[] => answers.map(code).sort();

/** Both processes; `start` before any race and `stop` after all. */
export class TwoRooms {
  ground!: Ground;
  rooms!: [Newsroom, Newsroom];
  eye!: Eye;
  private servers: Server[] = [];
  readonly #tokens = new StaffTokens();

  async start(): Promise<void> {
    this.ground = await newGround();
    const { ground } = this;
    // One after the other: the first one makes the tables.
    this.servers = [await startServer({ ground, env })];
    this.servers.push(await startServer({ ground, env }));
    const [one, two] = this.servers as [Server, Server];
    // One login serves both: they share database and secrets.
    await this.#tokens.renew(one);
    this.rooms = [serverRoom(one, this.#tokens), serverRoom(two, this.#tokens)];
    this.eye = await openEye(ground);
  }

  /** Cuts the power of the first process, as `SIGKILL` does. */
  killFirst(): Promise<void> {
    return (this.servers[0] as Server).kill();
  }

  /** Starts the first process again. */
  async restartFirst(): Promise<void> {
    const server = await startServer({ ground: this.ground, env });
    this.servers[0] = server;
    await this.#tokens.renew(server);
    this.rooms[0] = serverRoom(server, this.#tokens);
  }

  async stop(): Promise<void> {
    await this.eye?.close();
    await Promise.all(this.servers.map((server) => server.stop()));
    await this.ground?.remove();
  }

  /** Two acts at once, one on each process; who is asked where, and who first, changes from round to round. */
  async race(round: number, documentId: string, one: Move, two: Move): Promise<[Answer, Answer]> {
    const [a, b] = round % 2 === 0 ? this.rooms : [this.rooms[1], this.rooms[0]];
    if (round % 4 < 2) return Promise.all([a.send(documentId, ...one), b.send(documentId, ...two)]);
    const [second, first] = await Promise.all([b.send(documentId, ...two), a.send(documentId, ...one)]);
    return [first, second];
  }

  /** At most one live row, and on both processes readers get a signed digest or none at all. */
  async expectHonest(documentId: string, digests: string[], status?: number): Promise<void> {
    expect(await liveRows(this.eye, documentId)).toBeLessThanOrEqual(1);
    const items = await Promise.all(this.rooms.map((room) => room.item(documentId)));
    for (const item of items) {
      if (status !== undefined) expect(item.status).toBe(status);
      if (item.status === 200) expect(digests).toContain(item.body.data.digest);
      else expect([404, 410]).toContain(item.status);
    }
  }

  /** How many rows of an act the ledger has for a document. */
  async recorded(documentId: string, act: string): Promise<number> {
    return (await this.eye.rows('SELECT id FROM review_ledger WHERE document = ? AND act = ?', documentId, act)).length;
  }

  /** Does a piece of work; when it fails, says which one and what the servers had printed. */
  async told<T>(name: string, work: () => Promise<T>): Promise<T> {
    await this.#tokens.renew(this.servers[0] as Server);
    return work().catch((error: Error) => {
      const logs = this.servers.map((server) => server.log().slice(-1500)).join('\n---\n');
      throw new Error(`${name}: ${error.message}\n${logs}`, { cause: error });
    });
  }

  async eachRound(work: (round: number) => Promise<void>): Promise<void> {
    for (let round = 0; round < ROUNDS; round += 1) await this.told(`round ${round}`, () => work(round));
  }

  /** Signs what is there now at the levels of `signers`. */
  async approve(documentId: string, digest: string, ...signers: Staff[]): Promise<void> {
    for (const signer of signers) await send(this.rooms[0], documentId, signer, { action: 'approve', digest });
  }

  /** Documents in the feed of the website, or in the screens' playlist, as one process tells. */
  async listed(room: Newsroom, list: 'website/feed?pageSize=100' | 'screen/manifest'): Promise<string[]> {
    const { body } = await room.park.agent().get(`/api/delivery/channels/${list}`).expect(200);
    return ((body.data ?? body.items) as { documentId: string }[]).map(({ documentId }) => documentId);
  }
}
