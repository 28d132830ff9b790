import { BUILTIN_PACKS } from '../../../server/src/packs';
import type { Rule } from '../../../server/src/core/rule';
import { draftOf, EMPTY_DRAFT, ruleOf } from './rule-draft';

const plain = (rule: Rule): Rule => {
  const { off: _off, match, ...rest } = rule;
  const deep = JSON.parse(JSON.stringify(rest)) as Rule;
  return { ...deep, ...(match ? { match: draftOf(rule).match } : {}) };
};

test('the form gives a rule back as it was', () => {
  // What a pattern or an example has at its ends is cut off in a form; lists of another kind stand as JSON.
  const rules = BUILTIN_PACKS.flatMap(({ rules }) => rules).filter(
    (rule) => !JSON.stringify([rule.terms, rule.examples, rule.exceptions]).match(/"[\s\u3000]|[\s\u3000]"|\\n|\\t/),
  );
  expect(rules.length).toBeGreaterThan(400);
  for (const rule of rules) {
    const back = ruleOf(draftOf(rule))!;
    const { match: _match, ...rest } = plain(rule);
    expect({ ...back, match: undefined }).toEqual({ ...rest, match: undefined });
    expect(draftOf(back)).toEqual(draftOf(rule));
  }
});

test('pairs are lines with an arrow; a line without one is refused and deletes nothing', () => {
  const draft = { ...EMPTY_DRAFT, kind: 'substitution' as const, swap: '甲 → 乙\n丙->丁\n戊 → （删除）\n己\n' };
  expect(ruleOf(draft)?.swap).toEqual({ 甲: '乙', 丙: '丁', 戊: '', 己: '己' });
});

test('there is no rule while the other members are no JSON', () => {
  expect(ruleOf({ ...EMPTY_DRAFT, more: '{' })).toBeNull();
  expect(ruleOf({ ...EMPTY_DRAFT, more: '{"per":"sentence"}' })).toMatchObject({ per: 'sentence', off: true });
});
