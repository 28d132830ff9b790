import { createHash } from 'node:crypto';
import type { BulletGeometry, Span } from '../bullet-geometry';
import type { Bar, Block, ReportDocument, Section } from './model';

const STYLE = `
@page{size:A4;margin:20mm 18mm 22mm;@bottom-center{content:counter(page) " / " counter(pages);font:9pt "SimSun","Songti SC","Noto Sans SC",serif}}
:root{color-scheme:light}
body{margin:0 auto;max-width:174mm;padding:8mm 4mm;background:#fff;color:#111;font:10.5pt/1.6 "FangSong","STFangsong","SimSun","Songti SC","Noto Serif SC","Noto Sans SC",serif;overflow-wrap:anywhere}
h1,h2,h3{font-family:"SimHei","Heiti SC","Microsoft YaHei","Noto Sans SC",sans-serif;break-after:avoid}
h1{margin:0 0 5mm;font-size:18pt;line-height:1.3;text-align:center}
h2{margin:8mm 0 2mm;font-size:13pt}
h3{margin:5mm 0 1.5mm;font-size:11.5pt}
p{margin:1.5mm 0;text-wrap:pretty}
ul{margin:1.5mm 0;padding-inline-start:6mm}
dl{display:grid;grid-template-columns:max-content 1fr;gap:1mm 5mm;margin:0;border-block:1px solid #111;padding:3mm 0}
dt{font-weight:bold}
dd{margin:0}
.note{color:#444;font-size:9pt;line-height:1.5}
table{width:100%;margin:2mm 0 3mm;border-collapse:collapse;font:9.5pt/1.45 "SimSun","Songti SC","Noto Sans SC",serif}
caption{padding-bottom:1mm;text-align:start;font-weight:bold;break-after:avoid}
th,td{border:1px solid #555;padding:1mm 1.8mm;text-align:start;font-weight:normal}
thead{display:table-header-group}
thead th{background:#eee;white-space:normal}
tr{break-inside:avoid}
.n{text-align:end;white-space:nowrap;font-variant-numeric:tabular-nums}
figure{margin:2mm 0 3mm;break-inside:avoid}
figcaption{font-weight:bold;font-size:9.5pt}
.bar{display:grid;grid-template-columns:32mm 1fr 30mm;gap:3mm;align-items:center;font-size:9.5pt;margin:1mm 0}
.bar svg{display:block;width:100%;height:5mm}
@media print{body{max-width:none;padding:0}}
`;

/** The policy of a report's page: no script, nothing from elsewhere. */
const POLICY = `default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark);

/** A report as one page of HTML, to be read, kept and printed on A4. */
export function reportHtml(report: ReportDocument): string {
  const facts = report.facts.map(({ label, value }) => `<dt>${escaped(label)}</dt><dd>${escaped(value)}</dd>`).join('');
  return `<!doctype html>
<html lang="${report.language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${escaped(POLICY)}">
<title>${escaped(report.title)}</title>
<style>${STYLE}</style>
</head>
<body>
<svg width="0" height="0" aria-hidden="true" focusable="false"><defs><pattern id="stripes" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="#fff"/><path d="M0 6L6 0" stroke="#111" stroke-width="1.5"/></pattern></defs></svg>
<main>
<h1>${escaped(report.title)}</h1>
<dl>${facts}</dl>
${report.sections.map(sectionHtml).join('\n')}
</main>
</body>
</html>
`;
}

function sectionHtml({ level, title, blocks }: Section): string {
  const heading = `h${level + 1}`;
  return `<${heading}>${escaped(title)}</${heading}>\n${blocks.map(blockHtml).join('\n')}`;
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p>${escaped(block.text)}</p>`;
    case 'note':
      return `<p class="note">${escaped(block.text)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`;
    case 'table':
      return tableHtml(block);
    case 'bars':
      return `<figure><figcaption>${escaped(block.caption)}</figcaption>${block.bars.map(barHtml).join('')}<p class="note">${escaped(block.legend)}</p></figure>`;
  }
}

function tableHtml({ caption, columns, rows }: Extract<Block, { kind: 'table' }>): string {
  const classOf = (index: number): string => (columns[index]?.numeric ? ' class="n"' : '');
  const head = columns.map(({ text }, i) => `<th scope="col"${classOf(i)}>${escaped(text)}</th>`).join('');
  const rowHtml = ([first = '', ...cells]: readonly string[]): string =>
    `<tr><th scope="row">${escaped(first)}</th>${cells.map((cell, i) => `<td${classOf(i + 1)}>${escaped(cell)}</td>`).join('')}</tr>`;
  return `<table><caption>${escaped(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${rows.map(rowHtml).join('')}</tbody></table>`;
}

function barHtml({ label, value, alt, geometry }: Bar): string {
  return `<div class="bar"><span>${escaped(label)}</span>${barSvg(geometry, alt)}<span class="n">${escaped(value)}</span></div>`;
}

function barSvg({ band, bar, excess, tick }: BulletGeometry, alt: string): string {
  const rect = ({ x, width }: Span, [y, height]: [number, number], fill: string): string =>
    `<rect x="${x}%" width="${width}%" y="${y}" height="${height}" ${fill}/>`;
  return (
    `<svg role="img" aria-label="${escaped(alt)}" focusable="false">` +
    rect({ x: 0, width: 100 }, [17, 1], 'fill="#999"') +
    rect(band, [0, 18], 'fill="#ddd"') +
    rect(bar, [4, 10], 'fill="#345"') +
    (excess.width > 0 ? rect(excess, [4, 10], 'fill="url(#stripes)" stroke="#111"') : '') +
    `<line x1="${tick}%" x2="${tick}%" y1="0" y2="18" stroke="#000" stroke-width="2"/></svg>`
  );
}
