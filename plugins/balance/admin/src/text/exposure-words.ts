import type { ChannelReading, ExposureLine } from '../api/types';
import { percent, type FigureRows } from './model-words';
import type { Message } from './sentences';

const message = (id: string, values: Message['values'] = {}): Message => ({ id: `balance.${id}`, values });

type Lines = Pick<ChannelReading, 'seconds' | 'positions' | 'themes'>;

/** A length of time as people say it: minutes up to three hours, else hours. */
export function amount(seconds: number): Message {
  const minutes = Math.round(seconds / 60);
  return minutes < 180
    ? message('exposure.minutes', { count: minutes })
    : message('exposure.hours', { count: Math.round(seconds / 3600) });
}

/** One sentence for each unit there is: how much, and its balance by the same arithmetic. */
export function exposureSentences({ seconds, positions }: Lines): { message: Message; amount: Message }[] {
  return [
    ...(seconds
      ? [{ message: message('exposure.seconds', { index: seconds.index }), amount: amount(seconds.total) }]
      : []),
    ...(positions
      ? [{ message: message('exposure.positions', { index: positions.index }), amount: amount(positions.total * 3600) }]
      : []),
  ];
}

/** The same as a table: a row for each theme, a column for each unit there is. Null where there is none. */
export function exposureTable({ seconds, positions, themes }: Lines): FigureRows | null {
  const lines = [
    ...(seconds ? [{ line: seconds, column: message('exposure.column.seconds') }] : []),
    ...(positions ? [{ line: positions, column: message('exposure.column.positions') }] : []),
  ];
  if (lines.length === 0) return null;
  const shareOf = (line: ExposureLine, code: string) => line.themes.find((theme) => theme.code === code)?.share ?? 0;
  const known = new Set(themes.map(({ code }) => code));
  const gone = lines.flatMap(({ line }) => line.themes.map(({ code }) => code)).filter((code) => !known.has(code));
  const rows = [...themes, ...[...new Set(gone)].map((code) => ({ code, name: code, target: 0, share: 0 }))];
  return {
    caption: 'exposure.table',
    columns: [
      message('table.theme'),
      message('table.target'),
      message('exposure.column.posts'),
      ...lines.map(({ column }) => column),
    ],
    rows: rows.map(({ code, name, target, share }) => [
      ...[name, `${target}%`, percent(share)],
      ...lines.map(({ line }) => percent(shareOf(line, code))),
    ]),
  };
}
