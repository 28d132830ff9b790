import { spawn } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = path.resolve(__dirname, '../..');

/**
 * Runs code in a Node.js process of its own with the exports of one of our command modules in scope, as they run for real.
 * @param module path from the project's root
 * @param code body of an async function; what it returns is printed as JSON
 */
export function runModule(
  module: string,
  code: string,
  env: Record<string, string> = {},
): Promise<{ ok: boolean; value: unknown; text: string }> {
  const url = pathToFileURL(path.join(ROOT, module)).href;
  const script = `const m = await import(${JSON.stringify(url)}); console.log(JSON.stringify(await (async () => { ${code} })()));`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: ROOT,
    env: { PATH: process.env.PATH ?? '', ENV_PATH: '/dev/null', ...env },
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  return new Promise((resolve) => {
    child.on('close', (code) =>
      resolve({ ok: code === 0, value: code === 0 ? JSON.parse(out) : null, text: out + err }),
    );
  });
}
