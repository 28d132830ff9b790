/** How a theme stood before a slot, in posts or seconds. `owed` above 0: behind. */
export interface ThemeStanding {
  code: string;
  entitled: number;
  had: number;
  owed: number;
  eligible: boolean;
}

/** What puts an item before the mix. */
export type PinKind = 'pinned' | 'emergency';

/** Why an item is where it is. */
export type Reason =
  | { kind: PinKind; pin: number; until: string; act: number | null }
  | { kind: 'share'; own: ThemeStanding; others: ThemeStanding[]; without: string[] }
  | { kind: 'rest'; because: 'no-theme' | 'no-target' };

/** One slot of a list. Seconds are null in a feed. */
export interface Slot {
  position: number;
  uid: string;
  documentId: string;
  title: string;
  theme: string | null;
  seconds: number | null;
  startSeconds: number | null;
  reason: Reason;
}

/** An item that stands before the mix until a time. `act` is its row of the ledger. */
export interface Pin {
  id: number;
  channel: string;
  locale: string;
  uid: string;
  documentId: string;
  title: string;
  kind: PinKind;
  until: string;
  reason: string;
  act: number | null;
}

/** How far a theme was from its share, after which slot. */
export interface Deviation {
  code: string;
  amount: number;
  position: number;
}

/** The two lists of a channel. */
export type ListKind = 'feed' | 'playlist';

/** Answer of `GET /balance/order`. Times are ISO 8601; amounts are in `unit`. */
export interface Order {
  channel: string;
  locale: string;
  at: string;
  kind: ListKind;
  unit: 'posts' | 'seconds';
  total: number;
  slots: Slot[];
  themes: { code: string; name: string; target: number; items: number; credit: number }[];
  exhausted: { code: string; after: number }[];
  proof: { behind: Deviation | null; ahead: Deviation | null; bound: number };
  pins: Pin[];
  manageable: boolean;
}
