import type { Cell, Column, Sheet } from './sheet';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** What XML 1.0 has no place for, lone halves of a pair among them. */
const UNWRITABLE = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
/** What Excel reads as one character (`_x000D_`) although it stands there as seven. */
const EXCEL_ESCAPE = /_(?=x[\da-f]{4}_)/gi;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (text: string): string =>
  text.replace(UNWRITABLE, '\uFFFD').replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? '');

const words = (text: string): string =>
  `<is><t xml:space="preserve">${escaped(text).replace(EXCEL_ESCAPE, '_x005F_')}</t></is>`;

/** `A`, `B`, … `Z`, `AA`, …; `index` from 0. */
export function columnName(index: number): string {
  const before = Math.floor(index / 26);
  return (before > 0 ? columnName(before - 1) : '') + String.fromCharCode(65 + (index % 26));
}

/** Words are written as words, so that nothing in them is ever a formula. */
function cellXml(cell: Cell, at: string, style = ''): string {
  if (cell === null) return '';
  return typeof cell === 'number'
    ? `<c r="${at}"${style}><v>${cell}</v></c>`
    : `<c r="${at}"${style} t="inlineStr">${words(cell)}</c>`;
}

function rowXml(cells: readonly Cell[], number: number, style?: string): string {
  return `<row r="${number}">${cells.map((cell, i) => cellXml(cell, `${columnName(i)}${number}`, style)).join('')}</row>`;
}

function widths(columns: readonly Column[]): string {
  const each = columns.map(({ width }, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`);
  return `<cols>${each.join('')}</cols>`;
}

/** The header is bold, stays in sight, and can be filtered by. */
function sheetXml({ columns, rows }: Sheet): string {
  const range = `A1:${columnName(columns.length - 1)}${rows.length + 1}`;
  const header = rowXml(columns.map(({ title }) => title), 1, ' s="1"'); // prettier-ignore
  return (
    `${HEAD}<worksheet xmlns="${MAIN}"><dimension ref="${range}"/>` +
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `${widths(columns)}<sheetData>${header}${rows.map((row, i) => rowXml(row, i + 2)).join('')}</sheetData>` +
    `<autoFilter ref="${range}"/></worksheet>`
  );
}

const STYLES =
  `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>` +
  '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>' +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

const relation = (id: number, kind: string, target: string): string =>
  `<Relationship Id="rId${id}" Type="${RELATIONSHIPS}/${kind}" Target="${target}"/>`;

const relations = (list: readonly string[]): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${list.join('')}</Relationships>`;

function contentTypes(sheets: number): string {
  const part = (name: string, kind: string): string =>
    `<Override PartName="${name}" ContentType="${TYPE}.${kind}+xml"/>`;
  const each = Array.from({ length: sheets }, (_, i) => part(`/xl/worksheets/sheet${i + 1}.xml`, 'worksheet'));
  return (
    `${HEAD}<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    `${part('/xl/workbook.xml', 'sheet.main')}${part('/xl/styles.xml', 'styles')}${each.join('')}</Types>`
  );
}

/** The parts of an Office Open XML workbook by their path in the archive, which is for others to zip. */
export function workbookParts(sheets: readonly Sheet[]): Record<string, string> {
  const named = sheets.map(({ name }, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`);
  const toSheets = sheets.map((_, i) => relation(i + 1, 'worksheet', `worksheets/sheet${i + 1}.xml`));
  return {
    '[Content_Types].xml': contentTypes(sheets.length),
    '_rels/.rels': relations([relation(1, 'officeDocument', 'xl/workbook.xml')]),
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}"><sheets>${named.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([...toSheets, relation(sheets.length + 1, 'styles', 'styles.xml')]),
    'xl/styles.xml': STYLES,
    ...Object.fromEntries(sheets.map((sheet, i) => [`xl/worksheets/sheet${i + 1}.xml`, sheetXml(sheet)])),
  };
}
