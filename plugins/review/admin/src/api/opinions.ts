import type { SavingClient } from './readings';
import type { DocumentRef } from './types';

/** An opinion that is being typed, as the server keeps it. */
export interface OpinionDraft {
  readonly text: string;
  readonly at: string;
}

/** What a device sends: its text, how long ago it was typed, and the draft it began with. */
export interface SentOpinion {
  readonly text: string;
  readonly ageMs: number;
  readonly basedOn: string | null;
}

/** Which text stays; `other` is the one that does not, where its writer has not seen it. */
export interface SettledOpinion {
  readonly kept: 'sent' | 'stored';
  readonly draft: OpinionDraft;
  readonly other: OpinionDraft | null;
}

/** Reads one's own draft for an action, or null. */
export async function loadOpinion(
  client: Pick<SavingClient, 'get'>,
  ref: DocumentRef,
  action: string,
): Promise<OpinionDraft | null> {
  const { data } = await client.get<{ data: readonly (OpinionDraft & { action: string })[] }>('/review/opinions', {
    params: { ...ref },
  });
  return data.data.find((draft) => draft.action === action) ?? null;
}

/** Keeps one's own draft for an action. */
export async function keepOpinion(
  client: Pick<SavingClient, 'put'>,
  ref: DocumentRef,
  action: string,
  sent: SentOpinion,
): Promise<SettledOpinion> {
  const { data } = await client.put<SettledOpinion, object>('/review/opinions', { ...ref, action, ...sent });
  return data;
}
