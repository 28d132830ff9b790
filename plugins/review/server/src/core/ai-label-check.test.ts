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

it('no declaration where no field is set up for it, whatever the fields are called', () => {
  const named = { uid: 'a', locale: 'zh', fields: { undefined: 'generated' } };
  expect(declarationToShow({ content: named, field: undefined, labelled: ['generated'] })).toBeNull();
});

it.each([
  ['a channel that does not confirm', ['site', 'screen'], new Set(['screen']), 'site'],
  ['nobody who knows the channels', null, new Set<string>(), '*'],
])('%s is named, with what to do', (_, channels, confirmed, channel) => {
  const zh = `渠道“${channel}”没有确认会向读者显示 AI 标识，不能发布。请管理员为该渠道配置标识，或取消该渠道。`;
  const en = `Channel “${channel}” does not confirm that readers see the AI label. Have it set up, or leave the channel out.`;
  expect(labelFindings('ai', 'generated', channels, confirmed)).toEqual([
    {
      ...{ path: 'ai', start: 0, end: 9, text: 'generated', ruleId: 'ai-label-missing', pack: 'ai-label' },
      ...{ category: 'ai-label', severity: 'block', message: zh, words: { zh, en }, suggestions: [] },
    },
  ]);
});
