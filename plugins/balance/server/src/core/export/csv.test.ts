import { csvOf } from './csv';
import type { Cell } from './sheet';

const csv = (...rows: Cell[][]): string =>
  csvOf({ name: 'x', columns: [{ title: '主题', width: 9 }, { title: 'a,b', width: 9 }], rows }); // prettier-ignore

describe('CSV', () => {
  it('begins with a byte order mark, has a header, and ends every line with CR LF', () => {
    expect(csv(['产业宣传', 1.5], ['', null])).toBe('\uFEFF主题,"a,b"\r\n产业宣传,1.5\r\n,\r\n');
  });

  it('puts quotes where a reader would lose its way', () => {
    expect(csv(['他说"好"', '两\n行']).split('\r\n')[1]).toBe('"他说""好""","两\n行"');
    expect(csv([' 前', '后 ']).split('\r\n')[1]).toBe('" 前","后 "');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '＝1+1', '＋1', '－1', '＠a', '\t=1', '\r=1', '\n=1'])(
    'makes %j words',
    (text) => expect(csv([text, 'x'])).toMatch(/\r\n"?'/),
  );

  it('leaves numbers below 0 and words with a sign inside as they are', () => {
    expect(csv([-3.5, '1=1'])).toContain('\r\n-3.5,1=1\r\n');
  });
});
