import { hasWords, postOf, READ } from './post-of';

const ARTICLE = {
  kicker: { type: 'string' },
  title: { type: 'string' },
  summary: { type: 'text' },
  body: { type: 'blocks' },
  note: { type: 'richtext' },
  theme: { type: 'relation' },
  link: { type: 'uid' },
};
const text = (words: string) => ({ type: 'text', text: words });

describe('the words of an entry', () => {
  it('are its title and its longer texts, in the order of the type', () => {
    const body = [
      { type: 'heading', level: 2, children: [text('班车')] },
      {
        type: 'paragraph',
        children: [text('新增'), { type: 'link', url: 'x', children: [text('两条')] }, text('线路')],
      },
      { type: 'list', children: [{ type: 'list-item', children: [text('早班')] }] },
    ];
    const values = { kicker: '快讯', title: '通勤', summary: '下周起', body, note: '<p>晚<b>班</b></p>', theme: 'x' };
    const post = postOf(ARTICLE, values);
    expect(post.title).toBe('通勤');
    expect(post.text.replace(/\n+/g, '|')).toBe('下周起|班车|新增两条线路|早班|晚|班|');
  });

  it('have the first short text for a title where nothing is called so', () => {
    expect(postOf({ name: { type: 'string' }, other: { type: 'string' } }, { name: '甲', other: '乙' }).title).toBe(
      '甲',
    );
    expect(postOf({ body: { type: 'text' } }, { body: '甲' })).toEqual({ title: '', text: '甲' });
  });

  it('are nothing where nothing is written, and whatever else stands there', () => {
    for (const values of [{}, { title: null, summary: 7, body: [null, 'x', { children: 'x' }, text(' ')] }])
      expect(hasWords(postOf(ARTICLE, values))).toBe(false);
    expect(hasWords({ title: '甲', text: '' })).toBe(true);
  });

  it('are read so far and no further, in length and in depth', () => {
    const long = postOf(ARTICLE, { title: '长'.repeat(1000), summary: '长'.repeat(30_000) });
    expect([long.title.length, long.text.length]).toEqual([READ.title, READ.text]);
    const nested = Array.from({ length: 5000 }).reduce<object>((inside) => ({ children: [inside] }), text('深'));
    expect(postOf(ARTICLE, { body: [nested] }).text).not.toContain('深');
  });
});
