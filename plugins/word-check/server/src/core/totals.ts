import type { CheckHit } from './checksum';

const NUMBER = '\\d+(?:\\.\\d+)?';
const UNIT = '(?:亿元|万元|万人|万亩|[家个人名项件次户处所座台辆元亩])';
/** One item of a list: a name without digits, a number, a unit, and nothing that makes the number approximate. */
const ITEM = new RegExp(`([^，。；、：:\\d\\n]{1,14})(${NUMBER})(${UNIT})(?![多余以])`, 'g');
const JOINT = '[、，,和及]';
const LIST = `(?:[^，。；、：:\\d\\n]{1,14}${NUMBER}${UNIT}${JOINT}){1,12}[^，。；、：:\\d\\n]{1,14}${NUMBER}${UNIT}`;

/** 甲5家、乙4家，共计12家 */
const AFTER = new RegExp(
  `(?<=^|[。；：:\\n])(${LIST})，(?:共计|合计|总计|一共)(?:为|有)?(${NUMBER})(${UNIT})(?=[，。；\\n]|$)`,
  'gm',
);
/** 共12家，分别为甲5家、乙4家 */
const BEFORE = new RegExp(
  `(?:共计?|合计|总计|一共)(?:有|为)?(${NUMBER})(${UNIT})[^，。；\\d\\n]{0,8}[，：:](?:分别[为是]|其中[:：]?分别[为是])[:：]?(${LIST})(?=[。；\\n]|$)`,
  'gm',
);
/** 共12家，其中甲15家 */
const PART = new RegExp(
  `(?:共计?|合计|总计|一共)(?:有|为)?(${NUMBER})(${UNIT})[^，。；\\d\\n]{0,8}，其中[，:：]?[^，。；、：:\\d\\n]{1,14}(${NUMBER})(${UNIT})`,
  'g',
);

/** The sum of a list whose items all have the unit; null when some has another. */
function sumOf(list: string, unit: string): number | null {
  const items = [...list.matchAll(ITEM)];
  if (items.length < 2 || items.some((item) => item[3] !== unit)) return null;
  return items.reduce((sum, item) => sum + Number(item[2]), 0);
}

/** The matches of an expression each of which holds one of the literals. */
const matches = (text: string, expression: RegExp, literals: readonly string[]): RegExpMatchArray[] =>
  literals.some((literal) => text.includes(literal)) ? [...text.matchAll(expression)] : [];

const differs = (a: number, b: number): boolean => Math.abs(a - b) > 0.005 * Math.max(1, Math.abs(b));
const place = (match: RegExpMatchArray): CheckHit => ({
  start: match.index!,
  end: match.index! + match[0].length,
});

/**
 * Totals that their list does not add up to, and parts greater than the whole. Only lists that say that they are
 * complete (分别为, 共计) and give every item in the unit of the total; after 其中 parts may overlap or be a selection.
 */
export function findWrongTotals(text: string): CheckHit[] {
  const wrong = (list: string, total: string, unit: string): boolean => {
    const sum = sumOf(list, unit);
    return sum !== null && differs(sum, Number(total));
  };
  return [
    ...matches(text, AFTER, ['共计', '合计', '总计', '一共']).filter(([, list, total, unit]) =>
      wrong(list!, total!, unit!),
    ),
    ...matches(text, BEFORE, ['分别为', '分别是']).filter(([, total, unit, list]) => wrong(list!, total!, unit!)),
    ...matches(text, PART, ['，其中']).filter(
      ([, total, unit, part, other]) => unit === other && Number(part) > Number(total),
    ),
  ]
    .map(place)
    .sort((a, b) => a.start - b.start);
}

const SHARES =
  /(?:分别占|占比分别[为是]?|比例分别[为是]?|比重分别[为是]?)[^，。；\d\n]{0,8}((?:\d+(?:\.\d+)?[%％][、，和及]?){2,20})/g;

/** Shares of one whole that come to more than 100 per cent. */
export function findTooManyPerCent(text: string): CheckHit[] {
  return [...text.matchAll(SHARES)]
    .filter(([, list]) => {
      const shares = [...list!.matchAll(/\d+(?:\.\d+)?/g)].map(Number);
      return shares.reduce((sum, share) => sum + share, 0) > 100.5 && shares.every((share) => share <= 100);
    })
    .map(place);
}
