import type { CheckHit } from './checksum';
import { readNumber } from './numbering';

/** 一是…二是… and 第一，…第二，…; the first group is the number. Looking ahead first spares looking back at most places. */
const SERIES: readonly { first: string; series: RegExp }[] = [
  {
    first: '一是',
    series: /(?=[一二三四五六七八九十])(?<=^|[，。；：:！？\s])([一二三四五六七八九十]{1,3})是(?!否)/gm,
  },
  { first: '第一，', series: /(?=第)(?<=^|[。；：:！？\s])第([一二三四五六七八九十]{1,3})，/gm },
];

/** 三个方面, 四项措施: what the list after it should hold. */
const STATED =
  /(?<=[以下做好抓实的出了行到坚持重点从在有着力]{1,4})([一二两三四五六七八九十])(?:个方面|项措施|项工作|项任务|点要求|点意见|点建议|个重点|条意见)(?=[^。\n]{0,8}[:：。])/g;

interface Item extends CheckHit {
  value: number;
}

/** The items of a series in a part of a text; none where its first one does not stand. */
function itemsIn(text: string, { first, series }: (typeof SERIES)[number], from: number, to: number): Item[] {
  const part = text.slice(from, to);
  if (!part.includes(first)) return [];
  return [...part.matchAll(series)].map((match) => ({
    start: from + match.index,
    end: from + match.index + match[0].length,
    value: readNumber(match[1]!),
  }));
}

/** The lines of a text that hold a literal, as ranges. */
function linesWith(text: string, literal: string): [number, number][] {
  const lines: [number, number][] = [];
  for (let at = text.indexOf(literal); at >= 0; at = text.indexOf(literal, at)) {
    const next = text.indexOf('\n', at);
    const to = next < 0 ? text.length : next;
    lines.push([text.lastIndexOf('\n', at) + 1, to]);
    at = to;
  }
  return lines;
}

/** Items of one paragraph that skip, repeat or turn round a number. A series begins with 一; others are no series. */
export function findSeriesGaps(text: string): CheckHit[] {
  return SERIES.flatMap((series) =>
    linesWith(text, series.first).flatMap(([from, to]) => gapsOf(itemsIn(text, series, from, to))),
  ).sort((a, b) => a.start - b.start);
}

function gapsOf(items: readonly Item[]): CheckHit[] {
  let last = 0;
  return items.flatMap(({ start, end, value }) => {
    const isWrong = last > 0 && value !== 1 && value !== last + 1;
    if (last > 0 || value === 1) last = value;
    return isWrong ? [{ start, end }] : [];
  });
}

/** A stated number of items, where the one series that follows in the paragraph has another number of them. */
export function findWrongItemCounts(text: string): CheckHit[] {
  return linesWith(text, '一是').flatMap(([from, to]) => {
    const line = text.slice(from, to);
    if (!line.includes('二是')) return [];
    const stated = [...line.matchAll(STATED)];
    if (stated.length !== 1) return [];
    const [match] = stated;
    const start = from + match!.index;
    const end = start + match![0].length;
    const counted = itemsIn(text, SERIES[0]!, end, to).map(({ value }) => value);
    const isSeries = counted.length > 1 && counted.every((value, i) => value === i + 1);
    const number = match![1] === '两' ? 2 : readNumber(match![1]!);
    return isSeries && counted.length !== number ? [{ start, end }] : [];
  });
}
