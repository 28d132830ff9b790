import { PACKS_PATH } from '../plugin-id';
import type { Severity } from './findings';

/** The right to have everything checked again. */
export const MANAGE_RESCANS = 'plugin::word-check.rescans.manage';

/** Below the address of packs, so that their entry in the menu is marked here too; no pack has a key like this. */
export const RESCANS_SEGMENT = '_rescans';

/** Where the page of rescans is, relative to the admin panel's root. */
export const RESCANS_PATH = `${PACKS_PATH}/${RESCANS_SEGMENT}`;

/** How a rescan stands. */
export const RESCAN_STATES = ['running', 'done', 'superseded'] as const;

/** Which results are shown. */
export const SHOWN = ['new', 'block', 'all', 'unread'] as const;

/** One of {@link SHOWN}. */
export type Shown = (typeof SHOWN)[number];

/** Findings by severity, and those that block and nobody knew. */
export type Counts = Readonly<Record<Severity | 'new', number>>;

/** A rescan as the server tells of it; times are ISO 8601 UTC. */
export interface Rescan {
  readonly id: number;
  readonly state: (typeof RESCAN_STATES)[number];
  readonly done: number;
  readonly total: number;
  readonly startedAt: string;
  readonly endedAt: string | null;
  /** Who asked for it; null: it began by itself. */
  readonly by: string | null;
  readonly items: number;
  readonly findings: number;
  readonly counts: Counts;
  readonly unread: number;
  readonly unreadPictures: number;
  readonly cases: number;
}

/** A finding as a rescan keeps it. */
export interface ListedFinding {
  readonly path: string;
  readonly start: number;
  readonly text: string;
  readonly ruleId: string;
  readonly pack: string;
  readonly severity: Severity;
  readonly message: string;
  readonly suggestions: readonly string[];
  readonly fresh?: true;
  readonly waived?: true;
}

/** What was found in one content. */
export interface RescanResult {
  readonly uid: string;
  readonly documentId: string;
  readonly locale: string;
  readonly title: string;
  readonly standing: 'live' | 'pending';
  /** Why it could not be checked. */
  readonly problem: string | null;
  readonly counts: Counts;
  readonly findings: readonly ListedFinding[];
}

/** A page of results. */
export interface ResultPage {
  readonly results: readonly RescanResult[];
  readonly pagination: { readonly page: number; readonly pageSize: number; readonly total: number };
}

/** How far a rescan is, in whole per cent; done only when it is. */
export function percentOf({ state, done, total }: Pick<Rescan, 'state' | 'done' | 'total'>): number {
  if (state === 'done') return 100;
  return total === 0 ? 0 : Math.min(99, Math.floor((100 * done) / total));
}

/** The content manager's edit view of a document in its language, from the panel's root. */
export function editPath({ uid, documentId, locale }: Pick<RescanResult, 'uid' | 'documentId' | 'locale'>): string {
  const search = new URLSearchParams({ 'plugins[i18n][locale]': locale });
  return `/content-manager/collection-types/${uid}/${documentId}?${search}`;
}
