import { generateKeyPairSync, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { readJson } from '../../../scripts/lib/fingerprint.mjs';
import { inRoot, inTmp } from '../../../scripts/lib/paths.mjs';
import setup from '../../harness/setup-sqlite.mjs';

/**
 * Runs `work` with copies of the golden park of the present build, each in a SQLite file of its own.
 * @param {(park: () => Promise<{ folder: string, env: Record<string, string> }>) => Promise<T>} work gets a function that makes one more park
 * @template T
 */
export async function withSqlite(work) {
  const folders = [];
  await setup();
  const newPark = async () => {
    const folder = inTmp('bench', `park_${randomBytes(4).toString('hex')}`);
    folders.push(folder);
    fs.mkdirSync(path.join(folder, 'public/uploads'), { recursive: true });
    const file = path.join(folder, 'park.db');
    fs.copyFileSync(process.env.SANSHEN_GOLDEN_SQLITE, file);
    return {
      folder,
      env: {
        ...readJson(inRoot('tests/harness/test-env.json')),
        NODE_ENV: 'test',
        DATABASE_CLIENT: 'sqlite',
        DATABASE_FILENAME: file,
        PUBLIC_DIR: path.join(folder, 'public'),
        LEDGER_ANCHORS_FILE: path.join(folder, 'ledger-anchors.txt'),
        DELIVERY_SIGNING_KEY: generateKeyPairSync('ed25519')
          .privateKey.export({ type: 'pkcs8', format: 'pem' })
          .toString(),
      },
    };
  };
  try {
    return await work(newPark);
  } finally {
    for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true });
  }
}
