import { createHash } from 'node:crypto';
import { FULL, HOSTILE_FACTS, OFFSETS } from '../../../../test-support/report-facts';
import { reportHtml } from './html';
import { writeReport } from './report';

const html = reportHtml(writeReport(FULL, 'zh', OFFSETS));

test('one page with its own style, no script, and a policy that allows nothing else', () => {
  const [, style = ''] = /<style>([^]*?)<\/style>/.exec(html) ?? [];
  const digest = createHash('sha256').update(style).digest('base64');
  expect(html).toContain(`style-src &#39;sha256-${digest}&#39;`);
  expect(html).toContain('default-src &#39;none&#39;');
  expect(html).toContain('<html lang="zh-CN">');
  expect(html).not.toMatch(/<script|<link|<img| on\w+=|javascript:|https?:/i);
  expect(html.match(/<h1>/g)).toHaveLength(1);
});

test('tables name their columns and rows, bars say what they show', () => {
  expect(html).toContain('<th scope="col" class="n">篇数</th>');
  expect(html).toContain('<th scope="row">产业宣传</th><td class="n">40 %</td><td class="n">30</td>');
  expect(html).toContain('aria-label="产业宣传：占 60 %，目标 40 %，容差 5 个百分点"');
  expect(html).toContain('<rect x="75%" width="25%" y="4" height="10" fill="url(#stripes)" stroke="#111"/>');
});

test('prints on A4 with page numbers', () => {
  expect(html).toMatch(/@page\{size:A4;[^}]*@bottom-center\{content:counter\(page\)/);
});

test('no name gets out of its place', () => {
  const hostile = reportHtml(writeReport(HOSTILE_FACTS, 'en', OFFSETS));
  expect(hostile).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;&quot;x&#39;]]&gt; = 1+1');
  expect(hostile).not.toMatch(/<script/i);
  expect(hostile).not.toMatch(/[\u202e\0\u0007]|\p{Cs}/u);
});
