import { useState } from 'react';

import { readRefusal, type ServerRefusal } from '../api/refusal';

/** Fetching a file and handing it to the person as a download. */
export interface SavedFile {
  readonly busy: boolean;
  /** Whether one was handed over. */
  readonly done: boolean;
  readonly failure: ServerRefusal | 'silent' | null;
  readonly save: () => Promise<void>;
}

/** Lets the browser save bytes under a name. */
function handOver(bytes: Blob, name: string): void {
  const address = URL.createObjectURL(bytes);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has begun to read by then; the address would keep the bytes in memory.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Fetches with the session's token, which a plain link would not carry, and saves what came. */
export function useSavedFile(load: () => Promise<Blob>, name: string): SavedFile {
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState(false);
  const [failure, setFailure] = useState<SavedFile['failure']>(null);
  const save = async () => {
    setBusy(true);
    setDone(false);
    setFailure(null);
    try {
      handOver(await load(), name);
      setDone(true);
    } catch (error) {
      setFailure(readRefusal(error) ?? 'silent');
    } finally {
      setBusy(false);
    }
  };
  return { busy, done, failure, save };
}
