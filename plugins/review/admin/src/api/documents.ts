import type { Client } from './client';
import type { ActionAnswer, ActionRequest, DiffBase, DiffEntry, DocumentRef, ReviewDocument } from './types';

// The uid stands in the path as it is (the contract), so it is not escaped.
const addressOf = ({ uid, documentId }: DocumentRef) => `/review/documents/${uid}/${encodeURIComponent(documentId)}`;

const localeOf = ({ locale }: DocumentRef) => (locale === undefined ? {} : { locale });

/** Reads the review state of one document and locale. */
export async function loadDocument(client: Client, ref: DocumentRef): Promise<ReviewDocument> {
  const { data } = await client.get<ReviewDocument>(addressOf(ref), { params: localeOf(ref) });
  return data;
}

/** Compares the current draft with another version of the same document and locale. */
export async function loadDiff(client: Client, ref: DocumentRef, base: DiffBase): Promise<readonly DiffEntry[]> {
  const params = { ...localeOf(ref), base };
  const { data } = await client.get<readonly DiffEntry[]>(`${addressOf(ref)}/diff`, { params });
  return Array.isArray(data) ? data : [];
}

/** Does an action. Two calls with the same `idempotencyKey` are one act. */
export async function act(
  client: Client,
  ref: DocumentRef,
  request: ActionRequest,
  idempotencyKey: string,
): Promise<ActionAnswer> {
  const body: ActionRequest = { ...request, ...localeOf(ref) };
  const headers = { 'Idempotency-Key': idempotencyKey };
  const { data } = await client.post<ActionAnswer, ActionRequest>(`${addressOf(ref)}/actions`, body, { headers });
  return data;
}
