/** Lanes: which rules each word belongs to; and the judging of what they find: what falls, what is asked, and how often. */
import type { FoldProfile } from './fold-tables';
import { judgeReadings, type Judge, type TermHit, type Verdict } from './judge';
import { buildLane, collectMarks, Marks, readLane, type Lane, type Phrase, type PhraseRole } from './lane';
import { atOnce } from './steps';
import { unitsOf } from './units';

const WIDE: FoldProfile = { width: true, case: true, traditional: true, skip: 'symbols', repeat: false };
const REPEAT: FoldProfile = { ...WIDE, repeat: true };

const phrase = (text: string, rule: number, term = 0, role: PhraseRole = 'term'): Phrase => ({
  text,
  role,
  rule,
  term,
});
const terms = (rule: number, ...texts: string[]): Phrase[] => texts.map((text, k) => phrase(text, rule, k));
const except = (rule: number, ...texts: string[]): Phrase[] => texts.map((text) => phrase(text, rule, 0, 'exception'));

describe('a lane', () => {
  test('knows who uses each word, in the order the phrases came', () => {
    const lane = buildLane(WIDE, [...terms(1, '国家级', '国家'), ...terms(0, '國家'), phrase('国家', 2, 0, 'anchor')]);
    expect([...lane.automaton.length]).toEqual([2, 3]);
    expect([...lane.useStart]).toEqual([0, 3, 4]);
    expect([...lane.useRule]).toEqual([1, 0, 2, 1]);
    expect([...lane.useTerm]).toEqual([1, 0, -2, 0]);
    expect(buildLane(WIDE, except(0, '国')).useTerm[0]).toBe(-1);
  });

  test('reads a text whose places stay where it is, another as it is folded', () => {
    const placesOf = (text: string, profile: FoldProfile) =>
      readLane(buildLane(profile, terms(0, '国家')), text, unitsOf(text)).folded.from?.slice(0, 2);
    expect(placesOf('國家', WIDE)).toBeUndefined();
    expect(placesOf('國*家', WIDE)).toEqual(Int32Array.of(0, 2));
    expect(placesOf('國家', REPEAT)).toEqual(Int32Array.of(0, 1));
  });

  test('leaves out what folds to nothing', () => {
    expect(buildLane(WIDE, terms(0, '*', '国')).useTerm).toEqual(Int32Array.of(1));
    expect(buildLane(WIDE, []).useTerm).toHaveLength(0);
  });

  test('keeps runs only of phrases that repeat a character', () => {
    const lane = buildLane(REPEAT, terms(0, '天天向', '国家'));
    expect([...lane.runs.values()]).toEqual([[2, 1]]);
    expect(lane.useTerm[[...lane.runs.keys()][0]!]).toBe(0);
    expect(buildLane(WIDE, terms(0, '天天')).runs.size).toBe(0);
  });

  const listsOf = (lane: Lane) => Array.from(lane.rulesAt, (list) => lane.ruleLists[list]);
  const marksOf = (lane: Lane) =>
    Array.from(lane.marksAt, (list) => lane.markLists[list]!.map(({ rule, length }) => [rule, length]));

  test('names for each word the rules of it and of the shorter ones with its start, each list once', () => {
    const lane = buildLane(WIDE, [
      ...terms(0, '国', '国家', '国家级'),
      ...terms(1, '国家', '国家级'),
      ...terms(2, '级'),
    ]);
    expect(listsOf(lane)).toEqual([[0], [2], [0, 1], [0, 1]]);
    expect(lane.ruleLists).toEqual([[], [0], [2], [0, 1]]);
    const nested = buildLane(WIDE, terms(7, ...Array.from({ length: 50 }, (_, k) => '国'.repeat(k + 1))));
    expect(nested.ruleLists).toEqual([[], [7]]);
    expect(buildLane(WIDE, terms(3, '国', '国', '家')).ruleLists).toEqual([[], [3]]);
  });

  test('tells lists apart that only look alike', () => {
    const lane = buildLane(WIDE, [
      ...[...terms(1, '甲'), ...terms(2, '甲'), ...terms(12, '乙'), ...terms(1, '丙'), ...terms(2, '丙丁')],
      ...[...terms(2, '丁'), ...terms(1, '丁丙')],
    ]);
    expect(listsOf(lane).map((list) => list!.join())).toEqual(['2', '1', '12', '1,2', '1,2', '2,1']);
  });

  test('of nested exceptions only the longest counts; of another rule, an anchor, or one with repeats all do', () => {
    expect(marksOf(buildLane(WIDE, except(0, '国', '国家', '国家级')))).toEqual([[[0, 1]], [[0, 2]], [[0, 3]]]);
    expect(marksOf(buildLane(WIDE, [...except(0, '国'), ...except(1, '国家')]))).toEqual([
      [[0, 1]],
      [
        [0, 1],
        [1, 2],
      ],
    ]);
    const anchored = [...except(0, '国'), phrase('国家', 0, 0, 'anchor'), ...except(0, '国家级')];
    expect(marksOf(buildLane(WIDE, anchored))).toEqual([
      [[0, 1]],
      [
        [0, 1],
        [0, -2],
      ],
      [
        [0, -2],
        [0, 3],
      ],
    ]);
    const nested = [phrase('国', 0, 0, 'anchor'), phrase('国家', 0, 0, 'anchor')];
    expect(marksOf(buildLane(WIDE, nested))).toEqual([[[0, -2]], [[0, -2]]]);
    expect(marksOf(buildLane(REPEAT, except(0, '国', '国家家')))).toEqual([
      [[0, 1]],
      [
        [0, 1],
        [0, 2],
      ],
    ]);
    expect(marksOf(buildLane(REPEAT, except(0, '国国', '国国家', '国家')))).toEqual([
      [[0, 1]],
      [
        [0, 2],
        [0, 2],
      ],
    ]);
  });

  test('words that mark nothing share the empty list', () => {
    const lane = buildLane(WIDE, [...terms(0, '甲', '乙'), ...except(0, '丙')]);
    expect(lane.markLists).toHaveLength(2);
    expect(marksOf(lane).filter((marks) => marks.length > 0)).toEqual([[[0, 1]]]);
  });
});

