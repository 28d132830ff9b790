import { withFieldNames } from './server-words';

const nameOf = (path: string) => ({ summary: '摘要', 'source.unit': '来源 › 单位' })[path] ?? path;
const named = (sentence: string) => withFieldNames(sentence, nameOf, (names) => `（${names.join('、')}）`);

it('paths in brackets get their names', () => {
  expect(named('您改动过这一稿 (summary, source.unit)。')).toBe('您改动过这一稿（摘要、来源 › 单位）。');
  expect(named('您改动过这一稿 (other)。')).toBe('您改动过这一稿（other）。');
});

it('anything else stays', () => {
  for (const sentence of ['第三段（数字）有误 (见附件)', 'finding(s) must be mended', 'Too late (2026)'])
    expect(named(sentence)).toBe(sentence);
});
