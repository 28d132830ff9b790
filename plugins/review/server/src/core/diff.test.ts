import fc from 'fast-check';
import type { Content } from './content';
import { changedPaths, diffContents, diffText } from './diff';

const content = (fields: Content['fields']): Content => ({ uid: 'u', locale: 'zh-Hans', fields });

describe('diffText', () => {
  it('shows words inside a changed line only', () => {
    expect(diffText('第一行\n招商引资取得进展。\n第三行', '第一行\n招商引资取得新进展。\n第三行')).toEqual([
      { kind: 'equal', text: '第一行\n招商引资取得' },
      { kind: 'insert', text: '新' },
      { kind: 'equal', text: '进展。\n第三行' },
    ]);
  });

  it('always rebuilds both texts', () => {
    const word = fc.array(fc.constantFrom('甲', '乙', '\n', '丙丁'), { maxLength: 30 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(word, word, (before, after) => {
        const segments = diffText(before, after);
        const side = (skip: string): string =>
          segments
            .filter((s) => s.kind !== skip)
            .map((s) => s.text)
            .join('');
        expect(side('insert')).toBe(before);
        expect(side('delete')).toBe(after);
      }),
    );
  });
});

describe('diffContents', () => {
  it('names changed, added and removed places', () => {
    const before = content({ title: '甲', source: { kind: 'original', unit: '办公室' }, summary: '摘要' });
    const after = content({
      title: '乙',
      source: { kind: 'reprint', unit: '办公室' },
      topic: { documentId: 'x', name: '安全' },
    });
    expect(diffContents(before, after).map(({ path, kind }) => [path, kind])).toEqual([
      ['source.kind', 'changed'],
      ['summary', 'removed'],
      ['title', 'changed'],
      ['topic', 'added'],
    ]);
  });

  it('compares rich text as one text', () => {
    const body = (text: string): Content =>
      content({ body: [{ type: 'paragraph', children: [{ type: 'text', text }] }] });
    const [change] = diffContents(body('一二三'), body('一四三'));
    expect(change).toMatchObject({ path: 'body', kind: 'changed' });
    expect(change?.segments).toContainEqual({ kind: 'insert', text: '四' });
  });

  it('has nothing to say about equal contents', () =>
    expect(changedPaths(content({ a: [1] }), content({ a: [1] }))).toEqual([]));
});
