import type { Client, DeletingClient } from './client';
import type { DocumentRef } from './types';

/** A preview link as listed: nothing in it opens the draft. */
export interface PreviewLink {
  readonly id: number;
  readonly state: string;
  readonly madeBy: string;
  readonly madeAt: string;
  readonly expiresAt: string;
  /** When it was opened last, as far as that was recorded. */
  readonly usedAt: string | null;
}

/** `GET …/previews`. `mayMake` says whether the caller may make links and take them back. */
export interface PreviewLinks {
  readonly data: readonly PreviewLink[];
  readonly mayMake: boolean;
}

/** `POST …/previews`: the only answer that holds the address. */
export interface MadePreview {
  readonly id: number;
  readonly url: string;
  readonly expiresAt: string;
}

const addressOf = ({ uid, documentId }: DocumentRef) =>
  `/review/documents/${uid}/${encodeURIComponent(documentId)}/previews`;

const localeOf = ({ locale }: DocumentRef) => (locale === undefined ? {} : { locale });

/** Lists the preview links of one document and locale. */
export async function loadPreviews(client: Pick<Client, 'get'>, ref: DocumentRef): Promise<PreviewLinks> {
  const { data } = await client.get<PreviewLinks>(addressOf(ref), { params: localeOf(ref) });
  return data;
}

/** Makes a preview link that lives so many minutes. */
export async function makePreview(
  client: Pick<Client, 'post'>,
  ref: DocumentRef,
  minutes: number,
): Promise<MadePreview> {
  const { data } = await client.post<MadePreview, object>(addressOf(ref), { minutes, ...localeOf(ref) });
  return data;
}

/** Takes a preview link back. */
export async function revokePreview(client: Pick<DeletingClient, 'del'>, ref: DocumentRef, id: number): Promise<void> {
  await client.del(`${addressOf(ref)}/${id}`);
}
