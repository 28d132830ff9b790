import type * as Docx from 'docx';
import type { Bar, Block, ReportDocument, Section } from '../core/report/model';
import { BAR_PICTURE, barPicture } from './bar-picture';

/** Fonts that every Chinese Windows has; programs without them take what they have for Chinese. */
const BODY = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: '仿宋' };
const TABLE = { ...BODY, eastAsia: '宋体' };
const HEADING = { ...BODY, ascii: 'Arial', hAnsi: 'Arial', eastAsia: '黑体' };

/** A4 in twentieths of a point, and what is left between the margins. */
const PAGE = { width: 11906, height: 16838, margin: 1134 };
const WIDTH = PAGE.width - 2 * PAGE.margin;

/** Sizes in half points. */
const SIZE = { title: 36, chapter: 28, section: 24, body: 22, table: 19, note: 18 } as const;
const GREY = '444444';
const HEAD_FILL = 'EEEEEE';

/** The width of a bar in a document, in pixels of 96 to the inch. */
const BAR_WIDTH = BAR_PICTURE.width / 3;

type Library = typeof Docx;
type Part = Docx.Paragraph | Docx.Table;

/** A report as a Word document that says what the HTML says. The library is loaded when the first one is asked for. */
export async function reportDocx(report: ReportDocument): Promise<Buffer> {
  const library = await import('docx');
  return library.Packer.toBuffer(new DocxReport(library, report).document());
}

class DocxReport {
  constructor(
    private readonly d: Library,
    private readonly report: ReportDocument,
  ) {}

  document() {
    const { Document } = this.d;
    const { title, facts, sections, language } = this.report;
    const heading = (size: number, before: number) => ({
      run: { font: HEADING, size, bold: true, color: '000000' },
      paragraph: { spacing: { before, after: 80 }, keepNext: true },
    });
    return new Document({
      title,
      creator: 'Sanshen',
      styles: {
        default: {
          document: {
            run: {
              font: BODY,
              size: SIZE.body,
              language: { value: language === 'zh' ? 'zh-CN' : 'en-GB', eastAsia: 'zh-CN' },
            },
            paragraph: { spacing: { after: 80, line: 340 } },
          },
          title: heading(SIZE.title, 0),
          heading1: heading(SIZE.chapter, 320),
          heading2: heading(SIZE.section, 200),
        },
      },
      sections: [
        {
          properties: {
            page: {
              size: { width: PAGE.width, height: PAGE.height },
              margin: { top: PAGE.margin, bottom: PAGE.margin, left: PAGE.margin, right: PAGE.margin },
            },
          },
          footers: { default: this.footer() },
          children: [
            new this.d.Paragraph({ text: title, heading: this.d.HeadingLevel.TITLE, alignment: 'center' }),
            ...facts.map(({ label, value }) =>
              this.paragraph([{ text: `${label}${language === 'zh' ? '：' : ': '}`, bold: true }, { text: value }]),
            ),
            ...sections.flatMap((section) => this.section(section)),
          ],
        },
      ],
    });
  }

  private footer() {
    const { Footer, Paragraph, TextRun, PageNumber } = this.d;
    const children = [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES];
    return new Footer({
      children: [new Paragraph({ alignment: 'center', children: [new TextRun({ children, size: SIZE.note })] })],
    });
  }

  private section({ level, title, blocks }: Section): Part[] {
    const { HeadingLevel, Paragraph } = this.d;
    const heading = level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2;
    return [new Paragraph({ text: title, heading }), ...blocks.flatMap((block) => this.block(block))];
  }

  private block(block: Block): Part[] {
    switch (block.kind) {
      case 'paragraph':
        return [this.paragraph([{ text: block.text }])];
      case 'note':
        return [this.note(block.text)];
      case 'list':
        return block.items.map((text) => new this.d.Paragraph({ text, bullet: { level: 0 } }));
      case 'table':
        return this.table(block);
      case 'bars':
        return this.bars(block);
    }
  }

