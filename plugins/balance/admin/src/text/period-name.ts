import type { Message } from './sentences';

/** What a period is called by its key: `2026-10` a month, `2026-Q4` a quarter. */
export function periodName(key: string): Message {
  const [year = '', part = ''] = key.split('-');
  // As text, or the year would be written with a separator.
  return part.startsWith('Q')
    ? { id: 'balance.report.quarter', values: { year, quarter: part.slice(1) } }
    : { id: 'balance.report.month', values: { year, month: String(Number(part)) } };
}
