import { GFM, parser } from '@lezer/markdown';
import { CHARACTER_REFERENCE, decodeAddress, decodeReference } from './html-entities';
import { altPassages, HtmlReader, type AltText } from './html-text';
import { markupAt } from './html-tags';
import { readsAsWritten } from './markdown-cost';
import type { Passage } from './passage';
import { PlainWriter } from './plain-writer';

/** CommonMark with tables, strike-through, task lists and bare links, as Strapi's own preview shows it. */
const MARKDOWN = parser.configure(GFM);

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Blocks whose text is read; the others hold blocks. */
const LEAVES = words(
  'Paragraph Task TableCell SetextHeading1 SetextHeading2 ATXHeading1 ATXHeading2 ATXHeading3 ATXHeading4 ATXHeading5 ATXHeading6',
);
/** Marks and things that no reader sees. */
const UNSEEN = words(
  'HeaderMark QuoteMark ListMark EmphasisMark StrikethroughMark CodeMark CodeInfo TaskMarker TableDelimiter LinkReference ' +
    'Comment CommentBlock ProcessingInstruction ProcessingInstructionBlock HorizontalRule',
);
/** HTML tags inside a text that make a difference. */
const TAGS = words('a br img');
const IN_LINKS = words('LinkMark LinkTitle LinkLabel URL');

type Cursor = ReturnType<ReturnType<typeof MARKDOWN.parse>['cursor']>;
type Node = Cursor['node'];
/** A node is only made where it is asked for. */
type Ref = Readonly<{ node: Node }>;

/** Writes the text of a Markdown value by its syntax tree. */
class MarkdownReader {
  readonly alts: AltText[] = [];
  /** The innermost is written to: the text itself, or the alternative text of an image. */
  private readonly writers = [new PlainWriter()];
  /** For each link or image that is open whether it is one: `[so]` without a target is what it says. */
  private readonly targets: boolean[] = [];
  private leaves = 0;
  private at = 0;
  /** Addresses of links by their labels. */
  private labels: ReadonlyMap<string, string> = new Map();

  constructor(private readonly markdown: string) {}

  read(): PlainWriter {
    const tree = MARKDOWN.parse(this.markdown);
    this.labels = this.labelsOf(tree.cursor());
    tree.iterate({
      enter: (ref) => this.enter(ref.name, ref.from, ref.to, ref),
      leave: ({ name, to }) => this.leave(name, to),
    });
    return this.writer;
  }

  private get writer(): PlainWriter {
    return this.writers.at(-1)!;
  }

  /** Answers whether what the node holds is looked at. */
  private enter(name: string, from: number, to: number, ref: Ref): boolean {
    if (LEAVES.has(name)) this.openLeaf(from);
    else if (name === 'CodeText') this.code(from, to);
    else if (name === 'HTMLBlock') return this.html(from, to);
    else if (name === 'FencedCode' || name === 'CodeBlock') this.writer.edge();
    else if (UNSEEN.has(name)) return this.skip(from, to);
    else if (IN_LINKS.has(name) && this.isMarkOfLink(name, ref)) return this.skip(from, this.endOfMark(from, to, ref));
    else if (this.leaves > 0) return this.inline(name, from, to, ref);
    return true;
  }

  private inline(name: string, from: number, to: number, ref: Ref): boolean {
    switch (name) {
      case 'Escape':
        this.skip(from, from + 1);
        return true;
      case 'Entity':
        return this.entity(from, to);
      case 'HardBreak':
        this.text(from);
        this.writer.lineBreak(from, to);
        this.at = to;
        return false;
      case 'HTMLTag':
        return this.tag(from, to);
      case 'Link':
      case 'Image':
        this.text(from);
        return this.openTarget(name, this.targetOf(ref.node));
      case 'URL':
        // An address that stands for itself; among the words of a link it is only words.
        this.text(from);
        if (!this.isInLink()) this.writer.openLink(this.address(from, to));
    }
    return true;
  }

  private openTarget(name: 'Link' | 'Image', target: string | null): true {
    this.targets.push(target !== null);
    if (target !== null && name === 'Image') this.writers.push(new PlainWriter());
    if (target !== null && name === 'Link') this.writer.openLink(target);
    return true;
  }

  private leave(name: string, to: number): void {
    if (LEAVES.has(name)) {
      this.text(to);
      this.writer.edge();
      this.leaves -= 1;
    } else if (name === 'FencedCode' || name === 'CodeBlock') this.writer.edge();
    else if (this.leaves > 0 && (name === 'Link' || name === 'Image')) {
      this.text(to);
      if (!this.targets.pop()) return;
      if (name === 'Image') this.alts.push(this.writers.pop()!.finish());
      else this.writer.closeLink();
    } else if (this.leaves > 0 && name === 'URL') {
      this.text(to);
      if (!this.isInLink()) this.writer.closeLink();
    }
  }

  private openLeaf(from: number): void {
    this.writer.edge();
    this.leaves += 1;
    this.at = from;
  }

