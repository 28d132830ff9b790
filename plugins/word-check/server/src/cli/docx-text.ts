import { unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import type { Passage } from '../core/passage';
import { Failure } from './failure';

/** Parts whose text a reader sees. Comments and earlier versions are not published. */
const PARTS = /^word\/(document|footnotes|endnotes|header\d*|footer\d*)\.xml$/;

/** Bytes a part may have when unpacked, and all of them together: a thousand pages have five million. */
const LARGEST = { part: 64_000_000, all: 128_000_000 } as const;

const tooLarge = () => new Failure('解压后过大，不予读取', 'is too large when unpacked');
const broken = () => new Failure('不是完好的 DOCX 文件', 'is no intact DOCX file');

/** Elements whose content is not shown, or is shown a second time for old programs. */
const UNSEEN: ReadonlySet<string> = new Set(['moveFrom', 'del', 'Fallback', 'instrText', 'delText']);
const CHARACTERS: Readonly<Record<string, string>> = { tab: '\t', br: '\n', cr: '\n', noBreakHyphen: '\u2011' };

/** Gathers the paragraphs of one part; a paragraph in a text box inside a paragraph is a line of its own. */
class PartReader {
  readonly lines: string[] = [];
  readonly alts: string[] = [];
  private readonly open: string[] = [];
  private unseen = 0;
  private texts = 0;

  start(name: string, attributes: Readonly<Record<string, { value: string }>>): void {
    if (UNSEEN.has(name)) this.unseen += 1;
    if (this.unseen > 0) return;
    if (name === 'p') this.open.push('');
    else if (name === 't') this.texts += 1;
    else if (name === 'docPr' && attributes['descr']?.value) this.alts.push(attributes['descr'].value);
    else if (this.open.length > 0) this.write(CHARACTERS[name] ?? '');
  }

  end(name: string): void {
    if (UNSEEN.has(name)) this.unseen -= 1;
    else if (this.unseen > 0) return;
    else if (name === 't') this.texts -= 1;
    else if (name === 'p') this.lines.push(this.open.pop() ?? '');
  }

  characters(text: string): void {
    if (this.texts > 0 && this.unseen === 0 && this.open.length > 0) this.write(text);
  }

  private write(text: string): void {
    this.open[this.open.length - 1] += text;
  }
}

function readPart(xml: string): PartReader {
  const reader = new PartReader();
  const parser = new SaxesParser({ xmlns: true });
  // Tabs stand in paragraph properties too, where they are stops and no characters.
  let properties = 0;
  parser.on('opentag', ({ local, attributes }) => {
    if (local === 'pPr') properties += 1;
    if (properties === 0) reader.start(local, attributes);
  });
  parser.on('closetag', ({ local }) => {
    if (properties === 0) reader.end(local);
    if (local === 'pPr') properties -= 1;
  });
  parser.on('text', (text) => reader.characters(text));
  parser.on('error', () => {
    throw broken();
  });
  parser.write(xml).close();
  return reader;
}

function unpack(bytes: Uint8Array): Record<string, Uint8Array> {
  let all = 0;
  try {
    // What is unpacked gets no more room than the directory says, so the directory cannot lie about it.
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!PARTS.test(name)) return false;
        all += originalSize;
        if (originalSize > LARGEST.part || all > LARGEST.all) throw tooLarge();
        return true;
      },
    });
  } catch (error) {
    throw error instanceof Failure ? error : broken();
  }
}

/**
 * The texts of a Word document, each paragraph and table cell a line: the document under `document`, then notes, headers
 * and footers, and alternative texts under `<part>.images.N.alt`. Throws Failure.
 */
export function docxPassages(bytes: Uint8Array): Passage[] {
  const parts = unpack(bytes);
  const names = Object.keys(parts).sort();
  if (!names.includes('word/document.xml')) throw broken();
  return names.flatMap((name) => {
    const path = PARTS.exec(name)?.[1] ?? name;
    const part = readPart(new TextDecoder().decode(parts[name]));
    const alts = part.alts.map((text, i) => ({ path: `${path}.images.${i}.alt`, text }));
    return [{ path, text: part.lines.join('\n') }, ...alts];
  });
}
