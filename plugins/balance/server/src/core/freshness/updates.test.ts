import { onRelease, type Shown, type Stretch, textDigest, wouldRefresh } from './updates';

const shown = (changes: Partial<Shown> = {}): Shown => ({
  ...{ channels: ['website'], column: 'news', digest: 'a', at: 'T2' },
  ...changes,
});
const stretch = (changes: Partial<Stretch> = {}): Stretch => ({
  ...{ channel: 'website', columnCode: 'news', digest: 'a', freshAt: 'T1', until: null },
  ...changes,
});
const begun = (changes: Partial<Omit<Stretch, 'until'>> = {}) => {
  const { until: _, ...rest } = stretch(changes);
  return rest;
};

describe('what a release changes', () => {
  test('a first release is an update wherever it goes', () => {
    expect(onRelease([], shown({ channels: ['website', 'wechat'] }))).toEqual({
      end: [],
      begin: [begun({ freshAt: 'T2' }), begun({ freshAt: 'T2', channel: 'wechat' })],
    });
  });

  test('A12.2 the same text again is no update', () => {
    expect(onRelease([stretch()], shown())).toEqual({ end: [], begin: [] });
  });

  test('another text is', () => {
    expect(onRelease([stretch()], shown({ digest: 'b' }))).toEqual({
      end: ['website'],
      begin: [begun({ digest: 'b', freshAt: 'T2' })],
    });
  });

  test('back to an older text is an update like any other: it differs from the one before', () => {
    const known = [stretch({ until: 'T1' }), stretch({ digest: 'b', freshAt: 'T1' })];
    expect(onRelease(known, shown()).begin).toEqual([begun({ freshAt: 'T2' })]);
  });

  test('the same text in another column comes with its age', () => {
    expect(onRelease([stretch()], shown({ column: 'notice' }))).toEqual({
      end: ['website'],
      begin: [begun({ columnCode: 'notice' })],
    });
  });

  test('taken down and put back unchanged it is as old as it was; changed it is new', () => {
    const gone = [stretch({ until: 'T1' })];
    expect(onRelease(gone, shown())).toEqual({ end: [], begin: [begun()] });
    expect(onRelease(gone, shown({ digest: 'b' })).begin).toEqual([begun({ digest: 'b', freshAt: 'T2' })]);
  });

  test('a channel that is left ends, one that is new begins, the other goes on', () => {
    const known = [stretch(), stretch({ channel: 'wechat' })];
    expect(onRelease(known, shown({ channels: ['wechat', 'screen'] }))).toEqual({
      end: ['website'],
      begin: [begun({ channel: 'screen', freshAt: 'T2' })],
    });
  });

  test('what is on its way is an update where its text is not there yet', () => {
    const known = [stretch(), stretch({ channel: 'screen', until: 'T1' })];
    expect(wouldRefresh(known, shown({ channels: ['website', 'wechat', 'screen'] }))).toEqual(['wechat']);
    expect(wouldRefresh(known, shown({ channels: ['website', 'screen'], digest: 'b' }))).toEqual(['website', 'screen']);
  });
});

describe('the digest of a text', () => {
  const aside = new Set(['theme', 'column']);
  const of = (fields: object) => textDigest(fields as Record<string, unknown>, aside);
  const text = { title: '通知', body: [{ type: 'p', children: [{ text: '甲' }] }], theme: { code: 'a' } };

  test('does not see where it belongs, nor how keys stand', () => {
    const other = { theme: { code: 'b' }, column: { code: 'x', name: '新名' }, ...{ body: text.body, title: '通知' } };
    expect(of(other)).toBe(of(text));
    expect(of({ ...text, body: [{ children: [{ text: '甲' }], type: 'p' }] })).toBe(of(text));
    expect(of({ ...text, summary: null })).toBe(of(text));
  });

  test('sees every character a reader gets', () => {
    const changed = [
      { ...text, title: '通知 ' },
      { ...text, summary: '' },
      { ...text, body: [{ type: 'p', children: [{ text: '乙' }] }] },
      { ...text, body: [...text.body, ...text.body] },
      { ...text, cover: { sha256: '1' } },
    ];
    expect(new Set([text, ...changed].map(of)).size).toBe(changed.length + 1);
  });
});
