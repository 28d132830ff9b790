import type { Client } from './client';

/** Words in both languages, as calendars hold them. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** What a day is: worked or off as its weekday says, off by the notice, or worked against its weekday. */
export type DayKind = 'work' | 'rest' | 'off' | 'make-up';

/** A day of a year; `weekday` is 1 Monday to 7 Sunday. */
export interface CalendarDay {
  readonly date: string;
  readonly weekday: number;
  readonly kind: DayKind;
  readonly name: Words | null;
}

/** The facts of a year, without its days. */
export interface CalendarYear {
  readonly year: number;
  readonly provisional: boolean;
  readonly source: { readonly title: string; readonly number?: string; readonly date: string; readonly url?: string };
  readonly note: Words;
}

/** A working calendar as data, as far as the screen reads it. */
export interface CalendarData {
  readonly name: Words;
  readonly timeZone: string;
  readonly officeHours: readonly { readonly from: string; readonly to: string }[];
  readonly weekdays: readonly number[];
  readonly years: readonly CalendarYear[];
  readonly [member: string]: unknown;
}

/** `GET /review/calendar`: the calendar in use, and one of its years day by day. */
export interface CalendarAnswer {
  readonly version: number;
  readonly savedAt: string | null;
  /** Null: it came with the plugin. */
  readonly savedBy: string | null;
  readonly reason: string | null;
  readonly calendar: CalendarData;
  readonly year: CalendarYear & { readonly worked: number; readonly days: readonly CalendarDay[] };
  readonly clocks: { readonly open: number; readonly unknown: number };
  readonly mayEdit: boolean;
}

/** When a level is due, as far as it is known. */
export type Due =
  | { readonly state: 'set'; readonly at: string; readonly provisional: boolean }
  | { readonly state: 'paused'; readonly since: string; readonly leftMinutes: number }
  | { readonly state: 'unknown'; readonly missingYear: number; readonly lastDay: string };

/** A run whose due time another calendar moves. */
export interface MovedRun {
  readonly run: number;
  readonly title: string;
  readonly level: string;
  readonly before: Due;
  readonly after: Due;
}

/** Which due times a calendar changes; `runs` are the first of `total`. */
export interface CalendarImpact {
  readonly total: number;
  readonly runs: readonly MovedRun[];
}

/** What is sent: the version that was read, and the whole calendar as it is to be. */
export interface CalendarDraft {
  readonly version: number;
  readonly calendar: object;
  readonly reason?: string;
}

/** The part of Strapi's fetch client that saving needs. */
export interface SavingClient extends Client {
  put<Answer, Body>(url: string, body?: Body): Promise<{ data: Answer }>;
}

/** Reads the calendar in use; without a year the running one is shown. */
export async function loadCalendar(client: Pick<Client, 'get'>, year: number | null): Promise<CalendarAnswer> {
  const { data } = await client.get<CalendarAnswer>('/review/calendar', { params: year === null ? {} : { year } });
  return data;
}

/** Asks what a calendar would change; nothing is saved. */
export async function calendarImpact(client: Pick<Client, 'post'>, draft: CalendarDraft): Promise<CalendarImpact> {
  return (await client.post<CalendarImpact, CalendarDraft>('/review/calendar/impact', draft)).data;
}

/** Saves a calendar as the next version. */
export async function saveCalendar(client: SavingClient, draft: CalendarDraft): Promise<CalendarImpact> {
  return (await client.put<CalendarImpact, CalendarDraft>('/review/calendar', draft)).data;
}

/** What is wrong with a calendar that was refused: places and reasons. */
export interface CalendarFault {
  readonly path: string;
  readonly reason: string;
}

/** The faults that a refusal names; none for any other error. */
export function faultsIn(error: unknown): readonly CalendarFault[] {
  const { response } = (error ?? {}) as {
    response?: { data?: { error?: { details?: { fields?: readonly CalendarFault[] } } } };
  };
  const fields = response?.data?.error?.details?.fields;
  return Array.isArray(fields) ? fields : [];
}