describe('marks', () => {
  const marksIn = (text: string, profile: FoldProfile, phrases: readonly Phrase[]) => {
    const marks = new Marks();
    collectMarks(readLane(buildLane(profile, phrases), text, unitsOf(text)), marks);
    return marks;
  };

  test('an exception spares what it overlaps, of its own rule', () => {
    const marks = marksIn('甲国*家乙国家', WIDE, except(3, '国家'));
    const spares = (start: number, end: number, rule = 3) => marks.cancels(rule, { start, end });
    expect([spares(0, 1), spares(0, 2), spares(2, 3), spares(3, 5), spares(4, 5)]).toEqual([
      ...[false, true, true, true, false],
    ]);
    expect([spares(5, 6), spares(1, 2, 2)]).toEqual([true, false]);
    expect(marks.anchored.size).toBe(0);
  });

  test('an exception with repeats holds only where they are', () => {
    const marks = marksIn('天向 天天向', REPEAT, except(0, '天天向'));
    expect([marks.cancels(0, { start: 0, end: 2 }), marks.cancels(0, { start: 3, end: 4 })]).toEqual([false, true]);
  });

  test('an anchor is known by its rule', () => {
    const marks = marksIn('甲国家', WIDE, [phrase('国家', 4, 0, 'anchor'), phrase('乙', 5, 0, 'anchor')]);
    expect([...marks.anchored]).toEqual([4]);
    expect(marks.cancels(4, { start: 1, end: 3 })).toBe(false);
  });
});

interface Judged {
  hits: TermHit[];
  /** What the judge was asked about. */
  asked: string[];
  stops: number;
  /** How much it had been asked when it was told to get ready. */
  readied: number[];
}

function judged(
  text: string,
  lanes: readonly Lane[],
  verdict: (found: string) => Verdict = () => 'stands',
  minding = false,
): Judged {
  const asked: string[] = [];
  const readied: number[] = [];
  const judge: Judge = {
    minds: () => minding,
    *ready() {
      readied.push(asked.length);
      yield;
    },
    verdict: ({ start, end, rule }) => {
      asked.push(`${start}-${end}/${rule}`);
      return verdict(text.slice(start, end));
    },
  };
  const steps = judgeReadings(
    lanes.map((lane) => readLane(lane, text, unitsOf(text))),
    text,
    judge,
  );
  let stops = 0;
  for (;;) {
    const { done, value } = steps.next();
    if (done) return { hits: value, asked, stops, readied };
    stops += 1;
  }
}
const found = (text: string, ...lanes: Lane[]) =>
  judged(text, lanes).hits.map(({ rule, term, start, end }) => `${start}-${end}:${rule}/${term}`);

