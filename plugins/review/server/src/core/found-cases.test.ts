import { caseOf, decided, LONGEST_PHRASE, MOST_PHRASES, subjectOf, type CaseBefore } from './found-cases';

const found = { rule: 'wording/wo-1', wrong: '既使', right: '即使' };
const before = (rest: Partial<CaseBefore> = {}): CaseBefore => ({
  ...{ id: 1, kind: 'finding', rule: found.rule, wrong: found.wrong },
  ...rest,
});

it('is about the phrase where there is one, else about the rule', () => {
  const whole = { rule: found.rule, wrong: null, right: null };
  expect(subjectOf(found, [])).toEqual(found);
  for (const wrong of [null, '甲', '甲 ', '甲'.repeat(LONGEST_PHRASE + 1)])
    expect(subjectOf({ ...found, wrong }, [])).toEqual(whole);
  expect(subjectOf({ ...found, wrong: '甲'.repeat(LONGEST_PHRASE) }, []).wrong).not.toBeNull();
});

it('has phrases of its own up to a number, and goes on with those that are open', () => {
  const open = Array.from({ length: MOST_PHRASES }, (_, i) => before({ id: i, wrong: `词语${i}` }));
  expect(subjectOf(found, open).wrong).toBeNull();
  expect(subjectOf({ ...found, wrong: '词语3' }, open).wrong).toBe('词语3');
  expect(subjectOf(found, open.slice(1)).wrong).toBe(found.wrong);
  const others = open.map((one) => ({ ...one, rule: 'other' }));
  const whole = open.map((one) => ({ ...one, wrong: null }));
  for (const list of [others, whole]) expect(subjectOf(found, list).wrong).toBe(found.wrong);
});

it('goes to the open case of its rule and phrase, or to somebody’s own case about the phrase', () => {
  const phrase = before({ id: 2, kind: 'phrase', rule: null, wrong: '既 使' });
  expect(caseOf(found, [phrase, before()])?.id).toBe(1);
  expect(caseOf(found, [phrase])?.id).toBe(2);
  expect(caseOf(found, [before({ rule: 'other' }), before({ wrong: null }), before({ kind: 'source' })])).toBe(
    undefined,
  );
  const whole = { ...found, wrong: null };
  expect(caseOf(whole, [before({ kind: 'phrase', wrong: null }), before()])).toBe(undefined);
  expect(caseOf(whole, [before({ wrong: null })])?.id).toBe(1);
});

it('closed cases of the rule and phrase have decided', () => {
  expect(decided(found, [before(), before({ id: 2, rule: 'other' }), before({ id: 3, kind: 'phrase' })])).toEqual([
    before(),
  ]);
});
