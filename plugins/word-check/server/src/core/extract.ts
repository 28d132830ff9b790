import { blocksPassages, filePassages, isRecord } from './blocks-text';
import { invalidInput, type FieldProblem } from './errors';
import { htmlPassages } from './html-text';
import { markdownPassages } from './markdown-text';
import type { Passage } from './passage';

/** What of a Strapi attribute matters here. */
export interface Attribute {
  type: string;
  component?: string;
  repeatable?: boolean;
  customField?: string;
}

/** Attributes by name. */
export type Attributes = Readonly<Record<string, Attribute>>;

/** The attributes of a component by its uid, or undefined. */
export type ComponentLookup = (uid: string) => Attributes | undefined;

/** The texts of a content, and the values that are not of their attribute's type. */
export interface Extraction {
  passages: Passage[];
  problems: FieldProblem[];
}

/** Components inside components that are read; schemas have a handful. What lies deeper is an error. */
const DEEPEST = 100;

/** A value that is nothing but an address leads there. */
function wholeLink(value: string): Pick<Passage, 'links'> {
  const url = value.trim();
  if (!/^(?:https?:\/)?\/\S*$/i.test(url)) return {};
  const start = value.indexOf(url);
  return { links: [{ start, end: start + url.length, url }] };
}

class Extractor {
  readonly passages: Passage[] = [];
  readonly problems: FieldProblem[] = [];

  constructor(private readonly lookup: ComponentLookup) {}

  fields(attributes: Attributes, data: Readonly<Record<string, unknown>>, prefix: string, depth: number): void {
    if (depth > DEEPEST) throw invalidInput([{ path: prefix, reason: `is nested deeper than ${DEEPEST} levels` }]);
    for (const [name, attribute] of Object.entries(attributes)) {
      if (!Object.hasOwn(data, name)) continue;
      const value = data[name];
      if (value !== null && value !== undefined) this.field(attribute, value, `${prefix}${name}`, depth);
    }
  }

  private field(attribute: Attribute, value: unknown, path: string, depth: number): void {
    switch (attribute.type) {
      case 'string':
      case 'text':
      case 'richtext':
        return this.text(attribute, value, path);
      case 'blocks':
        return Array.isArray(value)
          ? this.add(blocksPassages(value, path))
          : this.wrong(path, 'must be an array of blocks');
      case 'media':
        return this.media(value, path);
      case 'component':
        return this.component(attribute, value, path, depth);
      case 'dynamiczone':
        return Array.isArray(value)
          ? value.forEach((item, i) => this.dynamic(item, `${path}.${i}`, depth))
          : this.wrong(path, 'must be an array of components');
    }
  }

  /** Custom rich text fields store HTML; Strapi's own `richtext` is Markdown. */
  private text(attribute: Attribute, value: unknown, path: string): void {
    if (typeof value !== 'string') return this.wrong(path, 'must be a string');
    if (attribute.customField !== undefined && /<[A-Za-z!/]/.test(value)) this.add(htmlPassages(value, path));
    else if (attribute.customField === undefined && attribute.type === 'richtext')
      this.add(markdownPassages(value, path));
    else this.add([{ path, text: value, ...wholeLink(value) }]);
  }

  /** A file, several files, or ids of files, which have no text here. */
  private media(value: unknown, path: string): void {
    if (isRecord(value)) this.add(filePassages(value, path));
    else if (Array.isArray(value)) {
      value.forEach((file: unknown, i) => isRecord(file) && this.add(filePassages(file, `${path}.${i}`)));
    }
  }

  private component(attribute: Attribute, value: unknown, path: string, depth: number): void {
    const attributes = this.lookup(attribute.component ?? '');
    if (!attributes) return;
    if (!attribute.repeatable) {
      if (isRecord(value)) this.fields(attributes, value, `${path}.`, depth + 1);
      else this.wrong(path, 'must be an object');
    } else if (Array.isArray(value)) {
      value.forEach((item: unknown, i) => isRecord(item) && this.fields(attributes, item, `${path}.${i}.`, depth + 1));
    } else this.wrong(path, 'must be an array');
  }

  private dynamic(item: unknown, path: string, depth: number): void {
    const uid = isRecord(item) ? item['__component'] : undefined;
    const attributes = typeof uid === 'string' ? this.lookup(uid) : undefined;
    if (!isRecord(item) || !attributes) this.wrong(`${path}.__component`, 'must name a component');
    else this.fields(attributes, item, `${path}.`, depth + 1);
  }

  private add(passages: readonly Passage[]): void {
    for (const passage of passages) if (passage.text !== '' || passage.links) this.passages.push(passage);
  }

  private wrong(path: string, reason: string): void {
    this.problems.push({ path, reason });
  }
}

/**
 * The texts of a content by its type's schema: strings, texts, blocks, Markdown, HTML, components, dynamic zones, and the
 * alternative texts, captions and names of files. Relations, numbers, dates, e-mail addresses and JSON hold no prose and
 * are left out. Throws INVALID_INPUT for nesting deeper than is read.
 */
export function extractPassages(
  attributes: Attributes,
  data: Readonly<Record<string, unknown>>,
  lookup: ComponentLookup,
): Extraction {
  const extractor = new Extractor(lookup);
  extractor.fields(attributes, data, '', 0);
  return { passages: extractor.passages, problems: extractor.problems };
}
