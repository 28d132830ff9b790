import { isFetchError } from '@strapi/strapi/admin';

/** What the server said instead of an answer: its sentence, already in the user's language, and the HTTP status. */
export interface RefusalMessage {
  status: number | null;
  message: string;
}

/** Reads a failed request. Anything that is not an answer of the server (network, abort) has no status. */
export function refusalOf(error: unknown): RefusalMessage {
  if (!isFetchError(error)) return { status: null, message: error instanceof Error ? error.message : String(error) };
  return { status: error.response?.data.error.status ?? error.status ?? null, message: error.message };
}
