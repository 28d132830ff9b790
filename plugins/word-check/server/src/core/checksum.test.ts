import {
  findBankCards,
  findCreditCodes,
  findIdentityNumbers,
  findWrongCreditCodes,
  isBankCard,
  isCreditCode,
  isIdentityNumber,
  passesLuhn,
} from './checksum';

describe('identity numbers (GB 11643-1999)', () => {
  test.each(['11010519491231002X', '11010519491231002x', '34052419800101001X'])('%s is one', (text) => {
    expect(isIdentityNumber(text)).toBe(true);
  });
  test.each([
    ['a wrong check character', '110105194912310021'],
    ['a day that does not exist', withIdCheck('11010519490230002')],
    ['29 February of a common year', withIdCheck('11010519490229002')],
    ['no such province', withIdCheck('10010519491231002')],
    ['a year before anyone living', withIdCheck('11010517491231002')],
    ['a letter inside', '1101051949123100AX'],
    ['too short', '11010519491231002'],
  ])('%s', (_why, text) => expect(isIdentityNumber(text)).toBe(false));
  test('29 February of a leap year', () => expect(isIdentityNumber(withIdCheck('11010519480229002'))).toBe(true));
  test('only one check character is right', () => {
    const right = [...'0123456789X'].filter((check) => isIdentityNumber(`11010519491231002${check}`));
    expect(right).toEqual(['X']);
  });
  test('in a text: with blanks, next to Chinese, not inside longer numbers', () => {
    const found = (text: string) => findIdentityNumbers(text).map(({ start, end }) => text.slice(start, end));
    expect(found('号110105 19491231 002X，')).toEqual(['110105 19491231 002X']);
    expect(found('张三11010519491231002X李四')).toEqual(['11010519491231002X']);
    expect(found('111010519491231002X')).toStrictEqual([]);
    expect(found('11010519491231002X8')).toStrictEqual([]);
    expect(found('110105********002X')).toStrictEqual([]);
  });
});

describe('bank cards (ISO/IEC 7812-1)', () => {
  test('Luhn', () => {
    expect(passesLuhn('79927398713')).toBe(true);
    expect([0, 1, 2, 4, 5, 6, 7, 8, 9].some((check) => passesLuhn(`7992739871${check}`))).toBe(false);
    expect(passesLuhn('0000000000000000')).toBe(false);
    expect(passesLuhn('')).toBe(false);
  });
  test('lengths by issuer', () => {
    expect(isBankCard('6222021234567890128')).toBe(true);
    expect(isBankCard('6222021234567890123')).toBe(false);
    expect(isBankCard('4111111111111111')).toBe(true);
    expect(isBankCard('378282246310005')).toBe(true);
    expect(isBankCard('5555555555554444')).toBe(true);
    expect(isBankCard('79927398713')).toBe(false);
  });
  test('grouped, and not inside longer numbers', () => {
    expect(findBankCards('卡6222 0212 3456 7890 128。')).toHaveLength(1);
    expect(findBankCards('0004111111111111111')).toHaveLength(0);
  });
});

describe('credit codes (GB 32100-2015)', () => {
  test('the example of the standard', () => {
    expect(isCreditCode('91350100M000100Y43')).toBe(true);
    expect(isCreditCode('91350100M000100Y44')).toBe(false);
  });
  test.each(['I', 'O', 'S', 'V', 'Z', 'a'])('%s is not in the alphabet', (letter) => {
    expect(isCreditCode(`9135010${letter}M000100Y43`)).toBe(false);
  });
  test('in a text', () => {
    expect(findCreditCodes('代码91350100M000100Y43。')).toHaveLength(1);
    expect(findWrongCreditCodes('统一社会信用代码：91350100M000100Y44')).toHaveLength(1);
    expect(findWrongCreditCodes('编号91350100M000100Y44')).toHaveLength(0);
  });
});

/** Seventeen digits with the check character that makes them right, were the rest so. */
function withIdCheck(digits: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  return digits + '10X98765432'[sum % 11]!;
}
