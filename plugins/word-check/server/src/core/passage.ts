/** The place of one inline node's text in a field's plain text; half-open, UTF-16 units. */
export interface InlineSpan {
  path: string;
  start: number;
  end: number;
}

/**
 * A stretch `start`–`end` of a plain text and the stretch `from`–`to` of the stored value it was read from. Where both
 * have the same length they correspond unit by unit; otherwise the whole stands for the whole (`&lt;`).
 */
export interface StoredSpan {
  start: number;
  end: number;
  from: number;
  to: number;
}

/** A link `start`–`end` of a plain text and where it leads, as written. One without words is at a place between two units. */
export interface LinkSpan {
  start: number;
  end: number;
  url: string;
}

/** The plain text of one field, ready to be scanned. */
export interface Passage {
  /** Dotted path of the field. */
  path: string;
  text: string;
  /** For blocks: the inline nodes, in order, without gaps except the `\n` between lines. */
  inline?: readonly InlineSpan[];
  /** For HTML and Markdown: where the text stands in the value that is stored, in order. */
  stored?: readonly StoredSpan[];
  /** Path of that value, where it is not `path`: an alternative text inside HTML. */
  storedIn?: string;
  /** Links in it, in order. */
  links?: readonly LinkSpan[];
}
