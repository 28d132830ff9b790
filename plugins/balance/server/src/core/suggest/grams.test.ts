import { countGrams } from './grams';
import { signsOf, written } from './signs';

const keys = (text: string): string[][] => signsOf(text).map((run) => run.map(({ key }) => key));

describe('signs', () => {
  it.each<[string, string, string[][]]>([
    ['Han characters one by one', '稳岗', [['稳', '岗']]],
    ['words in letters whole, in lower case', 'AI培训 Open Day', [['ai', '培', '训', 'open', 'day']]],
    [
      'every number as one sign',
      '12月3.5万元，1,360人',
      [
        ['#', '月', '#', '万', '元'],
        ['#', '人'],
      ],
    ],
    ['the same in full width', 'ＡＩ１２月', [['ai', '#', '月']]],
    ['across spaces, not across punctuation or lines', '稳 岗。补\n贴', [['稳', '岗'], ['补'], ['贴']]],
    ['signs outside the basic plane', '𠮷', [['𠮷']]],
    ['nothing in nothing', ' …\n', []],
  ])('reads %s', (_, text, expected) => expect(keys(text)).toEqual(expected));

  it('shows them as they stand, with a space between words only', () => {
    const [run = []] = signsOf('12 月 Open  Day 培训');
    expect(written(run, 'shown')).toBe('12月Open Day培训');
    expect(written(run, 'key')).toBe('#月open day培训');
  });
});

describe('n-grams', () => {
  it('are single signs and pairs, a title counted twice, none across title and text', () => {
    expect(Object.fromEntries(countGrams({ title: '补贴', text: '补贴，补' }))).toEqual({ 补: 4, 贴: 3, 补贴: 3 });
    expect(countGrams({ title: '补', text: '贴' }).has('补贴')).toBe(false);
  });
});
