import net from 'node:net';

function listenOnce(port, host) {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => {
      const { port: got } = server.address();
      server.close(() => resolve(got));
    });
  });
}

const TAKEN = new Set(['EADDRINUSE', 'EACCES']);

/** Whether a server could listen on this port now. For loopback both families count: `localhost` may mean either. */
export async function isFree(port, host = '127.0.0.1') {
  for (const address of host === '127.0.0.1' || host === 'localhost' ? ['127.0.0.1', '::1'] : [host]) {
    const problem = await listenOnce(port, address).then(
      () => null,
      (error) => error,
    );
    if (problem && TAKEN.has(problem.code)) return false;
    if (problem && address !== '::1') throw problem;
  }
  return true;
}

/** A loopback port nobody listens on, chosen by the system. */
export const freePort = () => listenOnce(0, '127.0.0.1');

/** The first free port of `first`, `first + 1`, … `first + span`, or null. */
export async function firstFree(first, span, host) {
  for (let port = first; port <= first + span && port < 65536; port += 1) {
    if (await isFree(port, host)) return port;
  }
  return null;
}
