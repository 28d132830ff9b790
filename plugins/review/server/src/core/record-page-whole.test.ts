import type { Language } from './errors';
import type { ReviewRecord } from './record';
import { recordPage } from './record-page';
import { quorumWords } from './record-words';

const AT = '2026-11-26T01:00:00.000Z';
const LATER = '2026-11-27T02:30:00.000Z';
const chen = { name: '陈静安', unit: '党政综合办公室', post: '宣传干事' };
const he = { name: '何为民', unit: '公共服务中心' };
const lin = { name: '林小禾' };
const run: NonNullable<ReviewRecord['run']> = {
  id: 7,
  state: { zh: '已撤稿', en: 'recalled' },
  workflow: { key: 'sanshen', name: '三审', version: 2 },
  submittedBy: '林小禾',
  submittedAt: AT,
  endedAt: LATER,
};
const subject = {
  ...{ park: '园区管理办公室', type: '文章', title: '食堂延长供应', uid: 'api::article.article', documentId: 'doc1' },
  ...{ locale: 'zh-Hans', digest: 'd0', isCurrent: false, madeAt: LATER, timeZone: 'Asia/Shanghai' },
  head: { seq: 9, hash: 'h9' },
};
const finding = { start: 0, end: 2, pack: 'p', category: 'wording', ruleId: 'r', suggestions: [] };

/** A form with something in each of its places. */
const WHOLE: ReviewRecord = {
  ...subject,
  run,
  levels: [
    {
      name: '初审',
      groups: [
        {
          isExtra: false,
          rule: quorumWords('count', 2, 3),
          people: [
            { ...chen, hasVeto: true },
            { ...he, hasVeto: false },
            { ...lin, hasVeto: false },
          ],
        },
        { isExtra: true, rule: quorumWords('all', 1, 1), people: [] },
      ],
      decisions: [
        { by: chen, for: null, kind: 'approve', standing: 'valid', comment: '同意', at: AT },
        { by: he, for: lin, kind: 'approve', standing: 'void', comment: null, at: LATER },
      ],
    },
    { name: '终审', groups: [], decisions: [] },
  ],
  outside: [{ by: lin, for: null, kind: 'break-glass', standing: 'valid', comment: '台风', at: AT }],
  rounds: [
    {
      name: '一校',
      people: [chen, he],
      rule: quorumWords('any', 1, 2),
      signatures: [
        {
          by: he,
          standing: 'valid',
          at: AT,
          checklist: [
            { text: '逐字核对', answer: 'yes' },
            { text: '图片', answer: 'not-applicable' },
          ],
        },
      ],
      findings: [
        { text: '“饭堂”', by: he, closed: { how: 'fixed', by: chen, at: LATER } },
        { text: '“三日”', by: he, closed: { how: 'kept', by: lin, at: LATER } },
        { text: '“廿点”', by: he, closed: null },
      ],
    },
    { name: '二校', people: [lin], rule: quorumWords('all', 1, 1), signatures: [], findings: [] },
    { name: '旧校', people: [], rule: null, signatures: [], findings: [] },
  ],
  capacities: [
    { by: chen, reviews: ['初审', '终审'], proofs: [] },
    { by: he, reviews: [], proofs: ['一校'] },
  ],
  findings: [
    { ...finding, path: 'title', text: '最好', severity: 'block', message: '绝对化用语' },
    { ...finding, path: 'body.0', text: '帐号', severity: 'warn', message: '应为账号' },
  ],
  waivers: [{ finding: '“三日”', reason: '原文如此', by: lin, at: LATER }],
  release: {
    ...{ id: 3, at: AT, by: '沈知远', state: 'recalled' },
    recall: { at: LATER, by: '沈知远', reason: '数字有误' },
    emergency: {
      by: [
        { ...lin, reason: '台风', at: AT },
        { ...he, reason: '同意', at: AT },
      ],
      dueAt: LATER,
      reviewedAt: null,
    },
    receipts: [
      { channel: '网站', endpoint: 'public-api', kind: 'removed', at: LATER },
      { channel: '大屏', endpoint: 'screen-1', kind: 'shown', at: AT },
    ],
  },
  rows: [
    {
      seq: 8,
      hash: 'h8',
      at: AT,
      by: '陈静安',
      words: { act: '通过', capacity: '初审', level: '初审', reason: '同意', note: '' },
    },
    { seq: 9, hash: 'h9', at: LATER, by: null, words: { act: '作废', capacity: '', level: '', reason: '', note: '' } },
  ],
};

