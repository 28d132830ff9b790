import { createHash } from 'node:crypto';
import type { Bilingual } from './errors';
import { escapeText } from './preview-html';

const STYLE = `
:root{color-scheme:light dark}
body{margin:0;font:1.0625rem/1.8 system-ui,"Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif;overflow-wrap:anywhere}
.banner{position:sticky;top:0;padding:.75rem 1rem;background:#8a1c0a;color:#fff;text-align:center;line-height:1.5}
.banner p{margin:0}
main{max-width:44rem;margin:0 auto;padding:1rem}
h1{line-height:1.35}
img{max-width:100%;height:auto}
figure{margin:1.5rem 0}
pre{white-space:pre-wrap}
.note{padding:.5rem .75rem;border:1px solid;border-radius:.25rem;font-size:.9375rem}
`;

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** The headers of everything a preview address answers: no script, nothing from elsewhere, no copy, no trace. */
export const PREVIEW_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "default-src 'none'; img-src 'self' data:; " +
    `style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'X-Robots-Tag': 'noindex, nofollow, noarchive',
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
};

/** What a preview page shows. `body` is HTML already; everything else is text. */
export interface PreviewPage {
  locale: string;
  title: string;
  body: string;
  /** When the link ends, as ISO 8601 UTC. */
  expiresAt: string;
  /** The time zone that time is written in, an IANA name. */
  timeZone: string;
  /** Whether the draft is not what it was when the link was made. */
  changed: boolean;
}

function timeText(iso: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat('zh-CN', {
    timeZone,
    dateStyle: 'medium',
    timeStyle: 'short',
    hour12: false,
  });
  return format.format(new Date(iso));
}

function page(lang: string, title: string, body: string): string {
  return `<!doctype html>
<html lang="${escapeText(lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${escapeText(title)}</title>
<style>${STYLE}</style>
</head>
<body>
${body}
</body>
</html>
`;
}

/** What a person gets instead of a preview that there is not, or not any more: why, in both languages. */
export function noPreviewPage(why: Bilingual): string {
  const body = `<main>\n<h1>${escapeText(why.zh)}</h1>\n<p lang="en">${escapeText(why.en)}</p>\n</main>`;
  return page('zh-Hans', '预览 Preview', body);
}

/** The whole page, which needs nothing beside itself. */
export function previewPage({ locale, title, body, expiresAt, timeZone, changed }: PreviewPage): string {
  const until = `<time datetime="${escapeText(expiresAt)}">${escapeText(timeText(expiresAt, timeZone))}</time>`;
  const change = changed
    ? '<p>生成链接后稿件有改动，以下是最新草稿。 The draft has changed since this link was made; this is the newest one.</p>'
    : '';
  const shown = `<header class="banner" role="note">
<p><strong>预览稿，未经签发，请勿转发</strong></p>
<p lang="en">Preview of a draft that is not released. Do not forward.</p>
<p>链接有效至 Valid until ${until}（${escapeText(timeZone)}）</p>
${change}</header>
<main>
<h1>${escapeText(title)}</h1>
${body}
</main>`;
  return page(locale, `［预览］${title}`, shown);
}
