import type { Json } from './canonical-json';
import type { Attributes, Content } from './content';
import { changedFields, lostRefs, marksOf, unnotedFields, type Marks } from './marks';

const attributes: Attributes = {
  title: { type: 'string' },
  cover: { type: 'media' },
  column: { type: 'relation', target: 'api::column.column' },
  channels: { type: 'relation', target: 'plugin::delivery.channel' },
  weights: { type: 'component', component: 'weight', repeatable: true },
};
const component = (): Attributes => ({ permille: { type: 'integer' }, theme: { type: 'relation', target: 'theme' } });
const cover = (sha256: string) => ({ sha256, mime: 'image/png', name: 'x.png' });

function content(fields: Record<string, Json> = {}): Content {
  return {
    uid: 'api::article.article',
    locale: 'zh-Hans',
    fields: {
      title: '标题',
      cover: cover('a'),
      column: { documentId: 'c', name: '动态' },
      channels: [{ documentId: 'w' }, { documentId: 's' }],
      weights: [{ permille: 700, theme: { documentId: 't', name: '产业' } }],
      ...fields,
    },
  };
}
const marks = (fields: Record<string, Json> = {}, at = '2026-01-01', known = attributes): Marks =>
  marksOf(content(fields), known, component, at);
const unnoted = (after: Marks, gone: string[] = [], known = attributes): string[] =>
  unnotedFields(marks(), after, known, new Set(gone));

describe('what changed since a draft was noted', () => {
  it.each<[string, Record<string, Json>, string[]]>([
    ['nothing', {}, []],
    ['the name of a related entry', { column: { documentId: 'c', name: '要闻' } }, []],
    ['a letter', { title: '标题。' }, ['title']],
    ['an emptied field', { title: null }, ['title']],
    ['a file more', { cover: null }, ['cover']],
    ['another relation', { column: { documentId: 'd' } }, ['column']],
    ['the order of relations', { channels: [{ documentId: 's' }, { documentId: 'w' }] }, ['channels']],
    ['a number in a component', { weights: [{ permille: 300, theme: { documentId: 't' } }] }, ['weights']],
    ['a relation in a component', { weights: [{ permille: 700, theme: { documentId: 'u' } }] }, ['weights']],
    ['two fields', { title: 'x', column: null }, ['column', 'title']],
  ])('%s', (_, fields, changed) => expect(unnoted(marks(fields))).toEqual(changed));

  it('a related entry that was deleted is nobody’s change of this draft', () => {
    const after = marks({ channels: [{ documentId: 'w' }], column: null });
    expect(lostRefs(marks(), after)).toEqual(['api::column.column/c', 'plugin::delivery.channel/s']);
    expect(unnoted(after, ['api::column.column/c', 'plugin::delivery.channel/s'])).toStrictEqual([]);
    expect(unnoted(after, ['api::column.column/c'])).toEqual(['channels']);
    expect(
      unnoted(marks({ channels: [] }), ['plugin::delivery.channel/s', 'plugin::delivery.channel/w']),
    ).toStrictEqual([]);
  });

  it('an attribute the schema lost says nothing, one it gained says what is in it', () => {
    const { title: _, ...fewer } = attributes;
    expect(unnoted(marks({}, '2026-01-01', fewer), [], fewer)).toStrictEqual([]);
    const more = { ...attributes, subtitle: { type: 'string' } };
    expect(unnoted(marks({}, '2026-01-01', more), [], more)).toStrictEqual([]);
    expect(unnoted(marks({ subtitle: '新' }, '2026-01-01', more), [], more)).toEqual(['subtitle']);
  });

  it('other bytes have somebody who answers for them only when the upload’s row was changed too', () => {
    const other = { cover: cover('b') };
    expect(unnoted(marks(other, '2026-01-02'))).toStrictEqual([]);
    expect(unnoted(marks(other))).toEqual(['*']);
    expect(unnoted(marks({ cover: cover('unreadable') }))).toStrictEqual([]);
  });

  it('files that could not be read are not known to be others', () => {
    const unread = marks({ cover: cover('unreadable') });
    expect(unnotedFields(unread, marks(), attributes, new Set())).toStrictEqual([]);
  });

  it('an empty list is nothing', () => {
    const none = { ...marks(), fields: {} };
    const lists = marks({ title: null, cover: [], column: null, channels: [], weights: [] });
    expect([lists.fields, changedFields(none, lists)]).toEqual([{}, []]);
  });

  it('the order of files is none', () => {
    const both = (...names: string[]) => marks({ cover: names.map(cover) });
    expect(both('a', 'b').files).toBe(both('b', 'a').files);
    expect(both('a', 'b').files).not.toBe(both('a').files);
  });

  it('names the fields of a change', () => {
    expect(changedFields(marks(), marks({ title: 'x' }))).toEqual(['title']);
    expect(changedFields(marks(), marks({ cover: cover('b') }))).toStrictEqual([]);
  });
});