describe('judging', () => {
  test('a rule is not asked about places under its hit, another is', () => {
    const lane = buildLane(WIDE, [...terms(0, '国家级', '家级', '级标'), ...terms(1, '家级')]);
    const { hits, asked } = judged('国家级标', [lane]);
    expect(hits.map(({ start, rule }) => [start, rule])).toEqual([
      [0, 0],
      [1, 1],
    ]);
    expect(asked).toEqual(['0-3/0', '1-3/1']);
    expect(found('国家家级', buildLane(WIDE, terms(0, '国家', '家级')))).toEqual(['0-2:0/0', '2-4:0/1']);
  });

  test('when the longest falls the shorter ones are tried, and none after one that stands', () => {
    const lane = buildLane(WIDE, terms(0, '国', '国家', '国家级', '国家级标'));
    const { hits, asked } = judged('国家级标', [lane], (slice) => (slice.length > 2 ? 'falls' : 'unsure'));
    expect(hits).toEqual([{ rule: 0, term: 1, start: 0, end: 2, unsure: true }]);
    expect(asked).toEqual(['0-4/0', '0-3/0', '0-2/0']);
    expect(judged('国家级标', [lane], () => 'falls').hits).toEqual([]);
    expect(judged('国家', [lane]).hits).toEqual([{ rule: 0, term: 1, start: 0, end: 2 }]);
  });

  test('lanes are read side by side: the longest in the text as it is written, then the first of the rule', () => {
    const seeing = buildLane({ ...WIDE, skip: 'invisible' }, [phrase('国*家', 0, 3), phrase('国', 0, 1)]);
    const through = buildLane(WIDE, [phrase('国家', 0, 2), phrase('国家级', 0, 0), phrase('家级', 0, 4)]);
    for (const lanes of [
      [seeing, through],
      [through, seeing],
    ]) {
      expect(found('国*家级', ...lanes)).toEqual(['0-4:0/0']);
      expect(found('国*家', ...lanes)).toEqual(['0-3:0/2']);
      expect(found('国*级', ...lanes)).toEqual(['0-1:0/1']);
      expect(found('国家级家*级', ...lanes)).toEqual(['0-3:0/0', '3-6:0/4']);
      expect(found('甲', ...lanes)).toEqual([]);
    }
    const asked = judged('国*家级', [seeing, through], () => 'falls').asked;
    expect(asked).toEqual(['0-4/0', '0-3/0', '0-3/0', '0-1/0', '2-4/0']);
  });

  test('where one unit became two, of equal ends the first of the rule counts', () => {
    expect(found('㎏', buildLane(WIDE, terms(0, 'k', 'kg')))).toEqual(['0-1:0/0']);
    expect(found('㎏', buildLane(WIDE, terms(0, 'kg', 'k')))).toEqual(['0-1:0/0']);
    expect(found('㎏㎏', buildLane(WIDE, terms(0, 'kgk', 'g')))).toEqual(['0-2:0/0']);
  });

  test('a term with repeats holds only where they are, or gives way', () => {
    const lane = buildLane(REPEAT, terms(0, '天天向上', '天向'));
    expect(found('天向上天天向上', lane)).toEqual(['0-2:0/1', '3-7:0/0']);
  });

  test('a Latin term inside a Latin word is not asked about by a rule that minds, and a Chinese edge never', () => {
    const lane = buildLane(WIDE, terms(0, 'av', 'av股', '股av'));
    const asked = (text: string, minding = true) =>
      judged(text, [lane], undefined, minding).asked.map((one) => one.slice(0, 3));
    expect([asked('xav'), asked('avx'), asked('av'), asked('国av国')]).toEqual([[], [], ['0-2'], ['1-3']]);
    expect([asked('xav', false), asked('avx', false)]).toEqual([['1-3'], ['0-2']]);
    expect([asked('xav股'), asked('av股x'), asked('x股av'), asked('股avx')]).toEqual([[], ['0-3'], ['1-4'], []]);
    expect([asked('x*av'), asked('x av'), asked('ｘａｖ')]).toEqual([['2-4'], ['2-4'], []]);
  });

  test('the hits of several rules at one place come longest first, and exceptions are no hits', () => {
    const lane = buildLane(WIDE, [...terms(5, '国'), ...terms(2, '国家'), ...except(5, '国家级'), ...except(9, '国')]);
    expect(found('国家级', lane)).toEqual(['0-2:2/0', '0-1:5/0']);
  });

  test('it stops every 64 places for whoever does not want to wait', () => {
    const lane = buildLane(WIDE, terms(0, '国'));
    const stops = (places: number) => judged('国'.repeat(places), [lane]).stops;
    expect([stops(0), stops(62), stops(63), stops(64), stops(640)]).toEqual([0, 0, 1, 1, 10]);
  });

  test('the judge gets ready once, before it hears of a hit of a rule that minds', () => {
    const lane = buildLane(WIDE, [...terms(0, '国'), ...except(0, '家')]);
    const readied = (text: string, minding: boolean) => judged(text, [lane], undefined, minding).readied;
    expect([readied('国国国', true), readied('国国国', false), readied('家级', true)]).toEqual([[0], [], []]);
    expect(judged('国', [lane], undefined, true).stops).toBe(1);
  });

  test('all at once is all steps', () => {
    function* three() {
      yield;
      yield;
      return 3;
    }
    expect(atOnce(three())).toBe(3);
  });
});
