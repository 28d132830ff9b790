import { useState } from 'react';

import { readRefusal, type ServerRefusal } from '../api/refusal';

/** Something sent to the server: whether it is under way, and why it failed. */
export interface Sending {
  readonly busy: boolean;
  readonly failure: ServerRefusal | 'silent' | null;
  /** Sends; the answer, or null when it was refused or nothing came back. */
  readonly send: <T>(work: () => Promise<T>) => Promise<T | null>;
}

/** Sends one thing at a time and keeps the reason when it fails. */
export function useSending(): Sending {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ServerRefusal | 'silent' | null>(null);
  const send = async <T>(work: () => Promise<T>): Promise<T | null> => {
    setBusy(true);
    setFailure(null);
    try {
      return await work();
    } catch (error) {
      setFailure(readRefusal(error) ?? 'silent');
      return null;
    } finally {
      setBusy(false);
    }
  };
  return { busy, failure, send };
}
