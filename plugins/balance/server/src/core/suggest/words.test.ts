import { signsOf, written } from './signs';
import { toWords, wordsIn } from './words';

const signs = (text: string) => signsOf(text)[0] ?? [];
/** What readers are shown of a part of a text. */
function shown(text: string, part: string): string | null {
  const all = signs(text);
  const from = [...text].join('').indexOf(part);
  const span = toWords({ from, to: from + [...part].length - 1 }, all, wordsIn(all));
  return span && written(all.slice(span.from, span.to + 1), 'shown');
}

describe('a reason as readers take it', () => {
  it('has no empty character at its edge', () => {
    expect(shown('职工可申领稳岗补贴', '职工可')).toBe('职工');
    expect(shown('园区的班车', '的班车')).toBe('班车');
    expect(shown('将于十月起', '将于')).toBeNull();
  });

  it('keeps such a character inside, and where it belongs to a word', () => {
    expect(shown('可能停水', '可能')).toBe('可能');
    expect(shown('补贴的申领', '补贴的申领')).toBe('补贴的申领');
  });

  it('leaves out a word that it cuts, or completes it where nothing else would be left', () => {
    expect(shown('方便加班职工就餐', '班职工')).toBe('职工');
    expect(shown('方便加班职工就餐', '职工就')).toBe('职工');
    expect(shown('延长晚餐供应时间', '餐供')).toBe('晚餐供应');
    expect(shown('党员志愿者走进企业', '愿者')).toBe('志愿者');
  });

  it('leaves alone what no dictionary knows', () => {
    expect(shown('职工申领稳岗补贴', '稳岗补贴')).toBe('稳岗补贴');
  });

  it('reads words in letters and numbers as they are written', () => {
    const all = signs('12 月 Open Day 开放');
    expect(wordsIn(all)).toEqual([{ from: 4, to: 5 }]);
    expect(toWords({ from: 2, to: 3 }, all, wordsIn(all))).toEqual({ from: 2, to: 3 });
    expect(toWords({ from: 0, to: 1 }, all, wordsIn(all))).toEqual({ from: 0, to: 1 });
  });

  it('takes a run of thousands of signs in its stride', () => {
    expect(wordsIn(signs('园区食堂延长晚餐供应时间'.repeat(300))).length).toBe(1800);
  });
});
