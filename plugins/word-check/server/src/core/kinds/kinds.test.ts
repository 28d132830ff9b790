import { intlSegmenter } from '../../segmenters';
import { compileEngine } from '../engine';
import { PatternTimeout, runTrusted } from '../pattern';
import type { Rule } from '../rule';
import { scan, type ScanOptions } from '../scan';
import { findRepeatedRuns } from './repetition';

const options: ScanOptions = {
  segmenters: [intlSegmenter()],
  runPattern: runTrusted,
  subject: null,
  language: 'zh',
};

type Given = Pick<Rule, 'kind'> & Partial<Rule>;
const engineOf = (rule: Given) =>
  compileEngine([
    {
      pack: { key: 'p', name: 'p', rules: [{ id: 'r', severity: 'warn', category: 'c', message: 'm', ...rule }] },
      builtin: false,
    },
  ]);

/** Findings as `passage:start slice>suggestion`; the slice is asserted to be what its place says. */
function found(rule: Given, texts: readonly string[], rest: Partial<ScanOptions> = {}): string[] {
  const passages = texts.map((text, i) => ({ path: `f${i}`, text }));
  return scan(engineOf(rule), passages, { ...options, ...rest }).map(({ path, start, end, text, suggestions }) => {
    const passage = Number(path.slice(1));
    expect(texts[passage]!.slice(start, end)).toBe(text);
    return `${passage}:${start} ${text}${suggestions.map((suggestion) => `>${suggestion}`).join('')}`;
  });
}

const most = (count: number, rest: Partial<Rule> = {}): Given => ({
  kind: 'occurrence',
  terms: ['进一步'],
  most: count,
  ...rest,
});

test.each<[string, Given, string[], string[]]>([
  ['nothing to count', most(1), ['会议召开'], []],
  ['as often as allowed', most(2), ['进一步做，进一步改'], []],
  ['once too often', most(1), ['进一步做，进一步改'], ['0:5 进一步']],
  ['over fields', most(1), ['进一步做', '进一步改'], ['1:0 进一步']],
  ['per sentence', most(1, { per: 'sentence' }), ['进一步做。进一步改，进一步看！'], ['0:10 进一步']],
  ['per line', most(1, { per: 'paragraph' }), ['进一步做。进一步改\n进一步看'], ['0:5 进一步']],
  ['none allowed', most(0), ['进一步做'], ['0:0 进一步']],
  ['folded and seen through', most(0), ['進\u200b一步做'], ['0:0 進\u200b一步']],
  ['with an exception', most(0, { exceptions: ['进一步深化'] }), ['进一步深化改革'], []],
  ['of a pattern', { kind: 'occurrence', pattern: '[!！]', most: 2 }, ['好！好！好！'], ['0:5 ！']],
  ['too seldom', { kind: 'occurrence', terms: ['来源'], least: 1 }, ['甲', '乙'], ['0:0 ']],
  ['often enough', { kind: 'occurrence', terms: ['来源'], least: 1 }, ['甲', '来源：乙'], []],
  [
    'too seldom in a line',
    { kind: 'occurrence', terms: ['来源'], least: 1, per: 'paragraph' },
    ['来源：甲\n  乙 '],
    ['0:7 乙'],
  ],
  ['an author’s suggestion', most(0, { suggestions: ['再'] }), ['进一步做'], ['0:0 进一步>再']],
])('occurrence: %s', (_name, rule, texts, expected) => expect(found(rule, texts)).toEqual(expected));

const doubled: Given = { kind: 'repetition', terms: ['关于', '的'], match: { boundary: false } };

test.each<[string, Given, string[], string[]]>([
  ['twice in a row', doubled, ['关于关于印发'], ['0:2 关于>']],
  ['three times', doubled, ['我的的的'], ['0:2 的>', '0:3 的>']],
  ['over blanks', doubled, ['关于 关于印发'], ['0:3 关于>']],
  ['not over a line break', doubled, ['关于\n关于印发'], []],
  ['not one after another', doubled, ['关于的'], []],
  ['not over fields', doubled, ['关于', '关于'], []],
  ['of a pattern', { kind: 'repetition', pattern: '[A-Za-z]+' }, ['the The cat'], ['0:4 The>']],
  ['of runs', { kind: 'repetition', run: [2, 8] }, ['推进工作推进工作会议'], ['0:4 推进工作>']],
  ['of runs, with an exception', { kind: 'repetition', run: [2, 8], exceptions: ['研究研究'] }, ['研究研究'], []],
])('repetition: %s', (_name, rule, texts, expected) => expect(found(rule, texts)).toEqual(expected));

test.each<[string, [number, number], string[]]>([
  ['甲乙甲乙', [2, 4], ['甲乙']],
  ['甲乙丙丁甲乙丙丁甲乙丙丁', [2, 4], ['甲乙丙丁']],
  ['甲甲甲甲', [2, 4], ['甲甲']],
  ['甲，乙甲，乙', [2, 4], []],
  ['1212', [2, 4], []],
  ['', [2, 4], []],
])('runs of %s', (text, [least, longest], expected) =>
  expect(findRepeatedRuns(text, least, longest).map(({ start, end }) => text.slice(start, end))).toEqual(expected),
);

