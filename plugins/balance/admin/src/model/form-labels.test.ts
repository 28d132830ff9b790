import { draftOf, idsIn, placesOf } from './form-labels';

const entry = (id: number, code: string) => ({ id, documentId: `doc-${code}`, code, name: code });
const CHOICES = { themes: [entry(1, 'a'), entry(2, 'b')], channels: [entry(1, 'website'), entry(2, 'wechat')] };
const TYPE = { uid: 'api::article.article', theme: 'theme', weights: 'themeWeights', channels: 'channels' };
const connect = (...ids: number[]) => ({ connect: ids.map((id) => ({ id })), disconnect: [] });

test('a relation holds what is saved and not taken out, and what is put in', () => {
  expect(idsIn({}, [{ id: 1 }, { id: 2 }])).toEqual([1, 2]);
  expect(idsIn({ connect: [{ id: 3 }, { id: 1 }], disconnect: [{ id: 2 }] }, [{ id: 1 }, { id: 2 }])).toEqual([1, 3]);
});

test('a form is asked about as it would be saved', () => {
  expect(draftOf(TYPE, {}, CHOICES, {})).toEqual({ uid: TYPE.uid, channels: [] });
  const saved = { theme: [CHOICES.themes[0]], channels: [CHOICES.channels[0]] } as never;
  expect(draftOf(TYPE, {}, CHOICES, saved)).toEqual({ uid: TYPE.uid, theme: 'doc-a', channels: ['doc-website'] });
  const values = { theme: { connect: [{ id: 2 }], disconnect: [{ id: 1 }] }, channels: connect(2) };
  expect(draftOf(TYPE, values, CHOICES, saved)).toEqual({
    ...{ uid: TYPE.uid, theme: 'doc-b', channels: ['doc-website', 'doc-wechat'] },
  });
  expect(draftOf({ uid: TYPE.uid }, values, CHOICES, {})).toEqual({ uid: TYPE.uid, channels: [] });
});

test('weights are read from saved lines and new ones, and what is not whole is left out', () => {
  const lines = [
    { id: 7, permille: 700 },
    { permille: 300, theme: connect(2) },
    { permille: 0.5, theme: connect(1) },
    { permille: 100 },
  ];
  const saved = { 'line 7': [CHOICES.themes[0]] } as never;
  expect(draftOf(TYPE, { themeWeights: lines }, CHOICES, saved).weights).toEqual([
    { theme: 'doc-a', permille: 700 },
    { theme: 'doc-b', permille: 300 },
  ]);
  const places = placesOf(TYPE, { themeWeights: lines }, { documentId: 'doc1', component: 'article.theme-weight' });
  expect(places.map(({ key, uid, id, field }) => [key, uid, id, field].join(' '))).toEqual([
    'theme api::article.article doc1 theme',
    'channels api::article.article doc1 channels',
    'line 7 article.theme-weight 7 theme',
  ]);
});
