/** The tabs of the page of notices, in order. */
export const NOTICE_TABS = ['unread', 'all', 'mail'] as const;
export type NoticeTab = (typeof NOTICE_TABS)[number];

/** What the page's address asks for. */
export interface NoticeQuery {
  readonly tab: NoticeTab;
  readonly page: number;
}

/** What can become of a notice as e-mail, in the order of the choices. */
export const MAIL_WAYS = ['now', 'digest', 'never'] as const;

/** A tab by its name; whatever else is the first one. */
export const readTab = (name: string | null): NoticeTab => NOTICE_TABS.find((tab) => tab === name) ?? NOTICE_TABS[0];

/** Reads the page's address; whatever is missing or strange becomes the default. */
export function readNoticeQuery(search: URLSearchParams): NoticeQuery {
  const page = Number(search.get('page'));
  return { tab: readTab(search.get('tab')), page: Number.isInteger(page) && page > 0 ? page : 1 };
}

/** The address of a query; defaults are left out. */
export function writeNoticeQuery({ tab, page }: NoticeQuery): URLSearchParams {
  return new URLSearchParams({
    ...(tab === NOTICE_TABS[0] ? {} : { tab }),
    ...(page === 1 ? {} : { page: String(page) }),
  });
}

/** A number as it fits into the menu's badge. */
export const badgeText = (unread: number): string => (unread > 99 ? '99+' : String(unread));

/** How many notices have come since the last look: what is worth saying aloud. The first look tells of none. */
export const arrived = (before: number | null, now: number): number =>
  before === null ? 0 : Math.max(0, now - before);
