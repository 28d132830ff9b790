/** The place of one inline node's text in a field's plain text; half-open, UTF-16 units. */
export interface InlineSpan {
  path: string;
  start: number;
  end: number;
}

/** The plain text of one field, ready to be scanned. */
export interface Passage {
  /** Dotted path of the field. */
  path: string;
  text: string;
  /** For blocks: the inline nodes, in order, without gaps except the `\n` between lines. */
  inline?: readonly InlineSpan[];
}
