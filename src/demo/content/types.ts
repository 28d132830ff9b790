/** Code of one of the park's four themes. */
export type ThemeCode = 'industry' | 'ideals' | 'guidance' | 'livelihood';

/** Code of a channel of the demo park. */
export type ChannelCode = 'website' | 'wechat' | 'screen';

/** Code of a column of the demo park's website. */
export type ColumnCode = 'news' | 'notice' | 'policy' | 'service' | 'life' | 'culture';

/** Code of a topic that gathers posts across columns. */
export type TopicCode = 'new-energy' | 'safety' | 'talent' | 'green';

/** What a cover shows; `drawings.ts` has one painter for each. */
export type Motif =
  | 'turbines'
  | 'solar'
  | 'storage'
  | 'assembly'
  | 'charging'
  | 'lab'
  | 'lecture'
  | 'fair'
  | 'form'
  | 'volunteers'
  | 'workshop'
  | 'helmet'
  | 'reading'
  | 'lake'
  | 'bus'
  | 'bowl'
  | 'clinic'
  | 'homes'
  | 'sports';

/** A piece of text inside a block; bold where `bold` is set. */
export interface TextRun {
  text: string;
  bold?: true;
}

/** One block of a post's body. */
export type DemoBlock =
  | { kind: 'p' | 'h2' | 'h3' | 'quote'; runs: TextRun[] }
  | { kind: 'ul' | 'ol'; items: TextRun[][] };

/** Where a post ends up in the demo, and what has to be done to it on the way. */
export type Fate =
  /** Signed by all levels and released; taken back again when `recall` is there. */
  | { kind: 'released'; recall?: { reason: string } }
  /** Released, then the draft was edited again: `appended` is the new last paragraph, not signed by anybody. */
  | { kind: 'released-modified'; appended: string }
  /** Never submitted. */
  | { kind: 'draft' }
  /** Waiting at level 0, 1 or 2; the levels below have signed. */
  | { kind: 'in_review'; atLevel: 0 | 1 | 2 }
  /** Sent back to its author by the signer of this level. */
  | { kind: 'returned'; byLevel: 0 | 1 | 2; comment: string }
  /** Signed by all levels, waiting for release. */
  | { kind: 'approved' }
  /** Edited while in review, after the first level had signed: `appended` is the new last paragraph that voids the run. */
  | { kind: 'void'; appended: string }
  /** Submitted and taken back by its author. */
  | { kind: 'withdrawn' };

/** Accounts that write the posts (the part before `@demo.example`). */
export type DemoEditor = 'editor1' | 'editor2';

/** How a finding of the built-in packs weighs. */
export type FindingSeverity = 'block' | 'warn' | 'info';

/** One post of the demo park in one language. */
export interface DemoPost {
  /** Unique, ASCII, stable: picture seeds and tests hang on it. */
  key: string;
  locale: 'zh-Hans' | 'en';
  /** Key of the post this one is the other language of. */
  translationOf?: string;
  title: string;
  summary: string;
  body: DemoBlock[];
  theme: ThemeCode;
  /** Shares in per mille, sum 1000; absent = all on `theme`. */
  themeWeights?: { theme: ThemeCode; permille: number }[];
  channels: ChannelCode[];
  column: ColumnCode;
  topic?: TopicCode;
  source: { kind: 'original' | 'reprint'; unit: string; url?: string; author?: string };
  aiDeclaration: 'none' | 'assisted' | 'generated';
  cover?: { motif: Motif; alt: string; caption?: string };
  /** Day of drafting in the park's zone, `YYYY-MM-DD`. */
  day: string;
  fate: Fate;
  editor: DemoEditor;
  /** ISO 8601 UTC; from when on readers see it once released. */
  displayFrom?: string;
  /** ISO 8601 UTC; until when readers see it. */
  displayUntil?: string;
  /** Severities the built-in packs are meant to find in it; absent = none. */
  trips?: FindingSeverity[];
}