/** A form that has nothing to tell yet. */
const BARE: ReviewRecord = {
  ...{ ...subject, isCurrent: true, run: { ...run, endedAt: null } },
  ...{ levels: [], outside: [], rounds: [], capacities: [], findings: [], waivers: [], release: null, rows: [] },
};

/** The page's body, a tag or text a line, without what is there for the browser alone. */
function linesOf(record: ReviewRecord, language: Language): string {
  const html = recordPage(record, language, record === WHOLE ? [{ path: 'a b/c.txt', words: '正文' }] : []);
  const body = html.slice(html.indexOf('<title>')).replace(/<style>[^]*<\/style>/, '');
  return body
    .replace(/<(tr|section|div|header|footer|main)\b/g, '\n<$1')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

test.each([
  ['whole', 'zh', WHOLE],
  ['whole', 'en', WHOLE],
  ['bare', 'zh', BARE],
  ['bare', 'en', BARE],
] as const)('a %s form in %s says exactly this', (kind, language, record) => {
  expect(linesOf(record, language)).toBe(EXPECTED[kind][language].trim());
});

/** Read by a person when it was written down: what an auditor gets to see is changed on purpose only. */
const EXPECTED = {
  whole: {
    zh: `
<title>审校单：食堂延长供应</title>
</head>
<body>
<header><p>园区管理办公室</p><h1>审校单</h1></header>
<main>
<table class="facts"><tbody>
<tr><th scope="row">题名</th><td>食堂延长供应</td></tr>
<tr><th scope="row">类型</th><td>文章</td></tr>
<tr><th scope="row">语言</th><td>简体中文（<code>zh-Hans</code>）</td></tr>
<tr><th scope="row">稿件编号</th><td><code>api::article.article/doc1</code></td></tr>
<tr><th scope="row">内容摘要（SHA-256）</th><td><code>d0</code><br>当前草稿已不是此内容；下列意见只对上述摘要有效。</td></tr>
<tr><th scope="row">流程</th><td>三审（<code>sanshen</code>），第 2 版</td></tr>
<tr><th scope="row">审核轮次</th><td>7</td></tr>
<tr><th scope="row">状态</th><td>已撤稿</td></tr>
<tr><th scope="row">提交</th><td>林小禾，<time datetime="2026-11-26T01:00:00.000Z">2026年11月26日 09:00:00</time></td></tr>
<tr><th scope="row">结束</th><td><time datetime="2026-11-27T02:30:00.000Z">2026年11月27日 10:30:00</time></td></tr></tbody></table>
<div class="banner" role="note"><strong>紧急签发</strong><p>本内容由下列人员紧急签发，先行上线；各审级须在 2026年11月27日 10:30:00 前补审，尚未补齐。</p><ul><li>林小禾，<time datetime="2026-11-26T01:00:00.000Z">2026年11月26日 09:00:00</time>：台风</li><li>何为民（公共服务中心），<time datetime="2026-11-26T01:00:00.000Z">2026年11月26日 09:00:00</time>：同意</li></ul></div>
<section><h2>审级</h2><h3>初审</h3><p>请谁审：陈静安（党政综合办公室 宣传干事） [可一票否决]、何为民（公共服务中心）、林小禾。3 人中至少 2 人签字。</p><p>请谁审：加审：无。1 人全部签字。</p><table class="decisions"><thead>
<tr><th scope="col">意见</th><th scope="col">姓名</th><th scope="col">时间</th><th scope="col">说明</th></tr></thead><tbody>
<tr><td>通过（有效）</td><td>陈静安（党政综合办公室 宣传干事）</td><td><time datetime="2026-11-26T01:00:00.000Z">2026年11月26日 09:00:00</time></td><td><span class="words">同意</span></td></tr>
<tr><td><span class="void">通过</span>（已作废）</td><td>何为民（公共服务中心），代林小禾</td><td><time datetime="2026-11-27T02:30:00.000Z">2026年11月27日 10:30:00</time></td><td><span class="words"></span></td></tr></tbody></table><h3>终审</h3><p>无人办理</p></section>
<section><h2>紧急签发签字</h2><table class="decisions"><thead>
<tr><th scope="col">意见</th><th scope="col">姓名</th><th scope="col">时间</th><th scope="col">说明</th></tr></thead><tbody>
<tr><td>紧急签发（有效）</td><td>林小禾</td><td><time datetime="2026-11-26T01:00:00.000Z">2026年11月26日 09:00:00</time></td><td><span class="words">台风</span></td></tr></tbody></table></section>
<section><h2>校次</h2><h3>一校</h3><p>请谁审：陈静安（党政综合办公室 宣传干事）、何为民（公共服务中心）。任一人办理即可。</p><table class="plain"><thead>
<tr><th scope="col">姓名</th><th scope="col">时间</th><th scope="col">校对清单</th></tr></thead><tbody>
<tr><td>何为民（公共服务中心）（有效）</td><td><time datetime="2026-11-26T01:00:00.000Z">2026年11月26日 09:00:00</time></td><td><ul><li>逐字核对：已核对</li><li>图片：不涉及</li></ul></td></tr></tbody></table><table class="plain"><thead>
<tr><th scope="col">问题</th><th scope="col">状态</th><th scope="col">时间</th></tr></thead><tbody>
<tr><td>“饭堂”（何为民提出）</td><td>已改，由陈静安关闭</td><td><time datetime="2026-11-27T02:30:00.000Z">2026年11月27日 10:30:00</time></td></tr>
<tr><td>“三日”（何为民提出）</td><td>不改，由林小禾关闭</td><td><time datetime="2026-11-27T02:30:00.000Z">2026年11月27日 10:30:00</time></td></tr>
<tr><td>“廿点”（何为民提出）</td><td>未关闭</td><td></td></tr></tbody></table><h3>二校</h3><p>请谁审：林小禾。1 人全部签字。</p><p>无人办理</p><h3>旧校</h3></section>
<section><h2>签字人与职责</h2><table class="plain"><thead>
<tr><th scope="col">姓名</th><th scope="col">审</th><th scope="col">校</th></tr></thead><tbody>
<tr><td>陈静安（党政综合办公室 宣传干事）</td><td>初审、终审</td><td>—</td></tr>
<tr><td>何为民（公共服务中心）</td><td>—</td><td>一校</td></tr></tbody></table></section>
<section><h2>提交时的问题</h2><table class="plain"><thead>
<tr><th scope="col">状态</th><th scope="col">位置</th><th scope="col">问题</th></tr></thead><tbody>
<tr><td>必须改正</td><td><code>title</code></td><td>最好<br>绝对化用语</td></tr>
<tr><td>请核对</td><td><code>body.0</code></td><td>帐号<br>应为账号</td></tr></tbody></table></section>
<section><h2>放行说明</h2><table class="plain"><thead>
<tr><th scope="col">问题</th><th scope="col">理由</th><th scope="col">姓名</th><th scope="col">时间</th></tr></thead><tbody>
<tr><td>“三日”</td><td><span class="words">原文如此</span></td><td>林小禾</td><td><time datetime="2026-11-27T02:30:00.000Z">2026年11月27日 10:30:00</time></td></tr></tbody></table></section>
<section><h2>签发</h2><table class="facts"><tbody>
<tr><th scope="row">签发编号</th><td>3</td></tr>
<tr><th scope="row">状态</th><td>已撤稿</td></tr>
<tr><th scope="row">签发人</th><td>沈知远</td></tr>
<tr><th scope="row">时间</th><td><time datetime="2026-11-26T01:00:00.000Z">2026年11月26日 09:00:00</time></td></tr></tbody></table></section>
<section><h2>撤稿</h2><table class="facts"><tbody>
<tr><th scope="row">撤稿人</th><td>沈知远</td></tr>
<tr><th scope="row">时间</th><td><time datetime="2026-11-27T02:30:00.000Z">2026年11月27日 10:30:00</time></td></tr>
<tr><th scope="row">理由</th><td><span class="words">数字有误</span></td></tr></tbody></table></section>
<section><h2>回执</h2><table class="plain"><thead>
<tr><th scope="col">渠道</th><th scope="col">状态</th><th scope="col">时间</th></tr></thead><tbody>
<tr><td>网站 公开接口</td><td>已撤下</td><td><time datetime="2026-11-27T02:30:00.000Z">2026年11月27日 10:30:00</time></td></tr>
<tr><td>大屏 screen-1</td><td>已显示</td><td><time datetime="2026-11-26T01:00:00.000Z">2026年11月26日 09:00:00</time></td></tr></tbody></table></section>
<section><h2>责任台账</h2><table class="rows"><thead>
<tr><th scope="col">序号</th><th scope="col">时间</th><th scope="col">事项</th><th scope="col">行散列（SHA-256）</th></tr></thead><tbody>
<tr><td>8</td><td><time datetime="2026-11-26T01:00:00.000Z">2026年11月26日 09:00:00</time></td><td>通过，陈静安<br>初审 · 同意</td><td><code>h8</code></td></tr>
<tr><td>9</td><td><time datetime="2026-11-27T02:30:00.000Z">2026年11月27日 10:30:00</time></td><td>作废</td><td><code>h9</code></td></tr></tbody></table><p>台账末行：<code>9:h9</code></p></section>
<section><h2>证据包中的文件</h2><ul><li><a href="a%20b/c.txt">a b/c.txt</a>：正文</li></ul></section>
</main>
<footer><p>打印时间：<time datetime="2026-11-27T02:30:00.000Z">2026年11月27日 10:30:00</time>。时间均为 Asia/Shanghai 时间。</p><p>核对：台账导出后用 npm run ledger:verify 校验；行散列应与上表一致。</p></footer>
</body>
</html>
`,
    en: `
<title>Review record: 食堂延长供应</title>
</head>
<body>
<header><p>园区管理办公室</p><h1>Review record</h1></header>
<main>
<table class="facts"><tbody>
<tr><th scope="row">Title</th><td>食堂延长供应</td></tr>
<tr><th scope="row">Type</th><td>文章</td></tr>
<tr><th scope="row">Locale</th><td>Simplified Chinese (<code>zh-Hans</code>)</td></tr>
<tr><th scope="row">Document</th><td><code>api::article.article/doc1</code></td></tr>
<tr><th scope="row">Digest (SHA-256)</th><td><code>d0</code><br>The draft is not this content any more; what follows is about the digest above.</td></tr>
<tr><th scope="row">Workflow</th><td>三审 (<code>sanshen</code>), version 2</td></tr>
<tr><th scope="row">Run</th><td>7</td></tr>
<tr><th scope="row">State</th><td>recalled</td></tr>
<tr><th scope="row">Submitted</th><td>林小禾, <time datetime="2026-11-26T01:00:00.000Z">26 Nov 2026, 09:00:00</time></td></tr>
<tr><th scope="row">Ended</th><td><time datetime="2026-11-27T02:30:00.000Z">27 Nov 2026, 10:30:00</time></td></tr></tbody></table>
<div class="banner" role="note"><strong>Emergency release</strong><p>Released in an emergency by the people below before the levels had signed; they have to sign by 27 Nov 2026, 10:30:00 and have not yet.</p><ul><li>林小禾, <time datetime="2026-11-26T01:00:00.000Z">26 Nov 2026, 09:00:00</time>: 台风</li><li>何为民 (公共服务中心), <time datetime="2026-11-26T01:00:00.000Z">26 Nov 2026, 09:00:00</time>: 同意</li></ul></div>
<section><h2>Levels</h2><h3>初审</h3><p>Asked: 陈静安 (党政综合办公室 宣传干事) [may veto], 何为民 (公共服务中心), 林小禾; 2 of 3.</p><p>Asked: Extra signers: none; all 1 of them.</p><table class="decisions"><thead>
<tr><th scope="col">Decision</th><th scope="col">Name</th><th scope="col">Time</th><th scope="col">Opinion</th></tr></thead><tbody>
<tr><td>Approved (counts)</td><td>陈静安 (党政综合办公室 宣传干事)</td><td><time datetime="2026-11-26T01:00:00.000Z">26 Nov 2026, 09:00:00</time></td><td><span class="words">同意</span></td></tr>
<tr><td><span class="void">Approved</span> (void)</td><td>何为民 (公共服务中心), for 林小禾</td><td><time datetime="2026-11-27T02:30:00.000Z">27 Nov 2026, 10:30:00</time></td><td><span class="words"></span></td></tr></tbody></table><h3>终审</h3><p>nobody has decided</p></section>
<section><h2>Emergency signatures</h2><table class="decisions"><thead>
<tr><th scope="col">Decision</th><th scope="col">Name</th><th scope="col">Time</th><th scope="col">Opinion</th></tr></thead><tbody>
<tr><td>Emergency release (counts)</td><td>林小禾</td><td><time datetime="2026-11-26T01:00:00.000Z">26 Nov 2026, 09:00:00</time></td><td><span class="words">台风</span></td></tr></tbody></table></section>
<section><h2>Proof rounds</h2><h3>一校</h3><p>Asked: 陈静安 (党政综合办公室 宣传干事), 何为民 (公共服务中心); any one of them.</p><table class="plain"><thead>
<tr><th scope="col">Name</th><th scope="col">Time</th><th scope="col">Checklist</th></tr></thead><tbody>
<tr><td>何为民 (公共服务中心) (counts)</td><td><time datetime="2026-11-26T01:00:00.000Z">26 Nov 2026, 09:00:00</time></td><td><ul><li>逐字核对: checked</li><li>图片: not applicable</li></ul></td></tr></tbody></table><table class="plain"><thead>
<tr><th scope="col">Finding</th><th scope="col">State</th><th scope="col">Time</th></tr></thead><tbody>
<tr><td>“饭堂” (found by 何为民)</td><td>mended, closed by 陈静安</td><td><time datetime="2026-11-27T02:30:00.000Z">27 Nov 2026, 10:30:00</time></td></tr>
<tr><td>“三日” (found by 何为民)</td><td>left as it is, closed by 林小禾</td><td><time datetime="2026-11-27T02:30:00.000Z">27 Nov 2026, 10:30:00</time></td></tr>
<tr><td>“廿点” (found by 何为民)</td><td>open</td><td></td></tr></tbody></table><h3>二校</h3><p>Asked: 林小禾; all 1 of them.</p><p>nobody has decided</p><h3>旧校</h3></section>
<section><h2>Who signed, in which capacities</h2><table class="plain"><thead>
<tr><th scope="col">Name</th><th scope="col">Reviewed</th><th scope="col">Proofread</th></tr></thead><tbody>
<tr><td>陈静安 (党政综合办公室 宣传干事)</td><td>初审, 终审</td><td>—</td></tr>
<tr><td>何为民 (公共服务中心)</td><td>—</td><td>一校</td></tr></tbody></table></section>
<section><h2>Findings at submit</h2><table class="plain"><thead>
<tr><th scope="col">State</th><th scope="col">Place</th><th scope="col">Finding</th></tr></thead><tbody>
<tr><td>must be mended</td><td><code>title</code></td><td>最好<br>绝对化用语</td></tr>
<tr><td>to be checked</td><td><code>body.0</code></td><td>帐号<br>应为账号</td></tr></tbody></table></section>
<section><h2>Waivers</h2><table class="plain"><thead>
<tr><th scope="col">Finding</th><th scope="col">Reason</th><th scope="col">Name</th><th scope="col">Time</th></tr></thead><tbody>
<tr><td>“三日”</td><td><span class="words">原文如此</span></td><td>林小禾</td><td><time datetime="2026-11-27T02:30:00.000Z">27 Nov 2026, 10:30:00</time></td></tr></tbody></table></section>
<section><h2>Release</h2><table class="facts"><tbody>
<tr><th scope="row">Release number</th><td>3</td></tr>
<tr><th scope="row">State</th><td>recalled</td></tr>
<tr><th scope="row">Released by</th><td>沈知远</td></tr>
<tr><th scope="row">Time</th><td><time datetime="2026-11-26T01:00:00.000Z">26 Nov 2026, 09:00:00</time></td></tr></tbody></table></section>
<section><h2>Recall</h2><table class="facts"><tbody>
<tr><th scope="row">Recalled by</th><td>沈知远</td></tr>
<tr><th scope="row">Time</th><td><time datetime="2026-11-27T02:30:00.000Z">27 Nov 2026, 10:30:00</time></td></tr>
<tr><th scope="row">Reason</th><td><span class="words">数字有误</span></td></tr></tbody></table></section>
<section><h2>Receipts</h2><table class="plain"><thead>
<tr><th scope="col">Channel</th><th scope="col">State</th><th scope="col">Time</th></tr></thead><tbody>
<tr><td>网站 public API</td><td>taken down</td><td><time datetime="2026-11-27T02:30:00.000Z">27 Nov 2026, 10:30:00</time></td></tr>
<tr><td>大屏 screen-1</td><td>shown</td><td><time datetime="2026-11-26T01:00:00.000Z">26 Nov 2026, 09:00:00</time></td></tr></tbody></table></section>
<section><h2>Ledger</h2><table class="rows"><thead>
<tr><th scope="col">Row</th><th scope="col">Time</th><th scope="col">Act</th><th scope="col">Hash (SHA-256)</th></tr></thead><tbody>
<tr><td>8</td><td><time datetime="2026-11-26T01:00:00.000Z">26 Nov 2026, 09:00:00</time></td><td>通过, 陈静安<br>初审 · 同意</td><td><code>h8</code></td></tr>
<tr><td>9</td><td><time datetime="2026-11-27T02:30:00.000Z">27 Nov 2026, 10:30:00</time></td><td>作废</td><td><code>h9</code></td></tr></tbody></table><p>Head of the ledger: <code>9:h9</code></p></section>
<section><h2>Files of this pack</h2><ul><li><a href="a%20b/c.txt">a b/c.txt</a>: 正文</li></ul></section>
</main>
<footer><p>Made: <time datetime="2026-11-27T02:30:00.000Z">27 Nov 2026, 10:30:00</time>. All times are of Asia/Shanghai.</p><p>To check: verify an export of the ledger with npm run ledger:verify; the hashes must be those above.</p></footer>
</body>
</html>
`,
  },
  bare: {
    zh: `
<title>审校单：食堂延长供应</title>
</head>
<body>
<header><p>园区管理办公室</p><h1>审校单</h1></header>
<main>
<table class="facts"><tbody>
<tr><th scope="row">题名</th><td>食堂延长供应</td></tr>
<tr><th scope="row">类型</th><td>文章</td></tr>
<tr><th scope="row">语言</th><td>简体中文（<code>zh-Hans</code>）</td></tr>
<tr><th scope="row">稿件编号</th><td><code>api::article.article/doc1</code></td></tr>
<tr><th scope="row">内容摘要（SHA-256）</th><td><code>d0</code><br>当前草稿即此内容。</td></tr>
<tr><th scope="row">流程</th><td>三审（<code>sanshen</code>），第 2 版</td></tr>
<tr><th scope="row">审核轮次</th><td>7</td></tr>
<tr><th scope="row">状态</th><td>已撤稿</td></tr>
<tr><th scope="row">提交</th><td>林小禾，<time datetime="2026-11-26T01:00:00.000Z">2026年11月26日 09:00:00</time></td></tr></tbody></table>
<section><h2>审级</h2></section>
<section><h2>提交时的问题</h2><p>无</p></section>
<section><h2>签发</h2><p>未签发</p></section>
<section><h2>责任台账</h2><p>无</p><p>台账末行：<code>9:h9</code></p></section>
</main>
<footer><p>打印时间：<time datetime="2026-11-27T02:30:00.000Z">2026年11月27日 10:30:00</time>。时间均为 Asia/Shanghai 时间。</p><p>核对：台账导出后用 npm run ledger:verify 校验；行散列应与上表一致。</p></footer>
</body>
</html>
`,
    en: `
<title>Review record: 食堂延长供应</title>
</head>
<body>
<header><p>园区管理办公室</p><h1>Review record</h1></header>
<main>
<table class="facts"><tbody>
<tr><th scope="row">Title</th><td>食堂延长供应</td></tr>
<tr><th scope="row">Type</th><td>文章</td></tr>
<tr><th scope="row">Locale</th><td>Simplified Chinese (<code>zh-Hans</code>)</td></tr>
<tr><th scope="row">Document</th><td><code>api::article.article/doc1</code></td></tr>
<tr><th scope="row">Digest (SHA-256)</th><td><code>d0</code><br>The draft is still this content.</td></tr>
<tr><th scope="row">Workflow</th><td>三审 (<code>sanshen</code>), version 2</td></tr>
<tr><th scope="row">Run</th><td>7</td></tr>
<tr><th scope="row">State</th><td>recalled</td></tr>
<tr><th scope="row">Submitted</th><td>林小禾, <time datetime="2026-11-26T01:00:00.000Z">26 Nov 2026, 09:00:00</time></td></tr></tbody></table>
<section><h2>Levels</h2></section>
<section><h2>Findings at submit</h2><p>none</p></section>
<section><h2>Release</h2><p>not released</p></section>
<section><h2>Ledger</h2><p>none</p><p>Head of the ledger: <code>9:h9</code></p></section>
</main>
<footer><p>Made: <time datetime="2026-11-27T02:30:00.000Z">27 Nov 2026, 10:30:00</time>. All times are of Asia/Shanghai.</p><p>To check: verify an export of the ledger with npm run ledger:verify; the hashes must be those above.</p></footer>
</body>
</html>
`,
  },
};
