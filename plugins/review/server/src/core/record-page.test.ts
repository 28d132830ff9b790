import { createHash } from 'node:crypto';
import type { Language } from './errors';
import { besideWords } from './evidence';
import { standingOf, type ReviewRecord } from './record';
import { RECORD_HEADERS, recordPage } from './record-page';
import { submittedWaivers } from './record-proofs';
import { quorumWords } from './record-words';

const AT = '2026-11-26T01:00:00.000Z';
const EVIL = '<img src=x onerror=alert(1)>&"\'';
const ESCAPED = '&lt;img src=x onerror=alert(1)&gt;&amp;&quot;&#39;';
const person = { name: '陈静安', unit: '党政综合办公室', post: '宣传干事' };

const record = (changes: Partial<ReviewRecord> = {}): ReviewRecord => ({
  park: '园区管理办公室',
  type: '文章',
  title: '题名',
  uid: 'api::article.article',
  documentId: 'doc1',
  locale: 'zh-Hans',
  digest: 'd'.repeat(64),
  isCurrent: true,
  run: {
    id: 7,
    state: { zh: '已签发', en: 'released' },
    workflow: { key: 'sanshen', name: '三审', version: 2 },
    submittedBy: '林小禾',
    submittedAt: AT,
    endedAt: null,
  },
  levels: [
    {
      name: '初审',
      groups: [{ isExtra: false, rule: quorumWords('any', 1, 1), people: [{ ...person, hasVeto: true }] }],
      decisions: [{ by: person, for: null, kind: 'approve', standing: 'valid', comment: '同意', at: AT }],
    },
  ],
  outside: [],
  rounds: [],
  capacities: [],
  findings: [],
  waivers: [],
  release: null,
  rows: [],
  head: { seq: 9, hash: 'e'.repeat(64) },
  madeAt: AT,
  timeZone: 'Asia/Shanghai',
  ...changes,
});
const page = (changes: Partial<ReviewRecord> = {}, language: Language = 'zh') => recordPage(record(changes), language);