const oneForm: Given = {
  kind: 'consistency',
  either: [
    ['登录', '登陆'],
    ['账号', '帐号', '账户'],
  ],
};

test.each<[string, string[], string[]]>([
  ['one form', ['请登录账号', '再登录'], []],
  ['the rarer form goes', ['登录，登录，登陆'], ['0:6 登陆>登录']],
  ['the first form stays when both are equal', ['登陆再登录'], ['0:3 登录>登陆']],
  ['over fields', ['登录', '登陆', '登录'], ['1:0 登陆>登录']],
  ['three forms', ['账户、帐号、账户、账号'], ['0:3 帐号>账户', '0:9 账号>账户']],
])('consistency: %s', (_name, texts, expected) => expect(found(oneForm, texts)).toEqual(expected));

const spelled: Given = { kind: 'capitalisation', terms: ['Wi-Fi', 'PDF', 'iOS'] };

test.each<[string, Given, string[], string[]]>([
  ['right', spelled, ['iOS的Wi-Fi与PDF'], []],
  ['wrong', spelled, ['用WI-FI传pdf'], ['0:1 WI-FI>Wi-Fi', '0:7 pdf>PDF']],
  ['not in another word', spelled, ['pdfs curios'], []],
  ['upper', { kind: 'capitalisation', pattern: '[a-z]{2}(?=字第)', style: 'upper' }, ['ab字第'], ['0:0 ab>AB']],
  ['lower', { kind: 'capitalisation', pattern: 'K[mg]\\b', style: 'lower' }, ['5Km'], ['0:1 Km>km']],
  ['sentence', { kind: 'capitalisation', pattern: '^[a-z ]+', style: 'sentence' }, ['an act'], ['0:0 an act>An act']],
  [
    'title',
    { kind: 'capitalisation', pattern: '^.+$', style: 'title' },
    ['it’s an act'],
    ['0:0 it’s an act>It’s An Act'],
  ],
])('capitalisation: %s', (_name, rule, texts, expected) => expect(found(rule, texts)).toEqual(expected));

const notice: Given = { kind: 'conditional', terms: ['收益率', '理财'], requires: ['投资有风险', '风险自担'] };

test.each<[string, Given, string[], string[]]>([
  ['the condition does not hold', notice, ['开会'], []],
  ['one warning for all', notice, ['理财产品收益率', '收益率'], ['0:0 理财']],
  ['fulfilled in another field', notice, ['理财产品', '投资有风险'], []],
  ['per line', { ...notice, per: 'paragraph' }, ['理财，风险自担\n收益率'], ['0:8 收益率']],
])('conditional: %s', (_name, rule, texts, expected) => expect(found(rule, texts)).toEqual(expected));

const list: Given = {
  kind: 'sequence',
  order: [
    { name: '张大明', titles: ['党工委书记'] },
    { name: '李小红', titles: ['管委会主任', '党工委副书记'] },
    { name: '王一' },
  ],
  match: { boundary: false },
};

test.each<[string, string[], string[]]>([
  ['the right order', ['张大明、李小红和王一出席'], []],
  ['the wrong order', ['李小红、张大明和王一出席'], ['0:0 李小红、张大明和王一>张大明、李小红和王一']],
  ['two lists', ['张大明讲话。李小红、王一参加'], []],
  ['names apart', ['李小红主持，会后张大明讲话'], []],
  ['with titles', ['管委会主任李小红，党工委书记张大明'], ['0:5 李小红，党工委书记张大明']],
  ['somebody else’s title', ['管委会主任张大明'], ['0:0 管委会主任>党工委书记']],
  ['a short form', ['书记张大明、张大明书记'], []],
  ['a deputy who is none', ['党工委副书记张大明'], ['0:0 党工委副书记>党工委书记']],
  ['a name without titles', ['党工委书记王一'], []],
  ['a title between two names', ['张大明党工委书记李小红'], []],
])('sequence: %s', (_name, texts, expected) => expect(found(list, texts)).toEqual(expected));

test('a rule is silent outside its scope, and does not count there', () => {
  const rule = most(1, { scope: { fields: ['f1', 'f2'] } });
  const subject = { uid: 'u', themes: [], columns: [], promotional: () => false };
  expect(found(rule, ['进一步', '进一步', '进一步'], { subject })).toEqual(['2:0 进一步']);
});

test('a pattern that was stopped is told, and nothing is concluded from what it did not find', () => {
  const stop = () => {
    throw new PatternTimeout();
  };
  expect(found({ kind: 'occurrence', pattern: '甲', least: 3 }, ['甲甲甲'], { runPattern: stop })).toEqual(['0:0 ']);
});
