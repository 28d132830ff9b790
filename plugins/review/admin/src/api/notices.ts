import type { Client } from './client';
import type { DocumentRef } from './types';

/** A notice in the caller's inbox, in their language. */
export interface NoticeEntry {
  readonly id: number;
  readonly kind: string;
  /** What people call the kind. */
  readonly name: string;
  readonly text: string;
  readonly document: (DocumentRef & { readonly locale: string; readonly title: string }) | null;
  readonly at: string;
  readonly readAt: string | null;
}

/** One page of notices, and how many are unread on all pages. */
export interface NoticePage {
  readonly results: readonly NoticeEntry[];
  readonly pagination: { readonly page: number; readonly pageSize: number; readonly total: number };
  readonly unread: number;
}

/** What becomes of a kind of notice as e-mail. */
export type MailWay = 'now' | 'digest' | 'never';

/** What the caller gets by e-mail. */
export interface NoticePreferences {
  readonly email: { readonly ready: boolean; readonly addresses: readonly string[] };
  readonly digest: { readonly at: string; readonly timeZone: string };
  readonly keptDays: number;
  readonly ways: readonly MailWay[];
  readonly kinds: readonly {
    readonly kind: string;
    readonly name: string;
    readonly mail: MailWay;
    readonly usual: MailWay;
  }[];
}

/** The part of Strapi's fetch client these calls need. */
export interface NoticeClient extends Client {
  put<Answer, Body>(url: string, body?: Body): Promise<{ data: Answer }>;
}

const PAGE_SIZE = 20;

/** Reads one page of the caller's notices. */
export async function loadNotices(
  client: Pick<Client, 'get'>,
  { unread, page }: { readonly unread: boolean; readonly page: number },
  pageSize = PAGE_SIZE,
): Promise<NoticePage> {
  const params = { unread: String(unread), page, pageSize };
  return (await client.get<NoticePage>('/review/notices', { params })).data;
}

/** Notes that a notice was read. @returns how many are unread */
export async function markRead(client: Pick<Client, 'post'>, id: number): Promise<number> {
  return (await client.post<{ unread: number }, object>(`/review/notices/${id}/read`, {})).data.unread;
}

/** Notes that all were read, up to the newest one shown. @returns how many are unread */
export async function markAllRead(client: Pick<Client, 'post'>, upTo: number): Promise<number> {
  return (await client.post<{ unread: number }, object>('/review/notices/read-all', { upTo })).data.unread;
}

/** Reads what the caller gets by e-mail. */
export async function loadPreferences(client: Pick<Client, 'get'>): Promise<NoticePreferences> {
  return (await client.get<NoticePreferences>('/review/notices/preferences')).data;
}

/** Changes what becomes of one kind of notice as e-mail. */
export async function savePreference(
  client: Pick<NoticeClient, 'put'>,
  kind: string,
  way: MailWay,
): Promise<NoticePreferences> {
  const body = { mail: { [kind]: way } };
  return (await client.put<NoticePreferences, typeof body>('/review/notices/preferences', body)).data;
}
