import { columnName, workbookParts } from './workbook';

const sheet = (...cells: (string | number | null)[]) => ({
  name: 'A & B',
  columns: cells.map((_, i) => ({ title: `c${i}`, width: 14 })),
  rows: [cells],
});
const second = (...cells: (string | number | null)[]): string =>
  /<row r="2">(.*?)<\/row>/.exec(workbookParts([sheet(...cells)])['xl/worksheets/sheet1.xml'] ?? '')?.[1] ?? '';

describe('workbook', () => {
  it('has every part that its relations and types name', () => {
    const parts = workbookParts([sheet(1), sheet(2)]);
    const types = [...(parts['[Content_Types].xml'] ?? '').matchAll(/PartName="\/([^"]+)"/g)].map(([, name]) => name);
    const related = [...(parts['xl/_rels/workbook.xml.rels'] ?? '').matchAll(/Target="([^"]+)"/g)];
    expect(related.map(([, target]) => `xl/${target}`).sort()).toEqual(
      types.filter((name) => name !== 'xl/workbook.xml').sort(),
    );
    for (const name of types) expect(Object.keys(parts)).toContain(name);
    expect(parts['xl/workbook.xml']).toContain('<sheet name="A &amp; B" sheetId="2" r:id="rId2"/>');
  });

  it('writes numbers as numbers, words as words, and nothing for nothing', () => {
    expect(second(-3.5, null, '=1+1')).toBe(
      '<c r="A2"><v>-3.5</v></c><c r="C2" t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c>',
    );
  });

  it('keeps its header in sight, bold, and can be filtered', () => {
    const xml = workbookParts([sheet(1, 2)])['xl/worksheets/sheet1.xml'] ?? '';
    expect(xml).toContain('<row r="1"><c r="A1" s="1" t="inlineStr">');
    expect(xml).toContain('state="frozen"');
    expect(xml).toContain('<autoFilter ref="A1:B2"/>');
  });

  it.each([
    ['<b> & "x"', '&lt;b&gt; &amp; &quot;x&quot;'],
    ['a\u0000b\uFFFEc', 'a\uFFFDb\uFFFDc'],
    ['half \uD83D', 'half \uFFFD'],
    ['whole 😀', 'whole 😀'],
    ['_x000D_', '_x005F_x000D_'],
    ['_xyz_', '_xyz_'],
  ])('writes %j so that it is read again', (text, written) => expect(second(text)).toContain(`>${written}</t>`));

  it('names columns beyond Z', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
  });
});
