/** The clock of a level as the server shows it. Minutes are working time; below zero the level is late. */
export interface ClockSight {
  readonly state: 'running' | 'paused' | 'unknown';
  readonly limitMinutes: number;
  readonly leftMinutes: number | null;
  readonly dueAt: string | null;
  readonly overdue: boolean;
  /** Since when it stands still: the author has the document. */
  readonly pausedSince: string | null;
  readonly pauses: readonly { readonly from: string; readonly to: string | null }[];
  /** It rests on a year whose official notice is not out. */
  readonly provisional: boolean;
  /** The calendar's last day, where it does not reach as far as the due time. */
  readonly lastDay: string | null;
}
