import { fork } from 'node:child_process';
import { once } from 'node:events';

/**
 * Another process, told things one at a time. It ends with this one at the latest: its side calls `serve`.
 * @param {string} script absolute path
 * @param {Record<string, string>} env on top of ours
 */
export async function startProcess(script, env) {
  const child = fork(script, { env: { ...process.env, ...env }, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const gone = once(child, 'exit').then(([code]) => Promise.reject(new Error(`${script} ended (${code}).`)));
  gone.catch(() => undefined);
  const answer = async () => {
    const [{ error, result }] = await Promise.race([once(child, 'message'), gone]);
    if (error) throw new Error(error);
    return result;
  };
  await answer();
  return {
    /** Has the process do something by name, and waits for what it answers. */
    async ask(name, ...args) {
      child.send({ name, args });
      return answer();
    },
    async stop() {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}

/** The other side: says that it is ready, then answers each call with what the function of that name gives. */
export function serve(functions) {
  process.on('disconnect', () => process.exit(0));
  process.on('message', async ({ name, args }) => {
    try {
      process.send({ result: await functions[name](...args) });
    } catch (error) {
      process.send({ error: error.stack });
    }
  });
  process.send({ result: 'ready' });
}
