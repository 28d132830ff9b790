import type { Json } from './canonical-json';
import type { Language } from './errors';
import type { LedgerHead } from './ledger';
import { escapeText } from './preview-html';

/** The form of the pack; a verifier refuses one it does not know. */
export const EVIDENCE_FORMAT = 'sanshen-evidence-1';

/** What an evidence pack is about, and every file in it by its SHA-256; the ledger's row about the pack names its hash. */
export interface Manifest {
  format: typeof EVIDENCE_FORMAT;
  madeAt: string;
  uid: string;
  documentId: string;
  locale: string;
  title: string;
  run: number;
  /** SHA-256 of `content.json`: the digest everybody signed. */
  digest: string;
  /** The first row of the ledger in the pack, and where the ledger ended before the pack was made. */
  ledger: { first: number; head: LedgerHead };
  files: Record<string, string>;
}

/** Endings that open in what people have, and run nothing. */
const ENDINGS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'application/pdf': 'pdf',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'text/plain': 'txt',
  'text/csv': 'csv',
};

/** Where the bytes of a file lie in the pack. */
export const mediaPath = (sha256: string, mime: string): string =>
  `media/${sha256}.${Object.hasOwn(ENDINGS, mime) ? ENDINGS[mime] : 'bin'}`;

/** The name of a pack's folder or archive, ASCII. */
export function packName({ documentId, locale, run }: Pick<Manifest, 'documentId' | 'locale' | 'run'>): string {
  return `evidence-${documentId}-${locale}-${run}`.replace(/[^A-Za-z0-9._-]/g, '_');
}

/** The manifest as it is kept in the pack. */
export const manifestText = (manifest: Manifest): string => `${JSON.stringify(manifest, null, 2)}\n`;

/** What each file of the pack is, in the order of the form's list. */
export const FILE_WORDS: readonly (readonly [path: string, zh: string, en: string])[] = [
  ['content.html', '稿件内容，可直接阅读', 'the content, to be read'],
  ['content.json', '规范化内容；其 SHA-256 即内容摘要', 'the canonical content; its SHA-256 is the digest'],
  ['decisions.json', '意见', 'the decisions'],
  [
    'ledger.jsonl',
    '责任台账，从本稿第一行到导出本包之时，逐行原文',
    'the ledger from this document’s first row to the making of this pack, line by line',
  ],
  ['pack.json', '文件清单及各文件的 SHA-256', 'every file with its SHA-256'],
  ['ledger-verify.mjs', '核对程序（只需 Node.js）', 'the verifier (needs Node.js only)'],
  ['README.txt', '如何核对', 'how to verify'],
];

/** The words of the files beside the form. */
export const besideWords = (language: Language): { path: string; words: string }[] =>
  FILE_WORDS.map(([path, zh, en]) => ({ path, words: language === 'zh' ? zh : en }));

/** How to verify the pack, in both languages. */
export function readmeText({ title, run, digest }: { title: string; run: number; digest: string }): string {
  return `证据包 / Evidence pack
${title}
审核轮次 / Run ${run}
内容摘要 / Digest ${digest}

一、打开 index.html 可读审校单，打开 content.html 可读稿件，不需要服务器。
二、核对：安装 Node.js 20 以上版本，在本文件夹中运行
    node ledger-verify.mjs --pack . --anchor 序号:散列
“序号:散列”是别处留存的台账末行（锚点），例如每日锚点邮件或锚点文件中的一行，须不早于导出本包之时；导出之前的锚点只能证明它之前的各行。
若锚点晚于本包，请另附完整台账导出：node ledger-verify.mjs 台账.jsonl --pack . --anchor 序号:散列
要防核对程序本身被替换，请使用另行取得的 ledger-verify.mjs。
三、ledger.jsonl 是连续的台账原文，其中也有同一时期其他稿件的行：散列链缺一行就无法核对。转交本包即一并转交这些行。

1. Open index.html for the review record and content.html for the content; no server is needed.
2. To verify: install Node.js 20 or newer and run in this folder
    node ledger-verify.mjs --pack . --anchor SEQ:HASH
SEQ:HASH is an end of the ledger (an anchor) kept elsewhere, such as a line of the daily anchor mail or file, of the time this pack was made or later; an earlier one proves only the rows before it.
If the anchor is later than the pack, give a full export of the ledger too: node ledger-verify.mjs LEDGER.jsonl --pack . --anchor SEQ:HASH
Use a copy of ledger-verify.mjs that you got elsewhere if the verifier itself may have been replaced.
3. ledger.jsonl is an unbroken stretch of the ledger and holds rows of other documents of that time as well: a chain with a row left out cannot be verified. Whoever hands the pack on hands on those rows.
`;
}

const STYLE =
  'body{margin:0 auto;max-width:46rem;padding:1rem;font:1.0625rem/1.8 system-ui,"Noto Sans SC","Microsoft YaHei",sans-serif;overflow-wrap:anywhere}' +
  'img{max-width:100%;height:auto}figure{margin:1.5rem 0}pre{white-space:pre-wrap;font-size:.875rem}.note{padding:.5rem .75rem;border:1px solid}';

/** What the readable page of a content shows. `body` is HTML already; everything else is text. */
export interface ContentPage {
  locale: string;
  title: string;
  body: string;
  files: { path: string; name: string }[];
  /** The whole content, fields that are no text included. */
  content: Json;
}

/** The content as a page that opens without a server; pictures lie beside it. */
export function contentPage({ locale, title, body, files, content }: ContentPage): string {
  const list = files.map(({ path, name }) => `<li><a href="${escapeText(path)}">${escapeText(name)}</a></li>`);
  const media = list.length > 0 ? `<h2>图片和附件 Files</h2><ul>${list.join('')}</ul>` : '';
  return `<!doctype html>
<html lang="${escapeText(locale)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self' file:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeText(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeText(title)}</h1>
${body}
</main>
<footer>
${media}
<details><summary>全部字段 All fields</summary><pre>${escapeText(JSON.stringify(content, null, 2))}</pre></details>
</footer>
</body>
</html>
`;
}
