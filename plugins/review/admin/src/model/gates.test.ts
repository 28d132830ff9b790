import en from '../translations/en.json';
import { CASE_ORIGINS, CASE_STATES, formatOf, isReprint, newCasePath, readCaseQuery, readNewCase } from './gates';

it.each([
  ['', { state: 'open', page: 1 }],
  ['state=any&page=3', { state: '', page: 3 }],
  ['state=overdue&page=x', { state: 'overdue', page: 1 }],
  ['state=nonsense', { state: 'open', page: 1 }],
])('the address %s asks for %j', (search, query) => expect(readCaseQuery(new URLSearchParams(search))).toEqual(query));

it('an address that opens a case is read as it was written', () => {
  const at = { uid: 'api::article.article', documentId: 'x', locale: 'en' };
  expect(readNewCase(new URLSearchParams(newCasePath(at, 'source').split('?')[1]))).toEqual({ kind: 'source', at });
  expect(readNewCase(new URLSearchParams('new=phrase'))).toEqual({ kind: 'phrase', at: null });
  for (const search of ['', 'new=other', 'new=source']) expect(readNewCase(new URLSearchParams(search))).toBeNull();
});

it('knows a file of JSON, and a reprint', () => {
  expect([formatOf('a.JSON'), formatOf('a.csv'), formatOf('a')]).toEqual(['json', 'csv', 'csv']);
  expect(isReprint({ fields: { title: 'x', source: { kind: 'reprint' } } })).toBe(true);
  for (const other of [null, {}, { fields: { source: { kind: 'original' } } }]) expect(isReprint(other)).toBe(false);
});

it('every word that is put together has its translation', () => {
  const keys = [
    ...CASE_STATES.map((state) => `gate.case.state.${state || 'any'}`),
    ...[...CASE_ORIGINS, 'check'].map((origin) => `gate.case.origin.${origin}`),
    ...['phrase', 'source', 'finding'].map((kind) => `gate.case.kind.${kind}`),
    ...['added', 'removed', 'changed'].map((change) => `gate.sources.${change}`),
    ...['refuse', 'extra-level'].map((setting) => `gate.sources.setting.${setting}`),
    ...['listed', 'removed', 'unlisted', 'no-list'].map((kind) => `gate.sources.standing.${kind}`),
    ...['submit', 'approve', 'release', 'break-glass', 'after-review'].map((act) => `gate.act.${act}`),
  ];
  expect(keys.filter((key) => !Object.hasOwn(en, `review.${key}`))).toStrictEqual([]);
});
