import { Readable } from 'node:stream';
import type { Rule } from '../core/rule';
import { defusedCell } from '../core/sheet/cells';
import { COLUMNS } from '../core/sheet/columns';
import { csvLine } from '../core/sheet/csv';
import { ruleRows } from '../core/sheet/rule-cells';

type Parts = AsyncIterable<readonly Rule[]>;

/** A pack as CSV for spreadsheets: UTF-8 with a byte order mark, a row for each word, nothing that a spreadsheet would run. */
export async function* csvOf(parts: Parts, language: 'zh' | 'en'): AsyncGenerator<string> {
  yield `\ufeff${csvLine(COLUMNS.map(([, zh, en]) => (language === 'zh' ? zh : en)))}`;
  for await (const rules of parts) {
    for (const rule of rules) {
      let lines = '';
      for (const cells of ruleRows(rule)) lines += csvLine(COLUMNS.map(([column]) => defusedCell(cells[column])));
      yield lines;
    }
  }
}

/** A pack as JSON, rule by rule. */
export async function* jsonOf(head: { key: string; name: string }, parts: Parts): AsyncGenerator<string> {
  yield `${JSON.stringify(head).slice(0, -1)},"rules":[`;
  let separator = '\n';
  for await (const rules of parts) {
    for (const rule of rules) {
      yield `${separator}${JSON.stringify(rule)}`;
      separator = ',\n';
    }
  }
  yield '\n]}\n';
}

/** Text that is made while it is sent. */
export const streamOf = (texts: AsyncIterable<string>): Readable => Readable.from(texts, { objectMode: false });
