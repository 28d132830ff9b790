import { blocksPassages, imagePassages, isRecord } from './blocks-text';
import type { FieldProblem } from './errors';
import { htmlPassages } from './html-text';
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

const DEEPEST = 20;

class Extractor {
  readonly passages: Passage[] = [];
  readonly problems: FieldProblem[] = [];

  constructor(private readonly lookup: ComponentLookup) {}

  fields(attributes: Attributes, data: Readonly<Record<string, unknown>>, prefix: string, depth: number): void {
    if (depth > DEEPEST) return;
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

  /** Custom rich text fields store HTML; Strapi's own `richtext` is Markdown, whose marks are symbols to the scanner. */
  private text(attribute: Attribute, value: unknown, path: string): void {
    if (typeof value !== 'string') return this.wrong(path, 'must be a string');
    const isHtml = attribute.customField !== undefined && /<[A-Za-z!/]/.test(value);
    this.add(isHtml ? htmlPassages(value, path) : [{ path, text: value }]);
  }

  /** A file, several files, or ids of files, which have no text here. */
  private media(value: unknown, path: string): void {
    if (isRecord(value)) this.add(imagePassages(value, path));
    else if (Array.isArray(value)) {
      value.forEach((file: unknown, i) => isRecord(file) && this.add(imagePassages(file, `${path}.${i}`)));
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
    this.passages.push(...passages.filter((passage) => passage.text !== ''));
  }

  private wrong(path: string, reason: string): void {
    this.problems.push({ path, reason });
  }
}

/**
 * The texts of a content by its type's schema: strings, texts, blocks, components, dynamic zones, and the alternative
 * texts and captions of media. Relations, numbers, dates, e-mail addresses and JSON hold no prose and are left out.
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
