import { declarationToShow, labelFindings } from './ai-label-check';

const content = (declared: unknown) => ({ uid: 'a', locale: 'zh', fields: { ai: declared as string } });

it.each([
  ['generated', ['generated'], 'generated'],
  ['assisted', ['generated'], null],
  ['assisted', ['generated', 'assisted'], 'assisted'],
  ['none', ['generated'], null],
  [undefined, ['generated'], null],
])('%s, where %s are shown', (declared, labelled, shown) => {
  expect(declarationToShow({ content: content(declared), field: 'ai', labelled })).toBe(shown);
  expect(declarationToShow({ content: content(declared), field: undefined, labelled })).toBeNull();
});

it.each([
  ['every channel confirms', ['a', 'b'], ['a', 'b'], 0],
  ['one does not', ['a', 'b'], ['a'], 1],
  ['none does', ['a', 'b'], [], 2],
  ['there is no channel', [], [], 0],
  ['nobody knows the channels', null, ['a'], 1],
])('%s', (_, channels, confirmed, count) => {
  const findings = labelFindings('ai', 'generated', channels, new Set(confirmed));
  expect(findings.map(({ severity }) => severity)).toEqual(Array.from({ length: count }, () => 'block'));
});
