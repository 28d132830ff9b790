import { choiceAgreement } from './choices';

test('agreement is counted apart where a suggestion was seen and where it was not', () => {
  const { blind, shown } = choiceAgreement([
    { blind: true, posts: 6, suggested: 5, agreed: 1, taken: 0 },
    { blind: false, posts: 60, suggested: 50, agreed: 30, taken: 20 },
  ]);
  expect(blind).toMatchObject({ posts: 6, suggested: 5, agreed: 1 });
  expect(blind.interval?.low).toBeCloseTo(0.0362, 4);
  expect(blind.interval?.high).toBeCloseTo(0.6245, 4);
  expect(shown).toMatchObject({ posts: 60, suggested: 50, agreed: 30, taken: 20 });
  expect(shown.interval?.low).toBeCloseTo(0.4618, 4);
});

test('without records there is nothing to tell', () => {
  const none = { posts: 0, suggested: 0, agreed: 0, interval: null };
  expect(choiceAgreement([])).toEqual({ blind: none, shown: { ...none, taken: 0 } });
});
