import { canUndo, changeFor, holdsPlace, replaceInBlocks } from './apply';
import { countFindings, groupFindings, splitWaived, visibleText, type Finding } from './findings';
import { contextOf, plainTextAt, proseOf, valueAt } from './values';

const t = (text: string, marks = {}) => ({ type: 'text', text, ...marks });
const p = (...children: object[]) => ({ type: 'paragraph', children });
const finding = (given: Partial<Finding>): Finding => ({
  path: 'title',
  start: 0,
  end: 2,
  text: '既使',
  ruleId: 'r',
  pack: 'p',
  category: 'c',
  severity: 'warn',
  message: 'm',
  suggestions: ['即使'],
  ...given,
});

test('groups come from the most serious, with counts', () => {
  const findings = [finding({ severity: 'info' }), finding({ severity: 'block' }), finding({ severity: 'info' })];
  expect(groupFindings(findings).map((group) => [group.severity, group.findings.length])).toEqual([
    ['block', 1],
    ['info', 2],
  ]);
  expect(countFindings(findings)).toEqual({ block: 1, warn: 0, info: 2 });
});

test('only prose is sent', () => {
  const attributes = { title: { type: 'string' }, theme: { type: 'relation' } };
  expect(proseOf(attributes, { title: 'a', theme: {}, constructor: 1, id: 3 })).toEqual({ title: 'a' });
});

test('values and plain texts by path', () => {
  const values = { title: '题', source: { unit: '社' }, body: [p(t('甲'), t('乙')), p(t('丙'))] };
  expect(valueAt(values, 'source.unit')).toBe('社');
  expect(valueAt(values, 'title.constructor')).toBeUndefined();
  expect(plainTextAt(values, 'body')).toBe('甲乙\n丙');
  expect(plainTextAt(values, 'missing')).toBeNull();
});

test('the context stays in the line and never shows a changed text', () => {
  const values = { title: '上一行\n他既使来了\n下一行' };
  expect(contextOf(values, finding({ start: 5, end: 7 }))).toEqual({ before: '他', text: '既使', after: '来了' });
  expect(contextOf({ title: '改了' }, finding({}))).toEqual({ before: '', text: '既使', after: '' });
});

describe('in Markdown and HTML', () => {
  const values = { body: '他**既**使来', html: '<p>既使</p>' };
  const piece = (path: string, start: number, end: number) => ({ path, start, end });
  const split = finding({ path: 'body', start: 1, end: 3, pieces: [piece('body', 3, 4), piece('body', 6, 7)] });

  test('a suggestion goes into the first piece, and the marks stay', () => {
    expect(changeFor(values, split, '即使')?.after).toBe('他**即使**来');
    const inHtml = finding({ path: 'html', pieces: [piece('html', 3, 5)] });
    expect(changeFor(values, inHtml, '即使')?.after).toBe('<p>即使</p>');
  });

  test('nothing is changed where the text is gone, or what is suggested would be markup', () => {
    expect(changeFor({ body: '别的字都在这里' }, split, '即使')).toBeNull();
    expect(changeFor(values, split, '<b>')).toBeNull();
  });

  test('the text around it is that of the value', () => {
    expect(contextOf(values, split)).toEqual({ before: '他**', text: '既使', after: '来' });
    expect(contextOf({ body: '别的字都在这里' }, split)).toEqual({ before: '', text: '既使', after: '' });
  });
});

