import { BUILTIN_PACKS } from '../packs';
import { CATEGORY_WORDS } from './category-words';

test('every category of a built-in rule has its words', () => {
  const categories = new Set(BUILTIN_PACKS.flatMap(({ rules }) => rules.map(({ category }) => category)));
  expect(Object.keys(CATEGORY_WORDS).sort()).toEqual([...categories].sort());
});
