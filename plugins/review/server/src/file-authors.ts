import type { Row } from './core/content';
import { fileReference, orphanTouches, touchAuthors, type FileTouch } from './core/touches';
import { iso, type LineageRow } from './tables';
import type { Accounts } from './services/actors';

/** What is known of the files of a draft. */
interface Known {
  /** When the live release was made, or null. */
  since: string | null;
  accounts: Accounts;
  touches: ReadonlyMap<string, FileTouch[]>;
}

/** Who uploaded, replaced or renamed a file that the draft uses, and changes of such files that nobody stands behind. */
export function fileAuthors(lineage: LineageRow, files: readonly Row[], { since, accounts, touches }: Known) {
  const from = Number(lineage.touchesFrom ?? 0);
  const known = [...touches.values()].flat();
  const untouched = files.filter(({ id }) => !touches.has(fileReference(id)));
  return {
    authors: [...touchAuthors(known, from), ...uploadersOf(untouched, since, accounts)],
    orphans: orphanTouches(known, Math.max(from, Number(lineage.touchesAdopted ?? 0))),
  };
}

/** The same for files from before touches were noted: all that is known are their first and last account. */
function uploadersOf(files: readonly Row[], since: string | null, accounts: Accounts): { key: string; at: string }[] {
  const found: { key: string; at: string }[] = [];
  for (const file of files) {
    const at = iso(file.updatedAt) ?? '';
    if (since !== null && at <= since) continue;
    for (const user of [file.createdBy, file.updatedBy] as (Row | null | undefined)[]) {
      if (user?.id) found.push({ key: accounts.keyOf(Number(user.id)), at });
    }
  }
  return found;
}
