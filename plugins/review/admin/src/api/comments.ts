import type { Client } from './client';
import type { DocumentRef, Person, Reason } from './types';

/** What somebody said, and when. */
export interface Said {
  readonly id: number;
  readonly by: Person;
  readonly text: string;
  readonly at: string;
}

/** Where the words of a comment stand in the draft as it is. */
export interface CommentPlace {
  readonly state: 'exact' | 'moved';
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/** What a comment points at; an empty quote means the whole field. */
export interface CommentAnchor {
  readonly path: string;
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** What can be done about a comment besides answering it. */
export type CommentAct = 'resolve' | 'reopen';

/** A comment with its replies. */
export interface CommentThread extends Said, CommentAnchor {
  /** Null: the words are gone. */
  readonly place: CommentPlace | null;
  /** The level its writer signs at, by name. */
  readonly level: string | null;
  readonly state: 'open' | 'resolved';
  readonly lastBy: string | null;
  readonly lastAt: string | null;
  readonly replies: readonly Said[];
  readonly actions: readonly { readonly name: CommentAct; readonly enabled: boolean; readonly reason?: Reason }[];
}

/** `GET /review/comments/…`. `mayWrite`: whether the caller may comment and reply. */
export interface CommentList {
  readonly data: readonly CommentThread[];
  readonly mayWrite: boolean;
}

const addressOf = ({ uid, documentId }: DocumentRef) => `/review/comments/${uid}/${encodeURIComponent(documentId)}`;

const localeOf = ({ locale }: DocumentRef) => (locale === undefined ? {} : { locale });

/** Lists the comments on one document and locale, the oldest first. */
export async function loadComments(client: Pick<Client, 'get'>, ref: DocumentRef): Promise<CommentList> {
  const { data } = await client.get<CommentList>(addressOf(ref), { params: localeOf(ref) });
  return data;
}

/** Writes a comment on words of the version with this digest. @returns its id */
export async function writeComment(
  client: Pick<Client, 'post'>,
  ref: DocumentRef,
  digest: string,
  comment: CommentAnchor & { readonly text: string },
): Promise<number> {
  const { data } = await client.post<{ id: number }, object>(addressOf(ref), { digest, ...localeOf(ref), ...comment });
  return data.id;
}

/** Answers a comment. */
export async function replyToComment(
  client: Pick<Client, 'post'>,
  ref: DocumentRef,
  id: number,
  text: string,
): Promise<void> {
  await client.post(`${addressOf(ref)}/${id}/reply`, { ...localeOf(ref), text });
}

/** Resolves or reopens a comment. */
export async function settleComment(
  client: Pick<Client, 'post'>,
  ref: DocumentRef,
  id: number,
  act: CommentAct,
): Promise<void> {
  await client.post(`${addressOf(ref)}/${id}/${act}`, localeOf(ref));
}
