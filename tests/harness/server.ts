import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net, { type AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { callerWith, logins, type Account, type Caller } from './accounts';
import { newGround, ROOT, type Ground } from './ground';

const START_LIMIT_MS = 90_000;
const STOP_LIMIT_MS = 15_000;

/** The real server (`npm start`) in a process of its own. */
export interface Server {
  readonly url: string;
  readonly ground: Ground;
  readonly process: ChildProcess;
  /** All the server has printed. */
  log(): string;
  login(account: Account): Promise<string>;
  as(account: Account): Promise<Caller>;
  /** Stops at once, as a power cut does (`SIGKILL`), or as asked; the data stays. Resolves when the process is gone. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Stops cleanly. The data goes away unless it was given by the caller. */
  stop(): Promise<void>;
}

/** How a server differs from the ordinary one. */
export interface ServerOptions {
  /** Run on this data; several servers may share one `ground`, who made it removes it. */
  ground?: Ground;
  /** Environment on top of the tests' own. */
  env?: Record<string, string>;
}

async function freePort(): Promise<number> {
  const probe = net.createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

let started = 0;

/** Starts `scripts/start.mjs`; its output goes to a file, so that a failing test can show it. */
function launch(ground: Ground, port: number, env: Record<string, string>): { child: ChildProcess; logFile: string } {
  started += 1;
  const logFile = path.join(ground.folder, `server-${process.pid}-${started}.log`);
  const out = fs.openSync(logFile, 'a');
  const preload = pathToFileURL(path.join(__dirname, 'end-with-parent.mjs')).href;
  const child = spawn(process.execPath, ['--import', preload, path.join(ROOT, 'scripts/start.mjs')], {
    cwd: ROOT,
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      ...ground.env,
      ...env,
    },
    stdio: ['ignore', out, out, 'pipe'],
  });
  fs.closeSync(out);
  return { child, logFile };
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

async function isHealthy(url: string): Promise<boolean> {
  return fetch(`${url}/_health`, { method: 'HEAD' }).then(
    (answer) => answer.ok,
    () => false,
  );
}

/** What Strapi says when it has begun to listen, and when somebody else does. */
const [STARTED, TAKEN] = ['Strapi started successfully', 'is already used by another application'];

/** Another server may answer on this port; only its own word says that ours does. */
async function waitUntilHealthy(url: string, child: ChildProcess, log: () => string): Promise<void> {
  const limit = Date.now() + START_LIMIT_MS;
  while (!log().includes(STARTED) || !(await isHealthy(url))) {
    if (hasEnded(child))
      throw new Error(`The server ended while starting (${child.exitCode ?? child.signalCode}):\n${log()}`);
    if (Date.now() > limit) throw new Error(`The server did not start within ${START_LIMIT_MS / 1000} s:\n${log()}`);
    await sleep(50);
  }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (hasEnded(child)) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  const limit = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
  await gone;
  clearTimeout(limit);
}

interface Launched {
  url: string;
  child: ChildProcess;
  log(): string;
}

/** On a port that nobody took between our looking for it and the server's listening. */
async function launchSomewhere(ground: Ground, env: Record<string, string>, attempts = 3): Promise<Launched> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const { child, logFile } = launch(ground, port, env);
  const log = () => fs.readFileSync(logFile, 'utf8');
  try {
    await waitUntilHealthy(url, child, log);
    return { url, child, log };
  } catch (error) {
    await end(child, 'SIGKILL');
    if (attempts > 1 && log().includes(TAKEN)) return launchSomewhere(ground, env, attempts - 1);
    throw error;
  }
}

/**
 * Starts the built server on a free loopback port and waits until it is healthy. It ends with this process at the latest.
 * Needs the whole build (`npm run build`), admin panel included.
 */
export async function startServer(options: ServerOptions = {}): Promise<Server> {
  const ground = options.ground ?? (await newGround());
  const { url, child, log } = await launchSomewhere(ground, options.env ?? {});
  const login = logins(url);
  return {
    url,
    ground,
    process: child,
    log,
    login,
    as: async (account) => callerWith(url, await login(account)),
    kill: (signal = 'SIGKILL') => end(child, signal),
    async stop() {
      await end(child, 'SIGTERM');
      if (!options.ground) await ground.remove();
    },
  };
}
