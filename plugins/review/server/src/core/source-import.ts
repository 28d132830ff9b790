import type { Bilingual } from './errors';
import { hostOf, type SourceUnit } from './sources';
import { foldName } from './text-fold';

/** What is wrong with one row of an imported list; `row` counts from 1, the header of a CSV file included. */
export interface RowFault {
  row: number;
  reason: Bilingual;
}

/** A parsed file: the units, and every fault. With a fault nothing of it is used. */
export interface ParsedUnits {
  units: SourceUnit[];
  faults: RowFault[];
}

interface Row {
  row: number;
  name: string;
  aliases: string[];
  domains: string[];
}

/** A list of more units than this is not a list of sources. */
const MOST_UNITS = 20_000;
const LONGEST_NAME = 200;
const COLUMNS = ['name', 'aliases', 'domain'];
const HOST = /^(?=.{1,253}$)([\p{L}\d]([\p{L}\d-]*[\p{L}\d])?\.)+[\p{L}]{2,}$/u;

const fault = (row: number, zh: string, en: string): RowFault => ({ row, reason: { zh, en } });

/** Cells of a CSV text (RFC 4180), line by line; null when a quoted cell does not end. */
function cellsOf(text: string): [string[], ...string[][]] | null {
  let row: string[] = [];
  const rows: [string[], ...string[][]] = [row];
  let at = 0;
  // A cell begins at the very end too where a comma stands last; an end of line leaves one more empty line, which is none.
  while (at <= text.length) {
    const cell = text[at] === '"' ? quotedCell(text, at) : bareCell(text, at);
    if (!cell) return null;
    row.push(cell.value);
    at = cell.end;
    if (text[at] === ',') at += 1;
    else {
      at += text[at] === '\r' ? 2 : 1;
      row = [];
      rows.push(row);
    }
  }
  return rows;
}

function bareCell(text: string, at: number): { value: string; end: number } {
  const end = text.slice(at).search(/,|\r?\n/);
  const stop = end < 0 ? text.length : at + end;
  return { value: text.slice(at, stop), end: stop };
}

function quotedCell(text: string, at: number): { value: string; end: number } | null {
  const quoted = /^"((?:[^"]|"")*)"(?=,|\r?\n|$)/.exec(text.slice(at));
  return quoted ? { value: (quoted[1] as string).replaceAll('""', '"'), end: at + quoted[0].length } : null;
}

/** Several values in one cell, parted by semicolons of either width. */
const parts = (cell: string): string[] =>
  cell
    .split(/[;；]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

function csvRows(text: string): { rows: Row[]; faults: RowFault[] } {
  const cells = cellsOf(text);
  if (!cells) return { rows: [], faults: [fault(1, '有引号没有成对，无法分列。', 'A quoted cell does not end.')] };
  const [header, ...body] = cells;
  const names = header.map((cell) => cell.trim().toLowerCase());
  if (names.some((name, index) => name !== COLUMNS[index]))
    return {
      rows: [],
      faults: [fault(1, '第一行须为 name,aliases,domain。', 'The first line has to be name,aliases,domain.')],
    };
  const rows: Row[] = [];
  const faults: RowFault[] = [];
  body.forEach((line, index) => {
    const row = index + 2;
    if (line.every((cell) => cell.trim() === '')) return;
    if (line.length > names.length) faults.push(fault(row, '列数多于表头。', 'It has more cells than the header.'));
    const cell = (column: number): string => line[column]?.trim() ?? '';
    rows.push({ row, name: cell(0), aliases: parts(cell(1)), domains: parts(cell(2)) });
  });
  return { rows, faults };
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);

function jsonRow(value: unknown, row: number): Row | RowFault {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return fault(row, '不是一个单位。', 'It is not a unit.');
  const {
    name,
    aliases = [],
    domain,
    domains = domain === undefined ? [] : [domain],
    ...rest
  } = value as Row & {
    domain?: unknown;
  };
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined) return fault(row, `不认识的字段“${unknown}”。`, `There is no member called “${unknown}”.`);
  if (!isText(name) || !isTexts(aliases) || !isTexts(domains))
    return fault(
      row,
      'name 须为文字，aliases、domains 须为文字列表。',
      'name is a text, aliases and domains are lists.',
    );
  return {
    row,
    name: name.trim(),
    aliases: aliases.map((one) => one.trim()),
    domains: domains.map((one) => one.trim()),
  };
}

function jsonRows(text: string): { rows: Row[]; faults: RowFault[] } {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return { rows: [], faults: [fault(1, '不是有效的 JSON。', 'It is not JSON.')] };
  }
  const units = Array.isArray(parsed) ? parsed : (parsed as { units?: unknown } | null)?.units;
  if (!Array.isArray(units))
    return {
      rows: [],
      faults: [fault(1, '须为单位列表，或含 units 列表。', 'It has to be a list, or hold one as units.')],
    };
  const read = units.map((unit, index) => jsonRow(unit, index + 1));
  return {
    rows: read.filter((one): one is Row => !('reason' in one)),
    faults: read.filter((one): one is RowFault => 'reason' in one),
  };
}

/** A host as an address spells it, where one in Chinese is spelled otherwise; null for what no address can name. */
const spelledHost = (domain: string): string | null => (HOST.test(domain) ? hostOf(`https://${domain}`) : null);

function rowFaults({ row, name, aliases, domains }: Row, taken: Map<string, number>): RowFault[] {
  const faults: RowFault[] = [];
  if (name === '') faults.push(fault(row, '缺少单位名称。', 'The name is missing.'));
  for (const one of new Set([name, ...aliases].filter((text) => text !== ''))) {
    if (one.length > LONGEST_NAME) faults.push(fault(row, `名称超过 ${LONGEST_NAME} 字。`, 'The name is too long.'));
    const other = taken.get(foldName(one));
    if (other === undefined) taken.set(foldName(one), row);
    else if (other !== row)
      faults.push(fault(row, `“${one}”与第 ${other} 行重复。`, `“${one}” is in row ${other} already.`));
  }
  for (const domain of domains)
    if (spelledHost(domain) === null)
      faults.push(fault(row, `“${domain}”不是域名（如 news.example.cn）。`, `“${domain}” is not a host name.`));
  return faults;
}

/** Reads a file of units strictly; every fault is named by its row. */
export function parseUnits(format: 'csv' | 'json', file: string): ParsedUnits {
  const text = file.replace(/^\ufeff/, '');
  const { rows, faults } = format === 'csv' ? csvRows(text) : jsonRows(text);
  const taken = new Map<string, number>();
  const all = [...faults, ...rows.flatMap((row) => rowFaults(row, taken))];
  if (rows.length === 0 && all.length === 0) all.push(fault(1, '文件中没有单位。', 'There is no unit in the file.'));
  const beyond = rows[MOST_UNITS];
  if (beyond) all.push(fault(beyond.row, `最多 ${MOST_UNITS} 个单位。`, `There may be at most ${MOST_UNITS} units.`));
  const units = rows.map(({ name, aliases, domains }) => ({
    name,
    aliases,
    domains: domains.map((domain) => spelledHost(domain) ?? domain),
  }));
  return { units, faults: all.sort((a, b) => a.row - b.row) };
}

/** A version is the month or day of its list, so that versions are in the order of their texts. */
export const VERSION = /^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$/;
