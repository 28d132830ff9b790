/** A post as balance's tests release it. */
export interface Post {
  documentId: string;
  theme?: string | null;
  weights?: Record<string, number>;
  channels?: string[];
  locale?: string;
  at?: string;
  firstAt?: string;
}

/** What balance hears of releases by. */
export interface Listener {
  key: string;
  onRelease(event: object): Promise<void>;
  onRecall(event: object): Promise<void>;
}
