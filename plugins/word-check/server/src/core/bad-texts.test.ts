/** Texts built to break or to stall a reader: a right answer, in work that grows with the text and no faster. */
import { htmlPassages } from './html-text';
import { markdownPassages } from './markdown-text';
import { readsAsWritten } from './markdown-cost';

const MANY = 50_000;

test.each([
  ['open tags', '<a '],
  ['open quotes', '<a b="'],
  ['attributes', '<a b=c d'],
  ['open comments', '<!--'],
  ['closed tags without name', '</'],
  ['declarations', '<!'],
  ['hidden elements', '<script>'],
  ['pre-formatted elements', '<pre>'],
  ['line breaks', '<br>'],
  ['references', '&a'],
  ['numbers', '&#1'],
  ['white space', ' \t'],
  ['zero characters', '\0'],
  ['half characters', '\ud800'],
  ['paragraphs', '<p>国'],
])('HTML of many %s', (_what, piece) => {
  const [passage] = htmlPassages(`国家级${piece.repeat(MANY)}`, 'html');
  expect(passage!.text.startsWith('国家级')).toBe(true);
});

test.each(['[', '![', '[](', '*', '_*', '`', '<', '> ', '- ', '|', '[a]: ', 'http://a.', '~~', '&#1', '\0', '\ud800'])(
  'Markdown of many %j',
  (piece) => {
    const [passage] = markdownPassages(`国家级\n\n${piece.repeat(MANY)}`, 'body');
    expect(passage!.text.startsWith('国家级')).toBe(true);
  },
);

test('Markdown that would take long to parse is read as it is written; a long article is parsed', () => {
  const article = '## 题\n\n国务院办公厅关于**印发**[规划](https://a.cn)的通知。\n\n- 一项\n- 二项\n\n'.repeat(5000);
  expect(readsAsWritten(article)).toBe(false);
  expect(readsAsWritten(`|${' 一 |'.repeat(6)}\n`.repeat(3000))).toBe(false);
  for (const piece of ['[](', 'http://a.', '_*']) {
    const tangled = piece.repeat(MANY);
    expect(markdownPassages(tangled, 'body')).toEqual([{ path: 'body', text: tangled }]);
  }
  expect(readsAsWritten('> '.repeat(201))).toBe(true);
});
