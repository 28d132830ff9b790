/** Targets as they were, are or will be. Times are ISO 8601. */
export interface PastTargets {
  id: number;
  since: string;
  targets: Record<string, number>;
  tolerance: number;
  weight: number;
  by: string | null;
  state: 'past' | 'current' | 'coming' | 'withdrawn';
  withdrawnAt: string | null;
  withdrawnBy: string | null;
}

/** Answer of `GET /balance/targets/history?channel=`, newest first. */
export interface TargetHistory {
  channel: string;
  timeZone: string;
  history: PastTargets[];
  writable: boolean;
}