  private paragraph(runs: ({ text: string } & Docx.IRunStylePropertiesOptions)[], keepNext = false): Docx.Paragraph {
    return new this.d.Paragraph({ children: runs.map((run) => new this.d.TextRun(run)), keepNext });
  }

  private note(text: string): Docx.Paragraph {
    return this.paragraph([{ text, size: SIZE.note, color: GREY }]);
  }

  private caption(text: string): Docx.Paragraph {
    return this.paragraph([{ text, bold: true, size: SIZE.table }], true);
  }

  private cell(text: string, { width, numeric, head }: { width: number; numeric: boolean; head: boolean }) {
    const { TableCell, Paragraph, TextRun } = this.d;
    return new TableCell({
      width: { size: width, type: 'dxa' },
      margins: { top: 40, bottom: 40, left: 90, right: 90 },
      ...(head ? { shading: { fill: HEAD_FILL, type: 'clear', color: 'auto' } } : {}),
      children: [
        new Paragraph({
          alignment: numeric ? 'right' : 'left',
          spacing: { after: 0, line: 260 },
          children: [new TextRun({ text, font: TABLE, size: SIZE.table })],
        }),
      ],
    });
  }

  private table({ caption, columns, rows }: Extract<Block, { kind: 'table' }>): Part[] {
    const { Table, TableRow } = this.d;
    // The column that names the rows gets two shares of the width.
    const share = Math.floor(WIDTH / (columns.length + 1));
    const widths = columns.map((_, i) => (i === 0 ? WIDTH - share * (columns.length - 1) : share));
    const row = (cells: readonly string[], head: boolean) =>
      new TableRow({
        ...(head ? { tableHeader: true } : {}),
        cantSplit: true,
        children: cells.map((text, i) =>
          this.cell(text, { width: widths[i] ?? share, numeric: columns[i]?.numeric ?? false, head }),
        ),
      });
    const head = columns.map(({ text }) => text);
    return [
      this.caption(caption),
      new Table({
        width: { size: WIDTH, type: 'dxa' },
        columnWidths: widths,
        layout: 'fixed',
        tableLook: { firstRow: true, firstColumn: true, noVBand: true },
        rows: [row(head, true), ...rows.map((cells) => row(cells, false))],
      }),
      this.paragraph([]),
    ];
  }

  private bars({ caption, legend, bars }: Extract<Block, { kind: 'bars' }>): Part[] {
    const { Table, TableRow } = this.d;
    const widths = [2200, WIDTH - 2200 - 2300, 2300];
    const none = { style: 'none', size: 0, color: 'auto' } as const;
    const row = (bar: Bar) =>
      new TableRow({
        cantSplit: true,
        children: [
          this.cell(bar.label, { width: widths[0] ?? 0, numeric: false, head: false }),
          this.barCell(bar, widths[1] ?? 0),
          this.cell(bar.value, { width: widths[2] ?? 0, numeric: true, head: false }),
        ],
      });
    return [
      this.caption(caption),
      new Table({
        width: { size: WIDTH, type: 'dxa' },
        columnWidths: widths,
        layout: 'fixed',
        tableLook: { firstRow: false, firstColumn: true },
        borders: { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none },
        rows: bars.map(row),
      }),
      this.note(legend),
    ];
  }

  private barCell({ label, alt, geometry }: Bar, width: number) {
    const { TableCell, Paragraph, ImageRun } = this.d;
    const height = (BAR_WIDTH * BAR_PICTURE.height) / BAR_PICTURE.width;
    const image = new ImageRun({
      type: 'png',
      data: barPicture(geometry),
      transformation: { width: BAR_WIDTH, height },
      altText: { name: label, title: label, description: alt },
    });
    return new TableCell({
      width: { size: width, type: 'dxa' },
      verticalAlign: 'center',
      children: [new Paragraph({ spacing: { after: 0 }, children: [image] })],
    });
  }
}
