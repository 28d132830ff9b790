/** `npm run demo`: from a fresh clone to a running demo park; run again: starts in seconds and keeps the data. */
import fs from 'node:fs';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { ensureSeeded, knownPassword, refreshPublicFiles, serverEnvironment } from './lib/demo-data.mjs';
import { readJson } from './lib/fingerprint.mjs';
import { tryLock } from './lib/lock.mjs';
import { inData } from './lib/paths.mjs';
import { firstFree, isFree } from './lib/ports.mjs';
import { launchServer, waitUntilHealthy } from './lib/server-process.mjs';
import { steps } from './lib/steps.mjs';

const DEFAULT_PORT = 1337;
const PORT_SPAN = 20;
const LOG = inData('demo.log');
const RUNNING = inData('demo.running.json');

/** One demo at a time on this data. @returns gives the place back @throws naming the address of the one that runs */
function onlyDemo() {
  const release = tryLock('demo');
  if (release) return release;
  const { url = '' } = readJson(RUNNING) ?? {};
  throw new Error(`演示已在运行，请先停止它 / The demo is running already, stop it first. ${url}`);
}

/** Where this machine reaches the server. */
function loopbackAddress(port) {
  const host = process.env.HOST ?? '127.0.0.1';
  return `http://${['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host}:${port}`;
}

/** PORT if it is set and free; else the first free one from 1337 on. */
async function choosePort() {
  const host = process.env.HOST ?? '127.0.0.1';
  if (process.env.PORT) {
    const port = Number(process.env.PORT);
    if (!Number.isInteger(port) || port < 1 || port > 65535)
      throw new Error(`PORT=${process.env.PORT} 不是端口号 / is not a port number.`);
    if (await isFree(port, host)) return port;
    throw new Error(
      `端口 ${port} 已被占用，请换一个 PORT / Port ${port} is taken: set another PORT, or none to have one chosen.`,
    );
  }
  const port = await firstFree(DEFAULT_PORT, PORT_SPAN, host);
  if (port === null) {
    throw new Error(
      `端口 ${DEFAULT_PORT}–${DEFAULT_PORT + PORT_SPAN} 均被占用，请设置 PORT / All these ports are taken: set PORT.`,
    );
  }
  if (port !== DEFAULT_PORT)
    console.log(`！端口 ${DEFAULT_PORT} 已被占用，改用 ${port} / Port ${DEFAULT_PORT} is taken, using ${port}.`);
  return port;
}

/** Ctrl-C and its kin stop the server cleanly; a second one at once. */
function stopOnSignals(server, release) {
  let asked = false;
  const stop = () => {
    server.kill(asked ? 'SIGKILL' : 'SIGTERM');
    if (!asked) console.log('\n正在停止 / Stopping …');
    asked = true;
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
  server.on('exit', (code) => {
    fs.rmSync(RUNNING, { force: true });
    release();
    if (!asked) console.error(`服务器意外退出 / The server ended unexpectedly (${code}); see ${LOG}`);
    process.exit(asked ? 0 : 1);
  });
}

const ACCOUNTS = [
  ['admin@demo.example', '系统管理员 / administrator'],
  ['editor1@demo.example, editor2@demo.example', '编辑 / editors'],
  ['reviewer1@demo.example', '初审 / first level'],
  ['reviewer2@demo.example', '复审 / second level'],
  ['reviewer3@demo.example', '终审 / final level'],
  ['auditor@demo.example', '监督 / auditor'],
];

function printAddresses(url) {
  const password = knownPassword() ?? '首次运行时的密码 / the one of the first run (-- --reset takes the new one)';
  const rows = [
    ['管理后台 / Admin panel', `${url}/admin`],
    ['参考网站 / Website', `${url}/site/`],
    ['大屏播放器 / Screen player', `${url}/screen/?channel=screen`],
  ];
  console.log(`\n${rows.map(([name, address]) => `  ${name}: ${address}`).join('\n')}\n`);
  console.log(`  账号 / Accounts (密码 / password: ${password})`);
  for (const [account, role] of ACCOUNTS) console.log(`    ${account}  ${role}`);
  console.log('\n  停止 / Stop: Ctrl-C    重新灌入数据 / Start over: npm run demo -- --reset\n');
}

async function buildOrThrow(options) {
  const { failures } = await build(options);
  if (failures.length > 0) throw failures[0];
}

async function start(step, release) {
  const port = await choosePort();
  const url = process.env.PUBLIC_URL ?? `http://localhost:${port}`;
  await step('启动 / Starting', async () => {
    refreshPublicFiles();
    const server = launchServer({ ...serverEnvironment(), PORT: String(port), PUBLIC_URL: url }, LOG);
    fs.writeFileSync(RUNNING, JSON.stringify({ url }));
    stopOnSignals(server, release);
    await waitUntilHealthy(server, loopbackAddress(port), LOG).catch((error) => {
      server.removeAllListeners('exit').kill('SIGKILL');
      throw error;
    });
  });
  printAddresses(url);
}

async function main() {
  const { values } = parseArgs({ options: { reset: { type: 'boolean', default: false } } });
  const release = onlyDemo();
  // Said before the long steps, not after them.
  if (process.env.PORT) await choosePort();
  const step = steps(5);
  await step('安装依赖 / Installing', () => ensureInstalled());
  await step('编译 / Compiling', () => buildOrThrow({ admin: false }));
  await step('构建管理界面 / Building the admin panel', () => buildOrThrow({ admin: true }));
  await step('示例数据 / Seeding', (onProgress) => ensureSeeded({ reset: values.reset, onProgress }));
  await start(step, release);
}

await main().catch((error) => {
  console.error(`\n${error.message}`);
  process.exit(1);
});
