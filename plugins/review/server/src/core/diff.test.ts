import fc from 'fast-check';
import type { Content } from './content';
import { changedPaths, diffContents, diffText, type Segment } from './diff';

const content = (fields: Content['fields']): Content => ({ uid: 'u', locale: 'zh-Hans', fields });

describe('diffText', () => {
  it('shows words inside a changed line only', () => {
    expect(diffText('第一行\n招商引资取得进展。\n第三行', '第一行\n招商引资取得新进展。\n第三行')).toEqual([
      { kind: 'equal', text: '第一行\n招商引资取得' },
      { kind: 'insert', text: '新' },
      { kind: 'equal', text: '进展。\n第三行' },
    ]);
  });

  it.each<[string, string, string, Segment[]]>([
    ['two empty texts', '', '', []],
    ['an equal text', '甲', '甲', [{ kind: 'equal', text: '甲' }]],
    ['a new text', '', '甲', [{ kind: 'insert', text: '甲' }]],
    ['a text taken away', '甲', '', [{ kind: 'delete', text: '甲' }]],
    [
      'a replaced character, the old one first',
      '甲乙丙',
      '甲丁丙',
      [
        { kind: 'equal', text: '甲' },
        { kind: 'delete', text: '乙' },
        { kind: 'insert', text: '丁' },
        { kind: 'equal', text: '丙' },
      ],
    ],
    [
      'a character outside the basic plane as one',
      'x😀y',
      'x😁y',
      [
        { kind: 'equal', text: 'x' },
        { kind: 'delete', text: '😀' },
        { kind: 'insert', text: '😁' },
        { kind: 'equal', text: 'y' },
      ],
    ],
    [
      'a new line, without looking for its letters in the next',
      '第三行\n',
      '第二行\n第三行\n',
      [
        { kind: 'insert', text: '第二行\n' },
        { kind: 'equal', text: '第三行\n' },
      ],
    ],
  ])('shows %s', (_, before, after, segments) => expect(diffText(before, after)).toEqual(segments));

  const line = (length: number, middle: string, from = 0x4e00): string => {
    const letters = Array.from({ length }, (_, index) => String.fromCharCode(from + (index % 4000)));
    letters[Math.floor(length / 2)] = middle;
    return letters.join('');
  };

  it('sets an equal head and tail aside first, however long they are', () => {
    const segments = diffText(line(6000, 'x'), line(6000, 'y'));
    expect(segments.map(({ kind, text }) => [kind, text.length])).toEqual([
      ['equal', 3000],
      ['delete', 1],
      ['insert', 1],
      ['equal', 2999],
    ]);
  });

  it('replaces a line as a whole when letters would take too long', () => {
    const [few, others] = [line(300, 'x'), line(300, 'x', 0x6000)];
    expect(diffText(few, others).map(({ kind }) => kind)).toEqual(['delete', 'insert', 'equal', 'delete', 'insert']);
    const [last, kept] = [line(2000, 'x'), line(2000, 'x', 0x6000)];
    expect(diffText(last, kept)).toHaveLength(5);
    const [many, more] = [line(2001, 'x'), line(2001, 'x', 0x6000)];
    expect(diffText(many, more)).toEqual([
      { kind: 'delete', text: many },
      { kind: 'insert', text: more },
    ]);
  });

  /** Length of the longest common subsequence, by trying everything. */
  const common = (a: string, b: string): number => {
    if (a === '' || b === '') return 0;
    if (a[0] === b[0]) return 1 + common(a.slice(1), b.slice(1));
    return Math.max(common(a.slice(1), b), common(a, b.slice(1)));
  };

  it('keeps as much of a line as can be kept, deletions before insertions, neighbours joined', () => {
    const word = fc.array(fc.constantFrom('甲', '乙', '丙'), { maxLength: 7 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(word, word, (before, after) => {
        const segments = diffText(before, after);
        const kept = segments.filter(({ kind }) => kind === 'equal').reduce((sum, { text }) => sum + text.length, 0);
        expect(kept).toBe(common(before, after));
        const pairs = segments.slice(1).map(({ kind }, index) => `${segments[index]?.kind} ${kind}`);
        for (const pair of pairs)
          expect(['equal delete', 'equal insert', 'delete insert', 'delete equal', 'insert equal']).toContain(pair);
        expect(segments.map(({ text }) => text)).not.toContain('');
      }),
    );
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

  it('says what was there and what is there now', () => {
    const from = content({ title: '甲', pages: 3, pinned: true, tags: ['a'], theme: { documentId: 't', code: 'x' } });
    const to = content({ title: '甲', pages: 4, tags: ['a', null, 'b'], theme: { documentId: 'u', name: '产业' } });
    expect(diffContents(from, to)).toEqual([
      {
        path: 'pages',
        kind: 'changed',
        before: 3,
        after: 4,
        segments: [
          { kind: 'delete', text: '3' },
          { kind: 'insert', text: '4' },
        ],
      },
      {
        path: 'pinned',
        kind: 'removed',
        before: true,
        after: null,
        segments: [{ kind: 'delete', text: 'true' }],
      },
      {
        path: 'tags',
        kind: 'changed',
        before: ['a'],
        after: ['a', null, 'b'],
        segments: [
          { kind: 'equal', text: 'a' },
          { kind: 'insert', text: '、、b' },
        ],
      },
      {
        path: 'theme.code',
        kind: 'removed',
        before: 'x',
        after: null,
        segments: [{ kind: 'delete', text: 'x' }],
      },
      {
        path: 'theme.documentId',
        kind: 'changed',
        before: 't',
        after: 'u',
        segments: [
          { kind: 'delete', text: 't' },
          { kind: 'insert', text: 'u' },
        ],
      },
      {
        path: 'theme.name',
        kind: 'added',
        before: null,
        after: '产业',
        segments: [{ kind: 'insert', text: '产业' }],
      },
    ]);
  });

  it('shows a thing by its name, or by all its members', () => {
    const segments = (value: Content['fields'][string]) => diffContents(null, content({ x: value }))[0]?.segments;
    expect(segments({ documentId: 't', name: '产业' })).toEqual([{ kind: 'insert', text: '产业' }]);
    expect(segments({ b: 1, name: 5 })).toEqual([{ kind: 'insert', text: '{"b":1,"name":5}' }]);
    expect(segments(null)).toStrictEqual([]);
  });

  it('a first word in a list is new', () =>
    expect(diffContents(content({ tags: [] }), content({ tags: ['a'] }))[0]?.segments).toEqual([
      { kind: 'insert', text: 'a' },
    ]));

  it('a first version is all new', () => {
    const first = content({ title: '甲', body: [] });
    expect(diffContents(null, first).map(({ path, kind, before }) => [path, kind, before])).toEqual([
      ['body', 'added', null],
      ['title', 'added', null],
    ]);
    expect(changedPaths(null, first)).toEqual(['body', 'title']);
  });

  describe('reads rich text', () => {
    const text = (value: string) => ({ type: 'text', text: value });
    const paragraph = (...children: Content['fields'][string][]) => ({ type: 'paragraph', children });
    const read = (...body: Content['fields'][string][]): string =>
      (diffContents(null, content({ body }))[0]?.segments ?? []).map((segment) => segment.text).join('');

    it.each<[string, Content['fields'][string][], string]>([
      ['line by line', [paragraph(text('甲')), paragraph(text('乙'))], '甲\n乙'],
      ['links and marks as their words', [paragraph(text('甲'), { type: 'link', children: [text('乙')] })], '甲乙'],
      [
        'lists item by item',
        [{ type: 'list', children: [null, { type: 'list-item', children: [text('甲')] }, paragraph(text('乙'))] }],
        '甲\n乙',
      ],
      [
        'a picture by its words',
        [{ type: 'image', image: { alternativeText: '图', name: 'a.png' }, children: [] }],
        '[图]',
      ],
      ['a picture by its name', [{ type: 'image', image: { name: 'a.png' }, children: [] }], '[a.png]'],
      ['a picture without either', [{ type: 'image', image: {}, children: [] }], '[image]'],
      ['a picture that is none', [{ type: 'image', image: null, children: [text('甲')] }], '甲'],
      [
        'an image of another node not at all',
        [{ type: 'card', image: { name: 'a.png' }, children: [text('甲')] }],
        '甲',
      ],
      ['what has no words as none', [paragraph(null, { type: 'break' }, 3)], ''],
    ])('%s', (_, body, expected) => expect(read(...body)).toBe(expected));

    it('only where every part is a node', () => {
      const body = [{ children: [text('甲')] }, { type: 'break' }];
      expect(read(...body)).toBe('{"children":[{"text":"甲","type":"text"}]}、{"type":"break"}');
    });

    it('that came or went as a whole', () => {
      const body = [paragraph(text('甲'))];
      expect(diffContents(content({ body }), content({}))).toMatchObject([
        { path: 'body', kind: 'removed', segments: [{ kind: 'delete', text: '甲' }] },
      ]);
      expect(diffContents(content({ body }), content({ body: '甲乙' }))).toMatchObject([
        { path: 'body', kind: 'changed', segments: [{ kind: 'delete', text: '甲' }] },
      ]);
    });
  });

  it('compares rich text as one text', () => {
    const body = (text: string): Content =>
      content({ body: [{ type: 'paragraph', children: [{ type: 'text', text }] }] });
    const [change] = diffContents(body('一二三'), body('一四三'));
    expect(change).toMatchObject({ path: 'body', kind: 'changed' });
    expect(change?.segments).toContainEqual({ kind: 'insert', text: '四' });
  });

  it('has nothing to say about equal contents', () =>
    expect(changedPaths(content({ a: [1] }), content({ a: [1] }))).toStrictEqual([]));
});