  /** What stands before a place and was not written yet; white space collapses. */
  private text(to: number): void {
    if (this.leaves === 0 || to <= this.at) return;
    let at = this.at;
    for (const part of this.markdown.slice(at, to).split(/([ \t\n\r]+)/)) {
      if (/^[ \t\n\r]/.test(part)) this.writer.gap(at, at + part.length);
      else this.writer.verbatim(part, at);
      at += part.length;
    }
    this.at = to;
  }

  private skip(from: number, to: number): false {
    this.text(from);
    this.at = Math.max(this.at, to);
    return false;
  }

  private entity(from: number, to: number): false {
    this.text(from);
    const [match] = this.markdown.slice(from, to).matchAll(CHARACTER_REFERENCE);
    if (match) this.writer.put(decodeReference(match[0], match[1], match[2], match[3]), from, to);
    this.at = to;
    return false;
  }

  /** Code keeps its white space. */
  private code(from: number, to: number): void {
    let at = from;
    for (const part of this.markdown.slice(from, to).split(/(\r\n?)/)) {
      if (part.startsWith('\r')) this.writer.put('\n', at, at + part.length);
      else this.writer.verbatim(part, at);
      at += part.length;
    }
  }

  private html(from: number, to: number): false {
    const reader = new HtmlReader(this.markdown.slice(from, to), this.writer, from);
    this.writer.edge();
    reader.read();
    this.writer.edge();
    for (const alt of reader.alts) this.alts.push(alt);
    return false;
  }

  private tag(from: number, to: number): false {
    this.text(from);
    const reader = new HtmlReader(this.markdown.slice(from, to), this.writer, from);
    if (TAGS.has(markupAt(this.markdown, from)?.name ?? '')) {
      reader.read();
      for (const alt of reader.alts) this.alts.push(alt);
    }
    this.at = to;
    return false;
  }

  /** Marks, targets and titles of a link; an address that stands for itself is text. */
  private isMarkOfLink(name: string, ref: Ref): boolean {
    const parent = ref.node.parent?.name;
    if (parent === 'Autolink') return name === 'LinkMark';
    if ((parent !== 'Link' && parent !== 'Image') || !this.targets.at(-1)) return false;
    return name !== 'URL' || ref.node.from > this.closingBracket(ref.node.parent!);
  }

  private isInLink(): boolean {
    return this.targets.includes(true);
  }

  /** Where the words of a link or image end. */
  private closingBracket(link: Node): number {
    return link.getChildren('LinkMark').find(({ from }) => this.markdown[from] === ']')?.from ?? link.from;
  }

  /** Behind the bracket that closes a link’s text nothing of it is read. */
  private endOfMark(from: number, to: number, ref: Ref): number {
    return this.markdown[from] === ']' ? (ref.node.parent?.to ?? to) : to;
  }

  /** Where a link or image leads; null for brackets that are none. */
  private targetOf(link: Node): string | null {
    const end = this.closingBracket(link);
    const url = link.getChildren('URL').find(({ from }) => from > end);
    if (url) return this.address(url.from, url.to);
    if (this.markdown[link.to - 1] === ')') return '';
    const label = link.getChild('LinkLabel');
    const own = this.markdown.slice(link.from, link.to).replace(/^!/, '');
    const named = label ? this.markdown.slice(label.from, label.to) : own;
    return this.labels.get(normalLabel(named === '[]' ? own.slice(0, -2) : named)) ?? null;
  }

  /** An address without its angle brackets, escapes and references. */
  private address(from: number, to: number): string {
    const written = this.markdown.slice(from, to).replace(/^<(.*)>$/s, '$1');
    return decodeAddress(written.replace(/\\([!-/:-@[-`{-~])/g, '$1'));
  }

  private labelsOf(cursor: Cursor): ReadonlyMap<string, string> {
    const labels = new Map<string, string>();
    do {
      if (cursor.name !== 'LinkReference') continue;
      const label = cursor.node.getChild('LinkLabel');
      const url = cursor.node.getChild('URL');
      const name = label && normalLabel(this.markdown.slice(label.from, label.to));
      // The first of a name counts.
      if (name && !labels.has(name)) labels.set(name, url ? this.address(url.from, url.to) : '');
    } while (cursor.next());
    return labels;
  }
}

const normalLabel = (label: string): string => label.replace(/\s+/g, ' ').toLowerCase().toUpperCase();

/**
 * The passages of a Markdown text: what a reader sees under `path` (marks, targets and comments left out, references
 * decoded, white space collapsed outside code, blocks, list items and table cells on lines of their own), and the
 * alternative texts of its images. What would take too long to parse is read as it is written.
 */
export function markdownPassages(markdown: string, path: string): Passage[] {
  if (readsAsWritten(markdown)) return [{ path, text: markdown }];
  const reader = new MarkdownReader(markdown);
  const passage = { path, ...reader.read().finish() };
  return [passage, ...altPassages(reader.alts, path)];
}
