import { spawn } from 'node:child_process';
import { ROOT } from './paths.mjs';

/** A command that did not end with exit code 0; the message carries all it printed, unless that went to our terminal. */
export class CommandFailed extends Error {
  constructor(label, code, output) {
    super(`${label} failed (${code}).\n${output}`.trim());
  }
}

const children = new Set();
const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

/** Whoever stops us alone (not the whole terminal group) stops what we started too. */
function stopChildren(signal) {
  for (const child of children) child.kill(signal);
  process.exit(SIGNALS[signal]);
}

function track(child) {
  if (children.size === 0) for (const signal of Object.keys(SIGNALS)) process.on(signal, stopChildren);
  children.add(child);
  return () => {
    children.delete(child);
    if (children.size === 0) for (const signal of Object.keys(SIGNALS)) process.off(signal, stopChildren);
  };
}

/**
 * Runs a program and waits for its end; never throws for a failing program.
 * @param {string} file the program
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, show?: boolean, timeoutMs?: number, shell?: boolean,
 *   account?: { uid?: number, gid?: number }, onOutput?: (text: string) => void,
 *   onErrorOutput?: (text: string) => void }} [options] `show`: print to our terminal
 *   instead of collecting the output; `onOutput`, `onErrorOutput`: what it prints, as it comes
 * @returns {Promise<{ code: number | string, output: string }>} the exit code, or the signal or reason it ended with
 */
export function run(
  file,
  args,
  { env = process.env, show = false, timeoutMs = 0, shell = false, account = {}, onOutput, onErrorOutput } = {},
) {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      ...account,
      cwd: account.uid === undefined ? ROOT : '/',
      env,
      shell,
      stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    const untrack = track(child);
    let output = '';
    const collect = (chunk) => {
      output += chunk;
      onOutput?.(chunk);
    };
    child.stdout?.setEncoding('utf8').on('data', collect);
    child.stderr?.setEncoding('utf8').on('data', collect);
    if (onErrorOutput) child.stderr?.on('data', onErrorOutput);
    const timer = timeoutMs > 0 ? setTimeout(() => child.kill('SIGKILL'), timeoutMs) : undefined;
    const end = (code) => {
      clearTimeout(timer);
      untrack();
      resolve({ code, output });
    };
    child.on('error', (error) => end(error.message));
    child.on('close', (code, signal) => end(code ?? signal));
  });
}

/** Like `run` with this Node.js; throws CommandFailed when the script does not end well. */
export async function runNode(label, args, options = {}) {
  const { code, output } = await run(process.execPath, args, options);
  if (code !== 0) throw new CommandFailed(label, code, output);
  return output;
}
