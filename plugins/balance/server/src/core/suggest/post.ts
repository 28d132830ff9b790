/** What a suggestion is made from: a post's words. `text` is the plain text of its summary and body. */
export interface Post {
  title: string;
  text: string;
}

/** A post whose theme somebody has confirmed. Only such posts are learnt from. */
export interface LabelledPost extends Post {
  /** Code of its main theme. */
  theme: string;
  /** `YYYY-MM-DD`, the day it was confirmed or released; puts posts in order. */
  day: string;
}

/** Words that speak for a theme, by theme code; an organisation edits its own. */
export type Keywords = Readonly<Record<string, readonly string[]>>;
