/** Longer values are not parsed: a book, or no Markdown. UTF-16 units. */
const LONGEST = 2_000_000;

/** Work of a parse that is still done, in units: marks of a paragraph times its length. Ordinary prose needs a thousandth. */
const MOST_WORK = 1_000_000_000;

/** What the parser may look for a partner of, all over its paragraph. */
const MARKS = /[[\]*_`<~!:@]/g;

/** A line that ends a paragraph, whatever it stands in: empty, a heading, or the item of a list. */
const STARTS_ANEW = /^[ \t>]*(?:$|#{1,6} |[-*+] +\S)/;

/** Levels of quotes and lists one line opens. */
const DEEPEST_LINE = 200;
/** Units of a line in which more levels than that show. */
const FIRST_UNITS = 2000;
const OPENINGS = /^(?:[ \t]*(?:>|[-*+] |\d{1,9}[.)] ))*/;

/** What its paragraphs would cost: a parser looks for the partner of each mark through the whole paragraph. */
function workOf(markdown: string): number {
  let work = 0;
  let length = 0;
  let marks = 0;
  for (const line of markdown.split(/\r\n?|\n/)) {
    if (STARTS_ANEW.test(line)) {
      work += marks * length;
      length = 0;
      marks = 0;
    }
    length += line.length;
    marks += line.match(MARKS)?.length ?? 0;
  }
  return work + marks * length;
}

const isTooDeep = (markdown: string): boolean =>
  markdown
    .split(/\r\n?|\n/)
    .some((line) => (OPENINGS.exec(line.slice(0, FIRST_UNITS))?.[0].match(/[^ \t]/g)?.length ?? 0) > DEEPEST_LINE);

/**
 * Whether a value is read as it is written instead of being parsed: built to take long, nested beyond reason, or a book.
 * Nothing is lost by it but words that marks split in ways the scanner does not see through.
 */
export const readsAsWritten = (markdown: string): boolean =>
  markdown.length > LONGEST || isTooDeep(markdown) || workOf(markdown) > MOST_WORK;
