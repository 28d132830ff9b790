/** Numbering read place by place finds what expressions over the whole text find. */
import fc from 'fast-check';
import { findNumberingGaps, readNumber } from './numbering';

const SCHEMES = [
  /(?<=^|[\n。；;：:！？!?…])[ \t　]*([一二三四五六七八九十]{1,3})、/g,
  /(?<=^|[\n。；;：:！？!?…])[ \t　]*[（(]([一二三四五六七八九十]{1,3})[）)]/g,
  /(?<=^|\n)[ \t　]*(\d{1,2})(?:[.．](?!\d)|、)/g,
  /(?<=^|[\n。；;：:！？!?…])[ \t　]*[（(](\d{1,2})[）)]/g,
];
const CAPTIONS = [/(?<=^|\n)[ \t　]*图\s?(\d{1,3})(?![\d.．－-])/g, /(?<=^|\n)[ \t　]*表\s?(\d{1,3})(?![\d.．－-])/g];

function defined(text: string, schemes: readonly RegExp[]): { start: number; end: number }[] {
  const items = schemes.flatMap((scheme, level) =>
    [...text.matchAll(scheme)].map((match) => {
      const end = match.index + match[0].length;
      return { start: end - match[0].trimStart().length, end, level, value: readNumber(match[1]!) };
    }),
  );
  const last: (number | undefined)[] = [];
  return items
    .filter(({ value }) => value > 0)
    .sort((a, b) => a.start - b.start)
    .flatMap(({ start, end, level, value }) => {
      const before = last[level];
      if (before !== undefined || value === 1) {
        last[level] = value;
        last.length = level + 1;
      }
      return before !== undefined && value !== 1 && value !== before + 1 ? [{ start, end }] : [];
    });
}

const part = fc.constantFrom(
  ...['一、', '二、', '四、', '（一）', '（三）', '(1)', '（3）', '1.', '2.5', '3．', '4、', '二三、', '十二、'],
  ...[
    '图1',
    '图 3',
    '图\n4',
    '图2-',
    '表1',
    '表12',
    '甲',
    '，',
    '。',
    '；',
    '\n',
    '\n',
    '\n',
    ' ',
    '　',
    '…',
    '\ud83d',
  ],
);

test('on any text', () => {
  fc.assert(
    fc.property(fc.array(part, { maxLength: 24 }), (parts) => {
      const text = parts.join('');
      const wanted = [SCHEMES, ...CAPTIONS.map((caption) => [caption])].flatMap((schemes) => defined(text, schemes));
      expect(findNumberingGaps(text)).toEqual(wanted.sort((a, b) => a.start - b.start));
    }),
    { numRuns: 3000 },
  );
});
