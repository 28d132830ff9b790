import { htmlPassages } from '../core/html-text';
import { markdownPassages } from '../core/markdown-text';
import type { Passage } from '../core/passage';
import type { Form, Options } from './arguments';
import { decodeText } from './decoding';
import { docxPassages } from './docx-text';
import { Failure } from './failure';

/** Bytes of a file that is read. */
export const LARGEST_FILE = 32_000_000;

/** A file ready to be scanned. */
export interface Document {
  form: Form;
  passages: Passage[];
  /** The text of the file, in which lines are counted; null where it has none of its own (DOCX). */
  source: string | null;
}

const FORM_OF: Readonly<Record<string, Form>> = {
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  md: 'markdown',
  markdown: 'markdown',
  docx: 'docx',
};

/** The form that a file's name says; everything else is text. */
export const formOf = (file: string): Form => FORM_OF[/\.([A-Za-z]+)$/.exec(file)?.[1]?.toLowerCase() ?? ''] ?? 'text';

/** Reads the bytes of a file as what it is. Throws Failure. */
export function readDocument(file: string, bytes: Uint8Array, options: Pick<Options, 'form' | 'encoding'>): Document {
  if (bytes.length > LARGEST_FILE) throw new Failure('文件过大', 'is too large');
  const form = options.form ?? formOf(file);
  if (form === 'docx') return { form, passages: docxPassages(bytes), source: null };
  const source = decodeText(bytes, options.encoding);
  if (form === 'html') return { form, source, passages: htmlPassages(source, 'html') };
  if (form === 'markdown') return { form, source, passages: markdownPassages(source, 'markdown') };
  return { form, source, passages: [{ path: 'text', text: source }] };
}
