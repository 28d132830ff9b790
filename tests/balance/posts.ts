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

/** What review does, as balance hears of it: each in a transaction of its own. */
export interface Acts {
  release(post: Post): Promise<unknown>;
  recall(post: Post, at: string): Promise<unknown>;
}
