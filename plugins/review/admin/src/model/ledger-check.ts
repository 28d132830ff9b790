/** A row to be checked: its exact text, its hash as the server says, and its number. */
export interface CheckedRow {
  readonly seq: number;
  readonly line: string;
  readonly hash: string;
}

/** SHA-256 of UTF-8 text as 64 lower-case hex characters. */
export type Sha256 = (text: string) => Promise<string>;

/** What a check of rows found. */
export type CheckOutcome =
  /** Every row is what its hash says; `links`: so many follow directly upon another row shown and name its hash. */
  { readonly ok: true; readonly rows: number; readonly links: number } | { readonly ok: false; readonly seq: number };

function prevOf(line: string): unknown {
  try {
    return (JSON.parse(line) as { prev?: unknown }).prev;
  } catch {
    return undefined;
  }
}

/** Recomputes rows and the links between those that stand next to each other in the ledger. */
export async function checkRows(rows: readonly CheckedRow[], sha256: Sha256): Promise<CheckOutcome> {
  const sorted = [...rows].sort((a, b) => a.seq - b.seq);
  let links = 0;
  for (const [index, row] of sorted.entries()) {
    if ((await sha256(row.line)) !== row.hash) return { ok: false, seq: row.seq };
    const before = sorted[index - 1];
    if (before?.seq !== row.seq - 1) continue;
    if (prevOf(row.line) !== before.hash) return { ok: false, seq: row.seq };
    links += 1;
  }
  return { ok: true, rows: sorted.length, links };
}

/** The browser's SHA-256; null where it has none, which is so on addresses without encryption. */
export function browserSha256(): Sha256 | null {
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  if (!subtle) return null;
  return async (text) => {
    const bytes = new Uint8Array(await subtle.digest('SHA-256', new TextEncoder().encode(text)));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  };
}
