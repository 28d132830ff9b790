import type { BulletGeometry } from '../bullet-geometry';

/** The languages a report is written in. */
export type ReportLanguage = 'zh' | 'en';

/** A column of a table. The first one names the rows. */
export interface Column {
  text: string;
  numeric: boolean;
}

/** One bar of a figure. `value` is the number it shows, `alt` all of it in words. */
export interface Bar {
  label: string;
  value: string;
  alt: string;
  geometry: BulletGeometry;
}

/** A part of a section. A `note` says where numbers come from and what they mean. */
export type Block =
  | { kind: 'paragraph' | 'note'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'table'; caption: string; columns: Column[]; rows: string[][] }
  | { kind: 'bars'; caption: string; legend: string; bars: Bar[] };

/** A heading and what stands below it. `level` 1 is a chapter. */
export interface Section {
  level: 1 | 2;
  title: string;
  blocks: Block[];
}

/** A report as it is read: HTML, DOCX and the panel are all made of this, so that they say the same. */
export interface ReportDocument {
  language: ReportLanguage;
  title: string;
  /** What it is about and when it was made. */
  facts: { label: string; value: string }[];
  sections: Section[];
}

// Direction marks, embeddings, overrides and isolates: in a name they turn the words around it.
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
// Controls, halves of pairs and non-characters have no place in XML.
const NOT_XML = /[\p{Cc}\p{Cs}\ufffe\uffff]/gu;

/** A text as it may stand in a report: one line, no controls, nothing that turns the direction of what follows. */
export function plainLine(text: string): string {
  return text.replace(DIRECTION, '').replace(/\s+/gu, ' ').replace(NOT_XML, '').trim();
}

/** Every text of a value made plain. What people called something comes from outside. */
export function plainTexts<T>(value: T): T {
  if (typeof value === 'string') return plainLine(value) as T;
  if (Array.isArray(value)) return value.map((one: unknown) => plainTexts(one)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plainTexts(one as unknown)])) as T;
}
