import { isCalendarDate } from './calendar';

/** A check's finding: a range of the text it was given. */
export interface CheckHit {
  start: number;
  end: number;
  suggestions?: readonly string[];
}

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const ID_CHECKS = '10X98765432';
/** First two digits of the codes of GB/T 2260, Hong Kong, Macao and Taiwan and foreigners (9x) with them. */
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 91'.split(
    ' ',
  ),
);

/**
 * Whether 18 characters are a resident identity number: province, a real date of birth, and the check character
 * (GB 11643-1999: ISO 7064 MOD 11-2).
 */
export function isIdentityNumber(text: string): boolean {
  if (!/^\d{17}[\dXx]$/.test(text) || !PROVINCES.has(text.slice(0, 2))) return false;
  const [year, month, day] = [text.slice(6, 10), text.slice(10, 12), text.slice(12, 14)].map(Number) as [
    number,
    number,
    number,
  ];
  if (year < 1850 || year > 2099 || !isCalendarDate(year, month, day)) return false;
  const sum = ID_WEIGHTS.reduce((total, weight, i) => total + weight * Number(text[i]), 0);
  return ID_CHECKS[sum % 11] === text[17]!.toUpperCase();
}

/** Whether digits pass the Luhn test (ISO/IEC 7812-1); an empty or all-zero text does not. */
export function passesLuhn(digits: string): boolean {
  if (!/^\d+$/.test(digits) || /^0+$/.test(digits)) return false;
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** Lengths in use by first digits: UnionPay 16–19, Visa 13/16/19, Mastercard 16, American Express 15. */
export function isBankCard(digits: string): boolean {
  const { length } = digits;
  const known =
    (/^62/.test(digits) && length >= 16 && length <= 19) ||
    (/^4/.test(digits) && (length === 13 || length === 16 || length === 19)) ||
    (/^5[1-5]/.test(digits) && length === 16) ||
    (/^3[47]/.test(digits) && length === 15);
  return known && passesLuhn(digits) && !isIdentityNumber(digits);
}

const CREDIT_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Whether 18 characters are a unified social credit code with the right check character (GB 32100-2015). */
export function isCreditCode(text: string): boolean {
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(text)) return false;
  let weight = 1;
  let sum = 0;
  for (let i = 0; i < 17; i += 1) {
    sum += CREDIT_ALPHABET.indexOf(text[i]!) * weight;
    weight = (weight * 3) % 31;
  }
  return CREDIT_ALPHABET[(31 - (sum % 31)) % 31] === text[17];
}

function hits(text: string, candidate: RegExp, holds: (compact: string) => boolean): CheckHit[] {
  return [...text.matchAll(candidate)]
    .filter((match) => holds(match[0].replace(/[ -]/g, '')))
    .map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

const ID = /(?<![0-9A-Za-z*])[1-9]\d{5}[ -]?\d{8}[ -]?\d{3}[\dXx](?![0-9A-Za-z*])/g;
const CARD = /(?<![0-9A-Za-z*])(?:62\d{2}|4\d{3}|5[1-5]\d{2}|3[47]\d{2})(?:[ -]?\d){9,15}(?![0-9A-Za-z*])/g;
const CREDIT = /(?<![0-9A-Za-z])[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Za-z])/g;
const NAMED_CREDIT = /(?<=信用代码(?:证号|号码|号|为|是)?[:：\s]{0,3})[0-9A-Z]{18}(?![0-9A-Za-z])/g;

const NAMED_ID = /(?<=(?:身份证|身份号码|公民身份|证件号)(?:号码?|码)?[:：]?\s?)[1-9]\d{16}[\dXx](?![0-9A-Za-z*])/g;

const ID_NAMES = ['身份证', '身份号码', '公民身份', '证件号'];

/** Numbers called an identity number in the text that cannot be one. */
export const findWrongIdentityNumbers = (text: string): CheckHit[] =>
  ID_NAMES.some((name) => text.includes(name)) ? hits(text, NAMED_ID, (number) => !isIdentityNumber(number)) : [];

/** Resident identity numbers with 18 characters. */
export const findIdentityNumbers = (text: string): CheckHit[] => hits(text, ID, isIdentityNumber);

/** Bank card numbers, blanks and hyphens between groups allowed. */
export const findBankCards = (text: string): CheckHit[] => hits(text, CARD, isBankCard);

/** Unified social credit codes whose check character is right. */
export const findCreditCodes = (text: string): CheckHit[] =>
  hits(text, CREDIT, (code) => isCreditCode(code) && !isIdentityNumber(code));

/** Codes called a credit code in the text whose check character is wrong. */
export const findWrongCreditCodes = (text: string): CheckHit[] =>
  text.includes('信用代码') ? hits(text, NAMED_CREDIT, (code) => !isCreditCode(code)) : [];
