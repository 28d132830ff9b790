import { themeFieldOf, themeIn, withTheme } from './theme-field';

const [a, b] = [1, 2].map((id) => ({ id, documentId: `doc${id}`, name: `主题${id}` })) as [Theme, Theme];
type Theme = { id: number; documentId: string; name: string };

test('the theme field is the relation to one theme, whatever it is called', () => {
  const theme = { type: 'relation', target: 'plugin::balance.theme', relation: 'manyToOne' };
  expect(themeFieldOf({ title: { type: 'string' }, subject: theme })).toBe('subject');
  expect(themeFieldOf({ themes: { ...theme, relation: 'manyToMany' } })).toBeNull();
  expect(themeFieldOf({ column: { ...theme, target: 'api::column.column' } })).toBeNull();
});

test('the theme in the form is the one put in, else the saved one that was not taken out', () => {
  expect(themeIn({}, null)).toBeNull();
  expect(themeIn({ connect: [], disconnect: [] }, a)).toBe(1);
  expect(themeIn({ connect: [b], disconnect: [a] }, a)).toBe(2);
  expect(themeIn({ disconnect: [a] }, a)).toBeNull();
});

test('a theme takes the place of another one, and nothing changes where it is saved already', () => {
  for (const saved of [null, a, b]) expect(themeIn(withTheme(b, saved), saved)).toBe(2);
  expect(withTheme(b, b)).toEqual({ connect: [], disconnect: [] });
  expect(withTheme(b, null).disconnect).toEqual([]);
  const { connect, disconnect } = withTheme(b, a);
  expect(connect).toMatchObject([{ id: 2, label: '主题2', apiData: { id: 2, documentId: 'doc2' } }]);
  expect(disconnect).toEqual([{ id: 1, apiData: { id: 1, documentId: 'doc1' } }]);
});