describe('applying a suggestion', () => {
  test('to a text', () => {
    expect(changeFor({ title: '既使来' }, finding({}), '即使')).toEqual({
      path: 'title',
      before: '既使来',
      after: '即使来',
    });
  });

  test('to blocks, over marks, leaving the old ones as they were', () => {
    const blocks = [p(t('一')), p(t('他既', { bold: true }), { type: 'link', url: 'x', children: [t('使来')] })];
    const before = structuredClone(blocks);
    const after = replaceInBlocks(blocks, finding({ start: 3, end: 5 }), '即使');
    expect(after).toEqual([
      p(t('一')),
      p(t('他即使', { bold: true }), { type: 'link', url: 'x', children: [t('来')] }),
    ]);
    expect(blocks).toEqual(before);
  });

  test('in the middle of one node, and a deletion', () => {
    expect(replaceInBlocks([p(t('他既使来'))], finding({ start: 1, end: 3 }), '')).toEqual([p(t('他来'))]);
  });

  test('never where the text has changed, over lines, or to a file', () => {
    expect(changeFor({ title: '即使' }, finding({}), 'x')).toBeNull();
    expect(changeFor({ title: 3 }, finding({}), 'x')).toBeNull();
    expect(
      changeFor({ body: [p(t('既')), p(t('使'))] }, finding({ path: 'body', end: 3, text: '既\n使' }), 'x'),
    ).toBeNull();
    expect(changeFor({ cover: { caption: '既使' } }, finding({ path: 'cover.caption' }), 'x')).toBeNull();
  });

  test('can be taken back while the field holds what it made', () => {
    const change = { path: 'title', before: '既使', after: '即使' };
    expect([canUndo({ title: '即使' }, change), canUndo({ title: '即使也' }, change)]).toEqual([true, false]);
  });
});

test('a suggestion is offered exactly where it can be written', () => {
  const blocks = [p(t('他既', { bold: true }), t('使来'))];
  const cases: [Record<string, unknown>, Partial<Finding>][] = [
    [{ title: '既使来' }, {}],
    [{ title: '即使来' }, {}],
    [{ title: 3 }, {}],
    [{}, {}],
    [{ title: '既使' }, { end: 0 }],
    [{ body: blocks }, { path: 'body', start: 1, end: 3 }],
    [{ body: blocks }, { path: 'body' }],
    [{ body: [p(t('既')), p(t('使'))] }, { path: 'body', end: 3, text: '既\n使' }],
    [{ cover: { caption: '既使' } }, { path: 'cover.caption' }],
    [
      { body: '他**既**使来' },
      {
        path: 'body',
        start: 1,
        end: 3,
        pieces: [
          { path: 'body', start: 3, end: 4 },
          { path: 'body', start: 6, end: 7 },
        ],
      },
    ],
    [
      { body: '他**即**使来' },
      {
        path: 'body',
        start: 1,
        end: 3,
        pieces: [
          { path: 'body', start: 3, end: 4 },
          { path: 'body', start: 6, end: 7 },
        ],
      },
    ],
  ];
  const held = cases.map(([values, more]) => holdsPlace(values, finding(more)));
  expect(held).toEqual(cases.map(([values, more]) => changeFor(values, finding(more), '') !== null));
  expect(held.filter(Boolean)).toHaveLength(3);
});

test('what was waived is apart, and personal data is not shown', () => {
  const waived = { id: 1, by: { name: '甲' }, at: '2026-11-26T00:00:00.000Z', reason: '人名' };
  const [one, two] = [finding({}), finding({ waived })];
  expect(splitWaived([one, two])).toEqual({ open: [one], waived: [two] });
  const masked = finding({ text: '13800001234', masked: '138****1234', end: 11 });
  expect([visibleText(one), visibleText(masked)]).toEqual(['既使', '138****1234']);
  expect(contextOf({ title: '13800001234' }, masked).text).toBe('138****1234');
  expect(contextOf({ title: '' }, masked).text).toBe('138****1234');
  const beside = finding({ start: 12, end: 14 });
  const line = { title: '13800001234，既使来' };
  expect(contextOf(line, beside, [masked]).before).toBe('138****1234，');
  const inHtml = { ...masked, path: 'html', pieces: [{ path: 'html', start: 3, end: 14 }] };
  const other = finding({ path: 'html', start: 11, end: 13, pieces: [{ path: 'html', start: 14, end: 16 }] });
  expect(contextOf({ html: '<p>13800001234既使</p>' }, other, [inHtml]).before).toBe('>138****1234');
});
