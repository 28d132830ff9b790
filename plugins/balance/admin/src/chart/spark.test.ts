import { offsetsOf } from '../../../server/src/core/zone';
import { heightOf, type HistoryPoint, monthBegins, SPARK, sparkGeometry } from './spark';

const shanghai = offsetsOf('Asia/Shanghai');
const day = (text: string): string => new Date(`${text}T00:00:00+08:00`).toISOString();
const point = (from: string, to: string, index: number | null, n = 10): HistoryPoint => ({
  ...{ from: day(from), to: day(to), index, n },
});
const WEEKS = [
  point('2026-10-20', '2026-10-27', 70),
  point('2026-10-27', '2026-11-03', null, 0),
  point('2026-11-03', '2026-11-10', 100, 4),
  point('2026-11-10', '2026-11-17', 0),
];
const NOVEMBER = { from: day('2026-11-01'), to: day('2026-12-01') };

describe('sparkline', () => {
  it('has 100 at the top and 0 at the bottom', () => {
    expect([heightOf(100), heightOf(0), heightOf(50)]).toEqual([SPARK.top, SPARK.bottom, 55]);
    expect([heightOf(120), heightOf(-1)]).toEqual([SPARK.top, SPARK.bottom]);
  });

  it('puts points in the middle of their weeks, hollow where there are few posts, and none where there are none', () => {
    expect(sparkGeometry(WEEKS, NOVEMBER, shanghai).dots).toEqual([
      { x: 12.5, y: 39.4, isFew: false, at: 0 },
      { x: 62.5, y: 16, isFew: true, at: 2 },
      { x: 87.5, y: 94, isFew: false, at: 3 },
    ]);
  });

  it('leaves a gap where nothing was published', () => {
    const { lines } = sparkGeometry(WEEKS, NOVEMBER, shanghai);
    expect(lines.map(({ from, to }) => [from.at, to.at])).toEqual([[2, 3]]);
  });

  it('marks where months begin in the park, and what the page shows', () => {
    const { months, shown } = sparkGeometry(WEEKS, NOVEMBER, shanghai);
    expect(months).toEqual([{ x: 42.86, at: Date.parse('2026-10-31T16:00:00Z') }]);
    expect(shown).toEqual({ x: 42.86, width: 57.14 });
    expect(sparkGeometry(WEEKS, { from: day('2026-01-01'), to: day('2026-02-01') }, shanghai).shown).toBeNull();
  });

  it('has nothing to draw of nothing, and one point of one', () => {
    expect(sparkGeometry([], NOVEMBER, shanghai)).toEqual({ dots: [], lines: [], months: [], shown: null });
    expect(sparkGeometry(WEEKS.slice(0, 1), NOVEMBER, shanghai)).toMatchObject({ dots: [{ x: 50 }], lines: [] });
  });

  it('knows months in zones with summer time', () => {
    const berlin = offsetsOf('Europe/Berlin');
    const found = monthBegins(Date.parse('2026-03-01T00:00:00Z'), Date.parse('2026-05-01T00:00:00Z'), berlin);
    expect(found.map((at) => new Date(at).toISOString())).toEqual([
      '2026-03-31T22:00:00.000Z',
      '2026-04-30T22:00:00.000Z',
    ]);
  });
});