test('a form needs nothing beside itself, and its style is the one its policy allows', () => {
  const html = page();
  const style = /<style>([^]*)<\/style>/.exec(html)?.[1] ?? '';
  const hash = createHash('sha256').update(style).digest('base64');
  expect(RECORD_HEADERS['Content-Security-Policy']).toContain(`style-src 'sha256-${hash}'`);
  expect(html).toContain(`sha256-${hash}`);
  expect(html).not.toMatch(/<script|https?:|url\(/);
  expect(style).toContain('@page{size:A4');
});

test('the headers allow no script, nothing from elsewhere, no frame of others, and no copy on the way', () => {
  const { 'Content-Security-Policy': policy, ...others } = RECORD_HEADERS;
  expect(policy?.replace(/sha256-[\w+/=]+/, '…')).toBe(
    "default-src 'none'; img-src 'none'; base-uri 'none'; form-action 'none'; style-src '…'; frame-ancestors 'self'",
  );
  expect(others).toEqual({
    ...{ 'X-Content-Type-Options': 'nosniff', 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' },
  });
});

test('says what was signed, by whom, under which rule, in the time of the park', () => {
  const html = page();
  for (const words of [
    '园区管理办公室',
    '题名',
    'd'.repeat(64),
    '三审',
    '第 2 版',
    '陈静安（党政综合办公室 宣传干事）',
  ])
    expect(html).toContain(words);
  for (const words of [
    '可一票否决',
    '任一人办理即可',
    '通过（有效）',
    '2026年11月26日 09:00:00',
    `9:${'e'.repeat(64)}`,
  ])
    expect(html).toContain(words);
  expect(page({}, 'en')).toContain('26 Nov 2026, 09:00:00');
  expect(page({ isCurrent: false })).toContain('当前草稿已不是此内容');
});

test('every word from elsewhere is escaped, wherever it stands', () => {
  const by = { name: EVIL, unit: EVIL, post: EVIL };
  const decision = { by, for: by, kind: EVIL, standing: 'taken-back', comment: EVIL, at: EVIL } as const;
  const finding = { path: EVIL, start: 0, end: 1, text: EVIL, ruleId: EVIL, pack: EVIL, category: EVIL, message: EVIL };
  const words = { act: EVIL, capacity: EVIL, level: EVIL, reason: EVIL, note: EVIL };
  const html = recordPage(
    record({
      ...{ park: EVIL, type: EVIL, title: EVIL, uid: EVIL, documentId: EVIL, locale: EVIL, digest: EVIL, madeAt: EVIL },
      run: {
        id: 1,
        state: { zh: EVIL, en: EVIL },
        workflow: { key: EVIL, name: EVIL, version: 1 },
        submittedBy: EVIL,
        submittedAt: EVIL,
        endedAt: EVIL,
      },
      levels: [
        {
          name: EVIL,
          groups: [{ isExtra: true, rule: { zh: EVIL, en: EVIL }, people: [{ ...by, hasVeto: false }] }],
          decisions: [decision],
        },
      ],
      outside: [decision],
      rounds: [
        {
          ...{ name: EVIL, people: [by], rule: { zh: EVIL, en: EVIL } },
          signatures: [{ by, standing: 'void', at: EVIL, checklist: [{ text: EVIL, answer: 'yes' }] }],
          findings: [{ text: EVIL, by, closed: { how: 'kept', by, at: EVIL } }],
        },
      ],
      capacities: [{ by, reviews: [EVIL], proofs: [EVIL] }],
      findings: [{ ...finding, severity: 'warn', suggestions: [] }],
      waivers: [{ finding: EVIL, reason: EVIL, by, at: EVIL }],
      release: {
        ...{ id: 1, at: EVIL, by: EVIL, state: 'recalled' },
        recall: { at: EVIL, by: EVIL, reason: EVIL },
        emergency: { by: [{ ...by, reason: EVIL, at: EVIL }], dueAt: EVIL, reviewedAt: EVIL },
        receipts: [{ channel: EVIL, endpoint: EVIL, kind: 'removed', at: EVIL }],
      },
      rows: [{ seq: 1, hash: EVIL, at: EVIL, by: EVIL, words }],
      head: { seq: 1, hash: EVIL },
    }),
    'zh',
    [{ path: EVIL, words: EVIL }],
  );
  expect(html).not.toContain('<img');
  expect(html.split(ESCAPED).length).toBeGreaterThan(50);
});

test('in whose place somebody signed is said, and what does not count is struck through', () => {
  const [level] = record().levels;
  if (!level) throw new Error('one level');
  const [decision] = level.decisions;
  if (!decision) throw new Error('one decision');
  const decisions = [{ ...decision, for: { name: '何为民' }, standing: 'void' as const }];
  const html = page({ levels: [{ ...level, decisions }] });
  expect(html).toContain('代何为民');
  expect(html).toContain('<span class="void">通过</span>（已作废）');
  expect(page({ levels: [{ ...level, decisions: [] }] })).toContain('无人办理');
});

test('A5.3 rounds say who signed, what was found and who closed it; the form lists both capacities of each', () => {
  const by = { name: '校对员' };
  const findings = [
    { text: '“食堂” 应为饭堂', by, closed: { how: 'fixed' as const, by: { name: '陈静安' }, at: AT } },
    { text: '“三日” 请核对', by, closed: null },
  ];
  const signatures = [
    { by, standing: 'valid' as const, at: AT, checklist: [{ text: '逐字核对', answer: 'yes' as const }] },
  ];
  const html = page({
    rounds: [{ name: '一校', people: [by], rule: quorumWords('any', 1, 1), signatures, findings }],
    capacities: [{ by: person, reviews: ['初审'], proofs: ['二校'] }],
    waivers: [{ finding: '“三日” 请核对', reason: '原文如此', by: person, at: AT }],
  });
  for (const words of [
    '一校',
    '校对员（有效）',
    '逐字核对：已核对',
    '已改，由陈静安关闭',
    '未关闭',
    '校对员提出',
    '原文如此',
  ])
    expect(html).toContain(words);
  expect(html).toMatch(/签字人与职责[^]*<td>陈静安[^<]*<\/td><td>初审<\/td><td>二校<\/td>/);
});

test('what was waived before the submit is said beside the finding, and by whom and why', () => {
  const found = { path: 'title', start: 0, end: 3, ruleId: 'r', pack: 'p', category: 'c', suggestions: [] };
  const waived = { by: person, at: AT, reason: '是机构名' };
  const findings = [{ ...found, text: '国家级', severity: 'block' as const, message: '不得使用', waived }];
  const html = page({
    findings,
    waivers: submittedWaivers([...findings, { ...found, text: '截止', severity: 'warn', message: '' }]),
  });
  expect(html).toMatch(/必须改正<br>已放行/);
  expect(html).toMatch(/放行说明[^]*“国家级” 不得使用[^]*是机构名[^]*陈静安/);
  expect(html.match(/是机构名/g)).toHaveLength(1);
});

test('an emergency release stands at the top of the form until the levels have signed, and is told of afterwards', () => {
  const emergency = { by: [{ ...person, reason: '台风预警', at: AT }], dueAt: AT, reviewedAt: null };
  const release = { id: 3, at: AT, by: '沈知远', state: 'live' as const, recall: null, emergency, receipts: [] };
  expect(page({ release })).toMatch(/class="banner"[^]*尚未补齐[^]*台风预警/);
  const done = { release: { ...release, emergency: { ...emergency, reviewedAt: '2026-11-26T02:00:00.000Z' } } };
  const said = [page(done), page(done, 'en')].map((html) => /<\/strong><p>([^<]*)<\/p>/.exec(html)?.[1]);
  expect(said).toEqual([
    '本内容由下列人员紧急签发，先行上线；各审级已于 2026年11月26日 10:00:00 补审完毕（期限 2026年11月26日 09:00:00）。',
    'Released in an emergency by the people below before the levels had signed; they had signed at 26 Nov 2026, 10:00:00 (due 26 Nov 2026, 09:00:00).',
  ]);
  expect(page({ release: { ...release, emergency: null } })).not.toContain('class="banner"');
});

test('release, recall and receipts are told, or that there was no release', () => {
  expect(page()).toContain('未签发');
  const recall = { at: AT, by: '沈知远', reason: '数字有误' };
  const receipts = [{ channel: '网站', endpoint: 'api', kind: 'removed' as const, at: AT }];
  const html = page({ release: { id: 3, at: AT, by: '沈知远', state: 'recalled', recall, emergency: null, receipts } });
  for (const words of ['已撤稿', '数字有误', '网站 api', '已撤下']) expect(html).toContain(words);
  const live = page({
    release: { id: 3, at: AT, by: '沈知远', state: 'live', recall: null, emergency: null, receipts: [] },
  });
  expect(live).toMatch(/<h2>签发<\/h2>(?:(?!<\/section>)[^])*<\/section>\n<section><h2>责任台账/);
});

test('a document that was never submitted has a form that says so', () => {
  const html = page({ run: null, levels: [] });
  expect(html).toContain('尚未提交审核');
  expect(html).not.toContain('未签发');
  expect(html).not.toMatch(/null|undefined|审核轮次/);
});

test('says in which language it is written', () => {
  expect([page(), page({}, 'en')].map((html) => /<html lang="([^"]*)">/.exec(html)?.[1])).toEqual(['zh-Hans', 'en']);
});

test('a time, a checklist or a word that nobody gave leaves its cell empty', () => {
  const signatures = [{ by: person, standing: 'valid' as const, at: '', checklist: [] }];
  const words = { act: '', capacity: '', level: '', reason: '', note: '' };
  const html = page({
    rounds: [{ name: '一校', people: [], rule: quorumWords('any', 1, 1), signatures, findings: [] }],
    rows: [{ seq: 8, hash: 'h8', at: '', by: null, words }],
  });
  expect(html).toContain('（有效）</td><td></td><td></td></tr>');
  expect(html).toContain('<tr><td>8</td><td></td><td></td><td><code>h8</code></td></tr>');
});

test('the files of a pack are linked where it lies in one', () => {
  const html = recordPage(record(), 'en', besideWords('en'));
  expect(html).toContain('<a href="ledger-verify.mjs">');
  const two = ['a', 'b'].map((path) => ({ path, words: '' }));
  expect(recordPage(record(), 'zh', two)).toContain('<li><a href="a">a</a>：</li><li><a href="b">b</a>：</li>');
  expect(page()).not.toContain('<a ');
});

test.each([
  [{ digest: 'a', takenBack: false }, false, 'valid'],
  [{ digest: 'a', takenBack: false }, true, 'void'],
  [{ digest: 'b', takenBack: false }, false, 'other-text'],
  [{ digest: 'b', takenBack: true }, true, 'taken-back'],
])('%j on a run (void: %s) is %s', (decision, isVoid, standing) => {
  expect(standingOf(decision, { digest: 'a', isVoid })).toBe(standing);
});

test.each([
  ['any', 1, 3, '任一人办理即可'],
  ['all', 3, 3, '3 人全部签字'],
  ['ordered', 3, 3, '3 人依次签字'],
  ['count', 2, 3, '3 人中至少 2 人签字'],
  ['ratio', 2, 3, '3 人中至少 2 人签字'],
] as const)('a quorum of %s (%d of %d) in words', (kind, needed, size, zh) => {
  expect(quorumWords(kind, needed, size).zh).toBe(zh);
});
