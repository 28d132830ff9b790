import { blocksText, contentTitle, fieldValue, readableFields, valueText } from './content';

const text = (words: string) => ({ type: 'text', text: words });
const paragraph = (...words: string[]) => ({ type: 'paragraph', children: words.map(text) });
const item = (words: string) => ({ type: 'list-item', children: [text(words)] });
const cover = { sha256: 'd'.repeat(64), mime: 'image/png', name: 'cover.png', alternativeText: '封面' };

describe('blocksText', () => {
  it('joins words by nothing, blocks and list items by line breaks', () => {
    const list = { type: 'list', format: 'ordered', children: [item('一'), item('二')] };
    const link = { type: 'link', url: 'https://demo.example', children: [text('这里')] };
    const blocks = [paragraph('今天', '开会'), list, { type: 'paragraph', children: [text('见'), link, text('。')] }];
    expect(blocksText(blocks)).toBe('今天开会\n一\n二\n见这里。');
  });
});

describe('fieldValue', () => {
  it('tells values by their shape', () => {
    expect(fieldValue('字').kind).toBe('text');
    expect(fieldValue([paragraph('字')]).kind).toBe('blocks');
    expect(fieldValue(cover)).toEqual({ kind: 'media', media: [cover] });
    expect(fieldValue([cover, cover]).kind).toBe('media');
    expect(fieldValue({ sha256: 3 }).kind).toBe('text');
  });
});

describe('valueText', () => {
  it.each([
    [null, ''],
    ['字', '字'],
    [700, '700'],
    [{ documentId: 'x', code: 'industry', name: '产业发展' }, '产业发展'],
    [
      [
        { code: 'a', name: '官网' },
        { code: 'b', name: '大屏' },
      ],
      '官网\n大屏',
    ],
    [{ kind: 'original', unit: '办公室' }, 'kind: original; unit: 办公室'],
    [{ theme: { code: 'industry', name: '产业发展' }, permille: 700 }, 'theme: 产业发展; permille: 700'],
    [[paragraph('一'), paragraph('二')], '一\n二'],
    [cover, 'cover.png · 封面'],
    [[], ''],
  ])('%j reads %j', (value, words) => expect(valueText(value)).toBe(words));
});

describe('valueText in words', () => {
  const naming = {
    field: (name: string) => ({ kind: '来源类型', unit: '来源单位' })[name] ?? name,
    choice: (field: string, value: string) => (field === 'kind' && value === 'original' ? '原创' : value),
    time: () => '2026年12月1日 08:00',
  };
  it.each([
    [{ kind: 'original', unit: '办公室' }, 'source', '来源类型: 原创; 来源单位: 办公室'],
    ['original', 'kind', '原创'],
    ['original', 'title', 'original'],
    ['2026-12-01T00:00:00.000Z', 'displayFrom', '2026年12月1日 08:00'],
    ['2026-12-01', 'title', '2026-12-01'],
  ])('%j in %s reads %j', (value, field, words) => expect(valueText(value, field, naming)).toBe(words));
});

describe('readableFields', () => {
  it('starts with title, summary, cover and body, keeps the rest in order and drops what is empty', () => {
    const fields = { aiDeclaration: 'none', body: [paragraph('字')], channels: [], title: '题', cover, summary: '摘' };
    const names = readableFields({ uid: 'api::article.article', locale: 'zh-Hans', fields }).map(({ name }) => name);
    expect(names).toEqual(['title', 'summary', 'cover', 'body', 'aiDeclaration']);
  });
});

describe('contentTitle', () => {
  it('falls back when there is no title', () => {
    const content = { uid: 'api::article.article', locale: null, fields: {} };
    expect(contentTitle(content, '（无标题）')).toBe('（无标题）');
    expect(contentTitle(undefined, '（无标题）')).toBe('（无标题）');
    expect(contentTitle({ ...content, fields: { title: '题' } }, '（无标题）')).toBe('题');
  });
});
