import type { Client } from './client';
import type { DocumentRef } from './types';

/** A release that is to be read again by somebody who had no hand in it. */
export interface ToReadAgain extends DocumentRef {
  readonly id: number;
  readonly title: string;
  readonly digest: string;
  readonly releasedAt: string;
  /** Whether the caller had no hand in it. */
  readonly mayRead: boolean;
}

/** What the second reader found. */
export type Verdict = 'fine' | 'fault';

/** `GET /review/second-readings`. `mayAct`: whether the caller may record one at all. */
export interface ToReadAgainList {
  readonly data: readonly ToReadAgain[];
  readonly mayAct: boolean;
}

/** Lists what is to be read again. */
export async function loadToReadAgain(client: Pick<Client, 'get'>): Promise<ToReadAgainList> {
  const { data } = await client.get<ToReadAgainList>('/review/second-readings');
  return data;
}

/** Records a second reading. */
export async function recordSecondReading(
  client: Pick<Client, 'post'>,
  { id, digest }: Pick<ToReadAgain, 'id' | 'digest'>,
  verdict: Verdict,
  comment: string,
): Promise<void> {
  await client.post(`/review/second-readings/${id}`, { digest, verdict, comment });
}
