import type { MeterReading, ThemeReading } from '../meter';
import type { OffsetAt } from '../zone';
import { localTime } from './file-name';
import { type FileLanguage, METER_WORDS } from './meter-words';
import type { Cell, Column, Sheet } from './sheet';

/** A channel's reading, as far as a file shows it. Times are ISO 8601. */
export interface FileReading extends MeterReading {
  channel: string;
  name: string;
  weight: number;
  from: string;
  to: string;
  timeZone: string;
  targetsFrom: string | null;
  /** What a month or quarter was when it was closed, where that is known. */
  closed?: { at: string; n: number; index: number | null; themes: { code: string; count: number }[] } | null;
}

/** What a file is made of. */
export interface MeterFile {
  readings: readonly FileReading[];
  /** The weighted mean of all channels; undefined where the file is about one of them. */
  overall?: number | null | undefined;
  language: FileLanguage;
  offsetAt: OffsetAt;
}

type Key = keyof (typeof METER_WORDS)['zh']['columns'];

const BY_THEME: readonly Key[] = [
  'channel',
  'channelName',
  'from',
  'to',
  'zone',
  'targetsFrom',
  'n',
  'unlabelled',
  'index',
  'best',
  'tolerance',
  'theme',
  'themeName',
  'target',
  'count',
  'share',
  'gap',
  'level',
  'plan',
  'closedAt',
  'closedCount',
];
const BY_CHANNEL: readonly Key[] = [
  'channel',
  'channelName',
  'weight',
  'from',
  'to',
  'zone',
  'targetsFrom',
  'n',
  'unlabelled',
  'index',
  'best',
  'tolerance',
  'trend',
  'closedAt',
  'closedN',
  'closedIndex',
];

const WIDE: ReadonlySet<Key> = new Set(['channelName', 'from', 'to', 'zone', 'targetsFrom', 'themeName', 'closedAt']);

function channelCells(reading: FileReading, offsetAt: OffsetAt): Partial<Record<Key, Cell>> {
  const { channel, name, weight, targetsFrom, n, unlabelled, index, best, tolerance, trend, timeZone, closed } =
    reading;
  return {
    ...{ channel, channelName: name, weight, n, unlabelled, index, best, tolerance, zone: timeZone },
    from: localTime(reading.from, offsetAt),
    to: localTime(reading.to, offsetAt),
    targetsFrom: targetsFrom === null ? null : localTime(targetsFrom, offsetAt),
    trend: trend?.delta ?? null,
    closedAt: closed ? localTime(closed.at, offsetAt) : null,
    closedN: closed?.n ?? null,
    closedIndex: closed?.index ?? null,
  };
}

/** How many further posts are suggested; nothing where no number of them would help, or where there is nothing yet. */
function planned({ plan, reachable, n }: FileReading, code: string): number | null {
  return n === 0 || !reachable ? null : (plan.find((one) => one.code === code)?.posts ?? 0);
}

function themeCells(theme: ThemeReading, reading: FileReading, language: FileLanguage): Partial<Record<Key, Cell>> {
  const { code, name, target, count, gap, level } = theme;
  return {
    ...{ theme: code, themeName: name, target, count, gap },
    // Six decimals of the share are four of a per cent.
    share: Math.round(theme.share * 1_000_000) / 10_000,
    level: METER_WORDS[language].level[level],
    plan: planned(reading, code),
    closedCount: reading.closed ? (reading.closed.themes.find((one) => one.code === code)?.count ?? 0) : null,
  };
}

/**
 * The meter as tables: the first says everything by channel and theme, the second is one row for each channel, and the
 * weighted mean. A channel without any theme keeps a row in both.
 */
export function meterSheets({ readings, overall, language, offsetAt }: MeterFile): [Sheet, Sheet] {
  const words = METER_WORDS[language];
  const columns = (keys: readonly Key[]): Column[] =>
    keys.map((key) => ({ title: words.columns[key], width: WIDE.has(key) ? 22 : 14 }));
  const row = (keys: readonly Key[], cells: Partial<Record<Key, Cell>>): Cell[] =>
    keys.map((key) => cells[key] ?? null);

  const byTheme = readings.flatMap((reading) => {
    const channel = channelCells(reading, offsetAt);
    const themes = reading.themes.map((theme) => themeCells(theme, reading, language));
    return (themes.length === 0 ? [{}] : themes).map((theme) => row(BY_THEME, { ...channel, ...theme }));
  });
  const byChannel = readings.map((reading) => row(BY_CHANNEL, channelCells(reading, offsetAt)));
  const mean = overall === undefined ? [] : [row(BY_CHANNEL, { channelName: words.everything, index: overall })];
  return [
    { name: words.byTheme, columns: columns(BY_THEME), rows: byTheme },
    { name: words.byChannel, columns: columns(BY_CHANNEL), rows: [...byChannel, ...mean] },
  ];
}
