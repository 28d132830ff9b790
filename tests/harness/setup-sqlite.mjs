import fs from 'node:fs';
import { golden, plant } from './golden.mjs';

async function makeFile(target) {
  const draft = `${target}.${process.pid}.next`;
  try {
    await plant({ DATABASE_CLIENT: 'sqlite', DATABASE_FILENAME: draft });
    if (fs.existsSync(`${draft}-wal`))
      throw new Error('The golden database was not closed: its write-ahead log is still there.');
    fs.renameSync(draft, target);
  } finally {
    for (const suffix of ['', '-wal', '-shm', '-journal']) fs.rmSync(`${draft}${suffix}`, { force: true });
  }
}

/** Runs once before the first file on SQLite: the golden database file, which every park copies. */
export default async function setup() {
  process.env.SANSHEN_GOLDEN_SQLITE = await golden('park.db', makeFile);
}
