import type { Attributes } from './content';
import { fieldsOf, isScalar, rowOf, type Field, type FieldLookup, type Fields } from './reader-row';

const LOOKUP: FieldLookup = {
  component: (uid) => (uid === '' ? {} : { unit: { type: 'string' }, key: { type: 'password' } }),
  shown: (target) => (target === 'theme' ? ['code', 'name'] : target === '' ? ['any'] : []),
  isGoverned: (target) => target === 'article',
};
const fields = (attributes: Attributes): Fields => fieldsOf(attributes, LOOKUP);
const inner = (field: Field | undefined): unknown => (field && 'inner' in field ? field.inner() : field);
const text = { type: 'string' };

describe('what readers may ask about', () => {
  it('is Strapi’s own columns of every type', () => {
    const time = { type: 'datetime' };
    expect(fields({})).toEqual({
      id: { type: 'integer' },
      documentId: text,
      locale: text,
      createdAt: time,
      updatedAt: time,
      publishedAt: time,
    });
  });

  it.each<[string, Attributes[string], unknown]>([
    ['a value', { type: 'decimal' }, { type: 'decimal' }],
    ['a component', { type: 'component', component: 'source' }, { unit: text }],
    ['a component without a name', { type: 'component' }, {}],
    ['a relation', { type: 'relation', target: 'theme' }, { documentId: text, code: text, name: text }],
    ['a relation without a target', { type: 'relation' }, { documentId: text, any: text }],
    ['a governed relation', { type: 'relation', target: 'article' }, { documentId: text }],
    [
      'a file',
      { type: 'media' },
      {
        name: text,
        alternativeText: { type: 'text' },
        caption: { type: 'text' },
        mime: text,
        ext: text,
        width: { type: 'integer' },
        height: { type: 'integer' },
      },
    ],
  ])('is %s', (_, attribute, expected) => expect(inner(fields({ x: attribute }).x)).toEqual(expected));

  it.each(['blocks', 'json', 'dynamiczone', 'password'])('is no %s', (type) =>
    expect(fields({ x: { type } })).toEqual(fields({})),
  );

  it('is nothing private', () => expect(fields({ x: { type: 'string', private: true } })).toEqual(fields({})));

  it('is no attribute in the place of Strapi’s own', () =>
    expect(fields({ locale: { type: 'integer' } }).locale).toEqual(text));
});

it.each([
  ['string', true],
  ['blocks', true],
  ['relation', false],
  ['media', false],
  ['component', false],
  ['dynamiczone', false],
])('%s stands in the row itself: %s', (type, expected) => expect(isScalar({ type })).toBe(expected));

it('the row of a release has its dates, whatever its content says', () => {
  const content = { uid: 'article', locale: 'en', fields: { title: 'x', id: 99, publishedAt: 'never' } };
  const entry = { id: 7, documentId: 'd', locale: 'en', releasedAt: 'later', firstReleasedAt: 'first', content };
  expect(rowOf(entry)).toEqual({
    title: 'x',
    id: 7,
    documentId: 'd',
    locale: 'en',
    createdAt: 'first',
    updatedAt: 'later',
    publishedAt: 'later',
  });
});
