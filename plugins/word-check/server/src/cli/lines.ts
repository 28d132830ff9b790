/** Line and column of a place, both from 1; columns count UTF-16 units. */
export interface Position {
  line: number;
  column: number;
}

/** Where the lines of a text begin. Line ends are `\n`, `\r\n` and `\r`. */
export class Lines {
  private readonly starts: number[] = [0];

  constructor(text: string) {
    for (const match of text.matchAll(/\r\n?|\n/g)) this.starts.push(match.index + match[0].length);
  }

  at(offset: number): Position {
    let low = 0;
    let high = this.starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - this.starts[low]! + 1 };
  }
}
