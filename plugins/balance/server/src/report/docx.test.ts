import { SaxesParser } from 'saxes';
import { unzip } from '../../../../../tests/harness/unzip';
import { EMPTY, FULL, HARMLESS, HOSTILE_FACTS, OFFSETS } from '../../../test-support/report-facts';
import type { ReportFacts } from '../core/report/facts';
import { reportHtml } from '../core/report/html';
import type { ReportLanguage } from '../core/report/model';
import { writeReport } from '../core/report/report';
import { reportDocx } from './docx';

interface Element {
  name: string;
  attributes: Record<string, string>;
}

/** The elements of a part in their order, and its texts one after the other. @throws where it is not well-formed */
function parse(xml: Buffer): { elements: Element[]; text: string } {
  const elements: Element[] = [];
  let [text, isText] = ['', false];
  const parser = new SaxesParser({ fragment: false });
  parser.on('opentag', ({ name, attributes }) => {
    elements.push({ name, attributes: attributes as Record<string, string> });
    isText = name === 'w:t';
  });
  parser.on('closetag', () => void (isText = false));
  parser.on('text', (part) => void (text += isText ? part : ''));
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml.toString('utf8')).close();
  return { elements, text };
}

async function written(facts: ReportFacts, language: ReportLanguage) {
  const report = writeReport(facts, language, OFFSETS);
  const files = unzip(await reportDocx(report));
  const parts = new Map(
    [...files].filter(([name]) => /\.(xml|rels)$/.test(name)).map(([name, bytes]) => [name, parse(bytes)]),
  );
  const body = parts.get('word/document.xml');
  if (!body) throw new Error('no document');
  return { report, files, parts, body };
}

/** All words of a page, without what stands between them. */
const squeezed = (text: string): string => text.replace(/[\s•：:]+/gu, '');
function htmlText(html: string): string {
  const main = html.slice(html.indexOf('<main>'));
  const marks = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };
  return main.replace(/<[^>]*>/g, '').replace(/&(lt|gt|quot|#39|amp);/g, (_, name: keyof typeof marks) => marks[name]);
}

describe('a Word document', () => {
  it.each([
    ['a full month', FULL, 'zh'],
    ['an empty month', EMPTY, 'zh'],
    ['hostile names', HOSTILE_FACTS, 'zh'],
  ] as const)('of %s says what the HTML says', async (_, facts, language) => {
    const { report, body } = await written(facts, language);
    expect(squeezed(body.text)).toBe(squeezed(htmlText(reportHtml(report))));
  });

  it('is A4 with headings, header rows, page numbers and fonts that Chinese Windows has', async () => {
    const { parts, body, files, report } = await written(FULL, 'zh');
    const named = (name: string) => body.elements.filter((element) => element.name === name);
    expect(named('w:pgSz')[0]?.attributes).toMatchObject({ 'w:w': '11906', 'w:h': '16838' });
    const tables = report.sections.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === 'table'));
    expect(named('w:tblHeader')).toHaveLength(tables.length);
    const headings = named('w:pStyle').map(({ attributes }) => attributes['w:val']);
    expect(headings.filter((style) => style === 'Heading1')).toHaveLength(8);
    expect(headings.filter((style) => style === 'Heading2')).toHaveLength(3);
    const pictures = named('wp:docPr').map(({ attributes }) => attributes.descr);
    expect(pictures).toHaveLength(8);
    expect(pictures[0]).toBe('产业宣传：占 60 %，目标 40 %，容差 5 个百分点');
    expect([...files.keys()].filter((name) => name.endsWith('.png')).length).toBeGreaterThan(0);
    const fonts = new Set(
      [...parts.values()].flatMap(({ elements }) => elements.map(({ attributes }) => attributes['w:eastAsia'])),
    );
    expect([...fonts]).toEqual(expect.arrayContaining(['仿宋', '宋体', '黑体']));
    const footer = [...files].find(([name]) => name.startsWith('word/footer'))?.[1].toString('utf8') ?? '';
    expect(footer).toContain('PAGE');
    expect(footer).toContain('NUMPAGES');
  });

  it('holds names from outside as text, never as markup', async () => {
    const { body, parts } = await written(HOSTILE_FACTS, 'zh');
    expect(body.text).toContain(HARMLESS);
    expect(body.elements.filter(({ name }) => name === 'script')).toEqual([]);
    for (const { elements } of parts.values())
      for (const { attributes } of elements)
        expect(Object.values(attributes).join('')).not.toMatch(/[\u202e\0]|\p{Cs}/u);
  });
});
