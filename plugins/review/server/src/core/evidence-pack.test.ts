/** The files of an evidence pack as they are kept, word for word: they are read for years, without a server. */
import { besideWords, contentPage, EVIDENCE_FORMAT, manifestText, mediaPath, type ContentPage } from './evidence';

const HASH = 'a'.repeat(64);

test.each([
  ['image/jpeg', 'jpg'],
  ['image/png', 'png'],
  ['image/gif', 'gif'],
  ['image/webp', 'webp'],
  ['image/avif', 'avif'],
  ['application/pdf', 'pdf'],
  ['video/mp4', 'mp4'],
  ['video/webm', 'webm'],
  ['audio/mpeg', 'mp3'],
  ['audio/mp4', 'm4a'],
  ['text/plain', 'txt'],
  ['text/csv', 'csv'],
  ['application/msword', 'bin'],
])('bytes of %s open as .%s', (mime, ending) => expect(mediaPath(HASH, mime)).toBe(`media/${HASH}.${ending}`));

test('the form of the pack that verifiers know', () => expect(EVIDENCE_FORMAT).toBe('sanshen-evidence-1'));

test('the manifest is text that people can read, with an end of line', () =>
  expect(
    manifestText({
      ...{ format: EVIDENCE_FORMAT, madeAt: '2026-01-01T00:00:00.000Z', uid: 'api::a.a', documentId: 'd' },
      ...{ locale: 'zh-Hans', title: '题', run: 3, digest: HASH },
      ledger: { first: 1, head: { seq: 2, hash: 'b' } },
      files: { 'content.json': HASH },
    }),
  ).toBe(`{
  "format": "sanshen-evidence-1",
  "madeAt": "2026-01-01T00:00:00.000Z",
  "uid": "api::a.a",
  "documentId": "d",
  "locale": "zh-Hans",
  "title": "题",
  "run": 3,
  "digest": "${HASH}",
  "ledger": {
    "first": 1,
    "head": {
      "seq": 2,
      "hash": "b"
    }
  },
  "files": {
    "content.json": "${HASH}"
  }
}
`));

test('what lies beside the form, in the reader’s language', () => {
  expect(besideWords('zh')).toEqual([
    { path: 'content.html', words: '稿件内容，可直接阅读' },
    { path: 'content.json', words: '规范化内容；其 SHA-256 即内容摘要' },
    { path: 'decisions.json', words: '意见' },
    { path: 'ledger.jsonl', words: '责任台账，从本稿第一行到导出本包之时，逐行原文' },
    { path: 'pack.json', words: '文件清单及各文件的 SHA-256' },
    { path: 'ledger-verify.mjs', words: '核对程序（只需 Node.js）' },
    { path: 'README.txt', words: '如何核对' },
  ]);
  expect(besideWords('en')).toEqual([
    { path: 'content.html', words: 'the content, to be read' },
    { path: 'content.json', words: 'the canonical content; its SHA-256 is the digest' },
    { path: 'decisions.json', words: 'the decisions' },
    {
      path: 'ledger.jsonl',
      words: 'the ledger from this document’s first row to the making of this pack, line by line',
    },
    { path: 'pack.json', words: 'every file with its SHA-256' },
    { path: 'ledger-verify.mjs', words: 'the verifier (needs Node.js only)' },
    { path: 'README.txt', words: 'how to verify' },
  ]);
});

describe('the readable page', () => {
  const page = (files: ContentPage['files']) =>
    contentPage({ locale: 'zh-Hans', title: 'A & B', body: '<p>正文</p>', files, content: { uid: 'a' } });
  const withMedia = (media: string) => `<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self' file:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>A &amp; B</title>
<style>body{margin:0 auto;max-width:46rem;padding:1rem;font:1.0625rem/1.8 system-ui,"Noto Sans SC","Microsoft YaHei",sans-serif;overflow-wrap:anywhere}img{max-width:100%;height:auto}figure{margin:1.5rem 0}pre{white-space:pre-wrap;font-size:.875rem}.note{padding:.5rem .75rem;border:1px solid}</style>
</head>
<body>
<main>
<h1>A &amp; B</h1>
<p>正文</p>
</main>
<footer>
${media}
<details><summary>全部字段 All fields</summary><pre>{
  &quot;uid&quot;: &quot;a&quot;
}</pre></details>
</footer>
</body>
</html>
`;

  test('runs nothing, loads nothing from elsewhere, and shows every field', () => expect(page([])).toBe(withMedia('')));

  test('lists its files one after the other', () => {
    const files = ['1', '2'].map((name) => ({ path: `media/${name}.png`, name }));
    expect(page(files)).toBe(
      withMedia(
        '<h2>图片和附件 Files</h2><ul><li><a href="media/1.png">1</a></li><li><a href="media/2.png">2</a></li></ul>',
      ),
    );
  });
});
