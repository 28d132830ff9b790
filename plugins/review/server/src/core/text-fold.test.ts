import { foldName, foldText } from './text-fold';

it.each([
  ['full and half width', 'ＡＢＣ１２３，', 'ABC123,'],
  ['white space of every kind', ' 园\t区\u3000食 堂\n', '园区食堂'],
  ['what nobody sees', '园\u200b区\ufeff食\u00ad堂', '园区食堂'],
])('%s does not count', (_, text, folded) => expect(foldText(text)).toBe(folded));

it('capitals count in a text, not in a name', () => {
  expect([foldText('Ab'), foldName('Ab C')]).toEqual(['Ab', 'abc']);
});
