import type { Asked, TextTraces } from './text-traces';

/** Literals of which a text must hold one. */
export type Need = readonly string[];

/** More literals than this, or longer ones, are not worth asking for. */
const MOST_LITERALS = 128;
const LONGEST_LITERAL = 8;

/** A part of an expression. */
interface Part {
  /** All that it can match, and perhaps more, if that is little. */
  exact: readonly string[] | null;
  /** What every match of it needs beside. */
  needs: readonly Need[];
  end: number;
}

const NOTHING: readonly string[] = [''];
const LOOK = /^\(\?(<?)([=!])/;
const GROUP_HEAD = /^\((?:\?(?::|<[^>=!]+>))?(?!\?)/;
const REPEAT = /^(?:[*?]|\+|\{(\d+)(?:(,)(\d*))?\})\??/;
const ESCAPE = /^\\(?:u\{[0-9a-fA-F]+\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|[pP]\{[^}]*\}|k<[^>]*>|c[A-Za-z]|\d+|[^])/u;
const CONTROLS: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f', v: '\v' };
const DIGITS = Array.from('0123456789');
/** What is a letter for an expression that takes no account of case, beside both cases of the letter. */
const KELVIN_AND_LONG_S: Readonly<Record<string, string>> = { k: '\u212a', s: '\u017f' };

/**
 * What a text must hold for the expression to match anything in it: one literal of each need. Found by reading the
 * expression, so that most are not run on most texts. An expression that cannot be read so has no needs.
 */
export function needsOf(source: string, flags: string): readonly Need[] {
  // Without `u` escapes mean other things.
  if (!flags.includes('u')) return [];
  try {
    return new NeedsReader(source, flags.includes('i')).read();
  } catch (error) {
    if (error instanceof Unreadable) return [];
    throw error;
  }
}

/** Whether a text may hold all that is needed: one literal of each question. */
export function mayMeet(traces: TextTraces, needs: readonly Asked[]): boolean {
  for (const need of needs) if (!traces.mayHoldOne(need)) return false;
  return true;
}

class Unreadable extends Error {}

class NeedsReader {
  constructor(
    private readonly source: string,
    private readonly anyCase: boolean,
  ) {}

  read(): readonly Need[] {
    const whole = this.alternatives(0);
    if (whole.end !== this.source.length) throw new Unreadable();
    return dearest(whole);
  }

  /** Alternatives up to a closing bracket or the end: one need of each. */
  private alternatives(from: number): Part {
    const parts = [this.sequence(from)];
    while (this.source[parts.at(-1)!.end] === '|') parts.push(this.sequence(parts.at(-1)!.end + 1));
    const { end } = parts.at(-1)!;
    if (parts.length === 1) return parts[0]!;
    const exact = parts.every((part) => part.exact) ? parts.flatMap((part) => part.exact!) : null;
    if (isSmall(exact)) return { exact, needs: [], end };
    const best = parts.map((part) => rarest(dearest(part)));
    const union = best.every((need) => need !== null) ? best.flat() : null;
    return { exact: null, needs: union && isSmall(union) ? [union] : [], end };
  }

  private sequence(from: number): Part {
    const run = new Run();
    let at = from;
    while (at < this.source.length && this.source[at] !== '|' && this.source[at] !== ')') at = this.item(at, run);
    return { ...run.finish(), end: at };
  }

  /** One atom or assertion with its quantifier; answers where it ends. */
  private item(at: number, run: Run): number {
    const look = LOOK.exec(this.source.slice(at, at + 4));
    if (look) return this.look(at, look, run);
    const { source } = this;
    if (source[at] === '^' || source[at] === '$') return at + 1;
    const atom = this.atom(at);
    const repeat = REPEAT.exec(source.slice(atom.end, atom.end + 24));
    if (repeat) run.repeated(atom, repeat);
    else run.once(atom);
    return atom.end + (repeat?.[0].length ?? 0);
  }

  private look(at: number, [head, behind, sign]: RegExpExecArray, run: Run): number {
    const inner = this.alternatives(at + head.length);
    if (sign === '=') run.look(inner, behind === '<');
    return inner.end + 1;
  }

  private atom(at: number): Part {
    const { source } = this;
    const char = String.fromCodePoint(source.codePointAt(at)!);
    if (char === '(') return this.group(at);
    if (char === '[') return this.charClass(at);
    if (char === '\\') return this.escape(at);
    return { exact: char === '.' ? null : this.letter(char), needs: [], end: at + char.length };
  }

  private group(at: number): Part {
    const head = GROUP_HEAD.exec(this.source.slice(at, at + 80));
    if (!head) throw new Unreadable();
    const inner = this.alternatives(at + head[0].length);
    return { ...inner, end: inner.end + 1 };
  }

  private escape(at: number): Part {
    const escape = ESCAPE.exec(this.source.slice(at, at + 60))?.[0] ?? '';
    const end = at + escape.length;
    if (escape === '\\d') return { exact: DIGITS, needs: [], end };
    const char = charOf(escape);
    return { exact: char === null ? null : this.letter(char), needs: [], end };
  }

  /** The members of a class without ranges of more than a few. */
  private charClass(at: number): Part {
    const { source } = this;
    let i = at + 1;
    const isNegated = source[i] === '^';
    const members: (string | null)[] = [];
    while (source[i] !== ']') {
      const member = this.member(i);
      i += member.length;
      const isRange = source[i] === '-' && source[i + 1] !== ']';
      if (!isRange) {
        members.push(...(member === '\\d' ? DIGITS : [charOf(member)]));
        continue;
      }
      const last = this.member(i + 1);
      i += 1 + last.length;
      members.push(...between(charOf(member), charOf(last)));
    }
    const letters = members.map((char) => (char === null ? null : this.letter(char)));
    const isKnown = !isNegated && letters.length > 0 && letters.every((each) => each !== null);
    const exact = isKnown ? [...new Set(letters.flatMap((each) => each!))] : null;
    return { exact: isSmall(exact) ? exact : null, needs: [], end: i + 1 };
  }

  private member(at: number): string {
    const { source } = this;
    if (at >= source.length) throw new Unreadable();
    if (source[at] === '\\') return ESCAPE.exec(source.slice(at, at + 60))?.[0] ?? '\\';
    return String.fromCodePoint(source.codePointAt(at)!);
  }

  /** A character as the text may hold it; null when that is not known. */
  private letter(char: string): readonly string[] | null {
    // Half a pair in the text is no character for an expression with `u`, but a unit for who looks for traces.
    if (char.length > 1 || (char >= '\ud800' && char <= '\udfff')) return null;
    if (!this.anyCase) return [char];
    if (!/[a-z]/i.test(char)) return char.toLowerCase() === char && char.toUpperCase() === char ? [char] : null;
    const lower = char.toLowerCase();
    const also = KELVIN_AND_LONG_S[lower];
    return [lower, char.toUpperCase(), ...(also === undefined ? [] : [also])];
  }
}

/** The literals of a sequence as far as they follow each other, and the needs of what lies before. */
class Run {
  private current: readonly string[] = NOTHING;
  private readonly needs: Need[] = [];
  private isExact = true;

  once(part: Part): void {
    this.needs.push(...part.needs);
    if (part.exact === null) {
      this.flush();
      return;
    }
    const longer = product(this.current, part.exact);
    if (longer) this.current = longer;
    else {
      this.flush();
      this.current = part.exact;
    }
  }

  /** At least once: what stands before reaches to the first time, what follows begins with the last. */
  repeated(part: Part, [whole, least, comma, most]: RegExpExecArray): void {
    const isOptional = whole.startsWith('*') || whole.startsWith('?') || least === '0';
    if (isOptional) {
      const isOnce = (whole.startsWith('?') || (comma !== undefined && most === '1')) && part.exact !== null;
      if (isOnce) this.once({ ...part, exact: [...part.exact!, ''], needs: [] });
      else this.flush();
      return;
    }
    this.once(part);
    if (least === '1' && comma === undefined) return;
    this.flush();
    if (part.exact) this.current = part.exact;
  }

  look({ exact, needs }: Part, isBehind: boolean): void {
    this.needs.push(...needs);
    this.isExact = false;
    if (!isBehind) {
      if (exact) this.once({ exact, needs: [], end: 0 });
      this.flush();
      return;
    }
    const isFirst = this.current === NOTHING;
    if (isFirst && exact) this.current = exact;
    else if (exact && isNeed(exact)) this.needs.push(exact);
  }

  flush(): void {
    if (isNeed(this.current)) this.needs.push(this.current);
    this.current = NOTHING;
    this.isExact = false;
  }

  finish(): Omit<Part, 'end'> {
    const exact = this.isExact ? this.current : null;
    if (!exact) this.flush();
    return { exact, needs: this.needs };
  }
}

const isNeed = (literals: readonly string[]): boolean => literals.length > 0 && !literals.includes('');

const isSmall = (literals: readonly string[] | null): boolean => literals !== null && literals.length <= MOST_LITERALS;

/** Every literal of one followed by every one of the other; null when they are too many or too long. */
function product(before: readonly string[], after: readonly string[]): readonly string[] | null {
  if (before.length * after.length > MOST_LITERALS) return null;
  const all = before.flatMap((first) => after.map((second) => first + second));
  return all.some((literal) => literal.length > LONGEST_LITERAL) ? null : all;
}

/** All needs of a part, the one likeliest to be missed first. */
function dearest({ exact, needs }: Part): readonly Need[] {
  const all = exact && isNeed(exact) ? [...needs, exact] : needs;
  return [...all].sort((a, b) => commonness(a) - commonness(b));
}

/** The need that the fewest texts meet. */
const rarest = (sorted: readonly Need[]): Need | null => sorted[0] ?? null;

const commonness = (need: Need): number => need.reduce((sum, literal) => sum + weight(literal), 0);

/** Rough shares of texts that hold a literal; only the order matters. */
function weight(literal: string): number {
  if (literal.length > 1) return 4 ** (1 - Math.min(4, literal.length));
  return /[，。、：；“”《》（）\d\n ]/.test(literal) ? 8 : 1;
}

/** The character of an escape or a plain one; null for a class, a reference or an assertion. */
function charOf(written: string): string | null {
  if (!written.startsWith('\\')) return written;
  const code = /^\\(?:u\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2}))$/.exec(written);
  if (code) return String.fromCodePoint(parseInt(code[1] ?? code[2] ?? code[3]!, 16));
  const [, char = ''] = written;
  if (Object.hasOwn(CONTROLS, char)) return CONTROLS[char]!;
  return written.length === 2 && !/[A-Za-z0-9]/.test(char) ? char : null;
}

function between(first: string | null, last: string | null): (string | null)[] {
  if (first === null || last === null) return [null];
  const [from, to] = [first.codePointAt(0)!, last.codePointAt(0)!];
  if (to - from >= MOST_LITERALS || to > 0xffff) return [null];
  return Array.from({ length: to - from + 1 }, (_, k) => String.fromCodePoint(from + k));
}
