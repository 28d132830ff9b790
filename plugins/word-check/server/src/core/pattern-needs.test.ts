/** What a pattern needs must be in every text it matches: a rule that is not run must have had nothing to find. */
import { BUILTIN_PACKS } from '../packs';
import { collectHits, patternFlags } from './pattern';
import { mayMeet, needsOf } from './pattern-needs';
import { matchOf } from './rule';
import { askFor, TextTraces } from './text-traces';

const needs = (source: string, ignoreCase = false) => needsOf(source, patternFlags(source, ignoreCase));

test.each<[string, boolean, string[][]]>([
  ['甲乙|丙', false, [['甲乙', '丙']]],
  ['(?<=》)、(?=《)', false, [['》、《']]],
  ['甲[乙丙]?丁', false, [['甲乙丁', '甲丙丁', '甲丁']]],
  ['甲{2,}乙', false, [['甲乙'], ['甲']]],
  ['(?:甲|乙)*丙', false, [['丙']]],
  ['[0-3]k', false, [['0k', '1k', '2k', '3k']]],
  ['k', true, [['k', 'K', '\u212a']]],
  ['é', true, []],
  ['(?<!甲)乙(?!丙)', false, [['乙']]],
  ['甲|乙?', false, []],
  ['[^甲]\\s\\p{L}\\b', false, []],
  ['(?<name>甲)\\k<name>\\1', false, [['甲']]],
  ['\\u{7532}\\u4e59\\.', false, [['甲乙.']]],
  ['\\u{1f600}甲', false, [['甲']]],
])('%s (any case: %s) needs %j', (source, ignoreCase, wanted) => {
  expect([...needs(source, ignoreCase)].sort()).toEqual([...wanted].sort());
});

const RULES = BUILTIN_PACKS.flatMap(({ rules }) => rules).filter(({ pattern }) => pattern !== undefined);
const TEXTS = RULES.flatMap(({ examples }) => [...(examples?.hit ?? []), ...(examples?.miss ?? [])]);
const JUNK = [...'，、。（）《》“” \n０Ａkſ\u212a①１2x', '年', '第', '\ud83d', '😀', '……'];

/** Texts a little wrong each: the k-th differs from the k-th example at a place and by a character that follow from k. */
const MIXED = Array.from({ length: 3000 }, (_, k) => {
  const text = TEXTS[k % TEXTS.length]!;
  const at = (k * 7919) % (text.length + 1);
  const [before, after] = [text.slice(0, at), text.slice(at + (k % 2))];
  return [before, JUNK[k % JUNK.length]!, after, TEXTS[(k * 31) % TEXTS.length]!].join('');
});

test('no built-in pattern matches where what it needs is missing, and most are not run on most texts', () => {
  let [asked, run] = [0, 0];
  const wrong: string[] = [];
  const patterns = RULES.map((rule) => {
    const flags = patternFlags(rule.pattern!, matchOf(rule).case);
    return {
      id: rule.id,
      expression: new RegExp(rule.pattern!, flags),
      needs: needsOf(rule.pattern!, flags).map(askFor),
    };
  });
  for (const text of [...TEXTS, ...MIXED]) {
    const traces = new TextTraces(text);
    for (const { id, expression, needs: needed } of patterns) {
      asked += 1;
      if (mayMeet(traces, needed)) run += 1;
      else if (collectHits(expression, text).length > 0) wrong.push(`${id} ${text}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(run / asked).toBeLessThan(0.06);
});
