import { readMeter, type Tally } from '../meter';
import { offsetsOf } from '../zone';
import { meterFileName } from './file-name';
import { type FileReading, meterSheets } from './meter-sheets';
import type { Sheet } from './sheet';

const THEMES = ['industry', 'ideals', 'guidance', 'livelihood'].map((code) => ({ code, name: code.toUpperCase() }));
const TARGETS = { industry: 40, ideals: 25, guidance: 20, livelihood: 15 };
const offsetAt = offsetsOf('Asia/Shanghai');
const NOTHING: Tally = { labelled: new Map(), unlabelled: 0 };

const reading = (counts: Record<string, number>, more: Partial<FileReading> = {}): FileReading => {
  const labelled = new Map(Object.entries(counts).map(([code, posts]) => [code, posts * 1000]));
  const tally = { labelled, unlabelled: 1 };
  return {
    ...{ channel: 'website', name: '官方网站', weight: 2, timeZone: 'Asia/Shanghai' },
    ...{ from: '2026-02-28T16:00:00.000Z', to: '2026-03-31T16:00:00.000Z', targetsFrom: '2026-01-01T01:30:00.000Z' },
    ...readMeter({ themes: THEMES, targets: TARGETS, tolerance: 5, tally, recent: NOTHING, before: NOTHING }),
    ...more,
  };
};
const WORKED = reading({ industry: 30, ideals: 8, guidance: 8, livelihood: 4 });
const sheets = (readings: FileReading[], overall?: number | null): [Sheet, Sheet] =>
  meterSheets({ readings, overall, language: 'en', offsetAt });
/** The rows by what stands above their cells. */
const rowsOf = ({ columns, rows }: Sheet): Record<string, unknown>[] =>
  rows.map((row) => Object.fromEntries(row.map((cell, i) => [columns[i]?.title ?? '?', cell])));

describe('the meter as tables', () => {
  it('says the worked example, with its window and targets, in numbers', () => {
    const rows = rowsOf(sheets([WORKED])[0]);
    expect(rows[1]).toEqual({
      ...{ 'Channel code': 'website', Channel: '官方网站', 'Time zone': 'Asia/Shanghai' },
      ...{ From: '2026-03-01 00:00', 'To (not included)': '2026-04-01 00:00' },
      ...{ 'Targets in force since': '2026-01-01 09:30', 'Posts counted': 50, 'Without theme, not counted': 1 },
      ...{ Index: 80, 'Best reachable': 99, 'Tolerance (points)': 5 },
      ...{ 'Theme code': 'ideals', Theme: 'IDEALS', 'Target (%)': 25, 'Posts of the theme': 8, 'Share (%)': 16 },
      ...{ 'Posts short (negative: over)': 4.5, Judgement: 'watch', 'Further posts suggested': 8 },
      ...{ 'Closed at': null, 'Posts of the theme at the close': null },
    });
    expect(rows.map((row) => row['Further posts suggested'])).toEqual([0, 8, 4, 5]);
    expect(rows.map((row) => row['Posts short (negative: over)'])).toEqual([-10, 4.5, 2, 3.5]);
  });

  it('has one row for each channel, and the weighted mean where it is about all of them', () => {
    const [, one] = sheets([WORKED]);
    expect(rowsOf(one)).toHaveLength(1);
    const rows = rowsOf(sheets([WORKED, reading({})], 80)[1]);
    expect(rows.map(({ Channel, Index, Weight }) => [Channel, Index, Weight])).toEqual([
      ['官方网站', 80, 2],
      ['官方网站', null, 2],
      ['All channels (weighted mean)', 80, null],
    ]);
  });

  it('suggests nothing where nothing was counted or nothing would help', () => {
    const suggested = (one: FileReading): unknown => rowsOf(sheets([one])[0])[0]?.['Further posts suggested'];
    expect(suggested(reading({}))).toBeNull();
    expect(suggested({ ...WORKED, plan: [], reachable: false })).toBeNull();
  });

  it('says what a month was when it was closed beside what it is', () => {
    const closed = { at: '2026-04-01T00:02:00.000Z', n: 51, index: 81, themes: [{ code: 'industry', count: 31 }] };
    const [byTheme, byChannel] = sheets([{ ...WORKED, closed }]);
    expect(rowsOf(byTheme).map((row) => row['Posts of the theme at the close'])).toEqual([31, 0, 0, 0]);
    expect(rowsOf(byChannel)[0]).toMatchObject({
      ...{ 'Closed at': '2026-04-01 08:02', 'Posts at the close': 51, 'Index at the close': 81, Index: 80 },
    });
  });

  it('keeps a channel without any theme, and a fraction of a post', () => {
    const empty = { ...reading({}), themes: [] };
    expect(rowsOf(sheets([empty])[0])).toMatchObject([{ Channel: '官方网站', 'Theme code': null }]);
    const third = rowsOf(sheets([reading({ industry: 1, ideals: 2 })])[0]);
    expect(third.slice(0, 2).map((row) => row['Share (%)'])).toEqual([33.3333, 66.6667]);
    expect(rowsOf(sheets([reading({ ideals: 0.7, livelihood: 0.3 })])[0])[3]).toMatchObject({
      'Posts of the theme': 0.3,
    });
  });

  it('has as many cells as columns, in both languages', () => {
    for (const language of ['zh', 'en'] as const)
      for (const { columns, rows } of meterSheets({ readings: [WORKED], overall: null, language, offsetAt }))
        for (const row of rows) expect(row).toHaveLength(columns.length);
  });

  it('is named by its days', () => {
    expect(meterFileName(WORKED, undefined, offsetAt)).toBe('balance-2026-03-01-2026-03-31');
    expect(meterFileName(WORKED, '../x y', offsetAt)).toBe('balance-_x_y-2026-03-01-2026-03-31');
  });
});
