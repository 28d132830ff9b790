import { compileEngine } from './engine';
import { mask } from './mask';
import { PatternTimeout, runTrusted } from './pattern';
import type { Pack, Rule } from './rule';
import { scan, type ScanOptions } from './scan';

const rule = (given: Partial<Rule>): Rule => ({
  id: 'r',
  kind: 'existence',
  terms: ['最佳'],
  severity: 'warn',
  category: 'c',
  message: 'm',
  ...given,
});
const engineOf = (rules: readonly Rule[], rest: Partial<Pack> = {}) =>
  compileEngine([{ pack: { key: 'p', name: 'p', rules, ...rest }, builtin: false }]);
const options: ScanOptions = { segmenters: [], runPattern: runTrusted, subject: null, language: 'zh' };
const subject = (promotional: boolean) => ({
  ...{ uid: 'api::a.a', themes: ['industry'], columns: ['notice'], promotional: () => promotional },
});
const severities = (rules: readonly Rule[], given: Partial<ScanOptions>, rest: Partial<Pack> = {}) =>
  scan(engineOf(rules, rest), [{ path: 'title', text: '最佳' }], { ...options, ...given }).map(
    (finding) => finding.severity,
  );

test('findings come by path, then place', () => {
  const found = scan(
    engineOf([rule({})]),
    [
      { path: 'title', text: '最佳最佳' },
      { path: 'body', text: '甲最佳' },
    ],
    options,
  );
  expect(found.map(({ path, start, end, text }) => [path, start, end, text])).toEqual([
    ['body', 1, 3, '最佳'],
    ['title', 0, 2, '最佳'],
    ['title', 2, 4, '最佳'],
  ]);
});

test('messages are in the caller’s language, the slice filled in or masked', () => {
  const given = rule({ message: '有“{text}”', messageEn: 'found {masked}' });
  const message = (language: 'zh' | 'en') =>
    scan(engineOf([given]), [{ path: 't', text: '最佳' }], { ...options, language })[0]!.message;
  expect(message('zh')).toBe('有“最佳”');
  expect(message('en')).toBe('found 最*');
  expect(mask('13812345678')).toBe('138****5678');
});

test('promotional packs are quieter in ordinary content', () => {
  const of = (severity: Rule['severity'], promotional: boolean) =>
    severities([rule({ severity })], { subject: subject(promotional) }, { promotional: true });
  expect([of('block', false), of('warn', false), of('info', false)]).toEqual([['block'], ['info'], []]);
  expect([of('block', true), of('warn', true), of('info', true)]).toEqual([['block'], ['warn'], ['info']]);
  expect(severities([rule({ severity: 'info' })], {}, { promotional: true })).toEqual(['info']);
});

test('a scope keeps a rule to its types, fields, themes and columns', () => {
  const inside = (scope: Rule['scope']) =>
    severities([rule({ scope: scope! })], { subject: subject(false) }).length === 1;
  const own = { uids: ['api::a.a'], fields: ['title'], themes: ['industry'], columns: ['other', 'notice'] };
  const other = { uids: ['api::b.b'], fields: ['body'], themes: [], columns: ['other'] };
  for (const [key, list] of Object.entries(own)) expect([key, inside({ [key]: list })]).toEqual([key, true]);
  for (const [key, list] of Object.entries(other)) expect([key, inside({ ...own, [key]: list })]).toEqual([key, false]);
});

test('a pattern that was stopped is a finding of its rule, not a silence', () => {
  const stopped = {
    ...options,
    runPattern: () => {
      throw new PatternTimeout();
    },
  };
  const found = scan(
    engineOf([rule({ kind: 'pattern', pattern: 'a', severity: 'block' })]),
    [{ path: 't', text: 'a' }],
    stopped,
  );
  expect(found.map(({ severity, start, end }) => [severity, start, end])).toEqual([['block', 0, 0]]);
});

test('suggestions of a pattern are filled from its groups', () => {
  const given = rule({ kind: 'pattern', pattern: '百分之(\\d+)', suggestions: ['$1%', '$$'] });
  expect(scan(engineOf([given]), [{ path: 't', text: '百分之50' }], options)[0]!.suggestions).toEqual(['50%', '$']);
});

test('the engine’s version changes with every rule and only then', () => {
  const version = (given: Partial<Rule>) => engineOf([rule(given)]).version;
  expect(version({})).toBe(version({}));
  expect(version({ message: 'n' })).not.toBe(version({}));
  expect(version({ terms: ['最'] })).not.toBe(version({}));
});

test('a pattern is not run on a text without what it needs, nor where its rule is silent', () => {
  const asked: string[] = [];
  const runPattern = (_source: string, _flags: string, text: string) => {
    asked.push(text);
    return [];
  };
  const pattern = rule({ kind: 'pattern', pattern: '[ab]c\\d+', scope: { fields: ['body'] } });
  const texts = ['ac1', 'a c1', 'bc', 'bc7'];
  const passages = texts.flatMap((text, i) => [`body.${i}`, `title.${i}`].map((path) => ({ path, text })));
  scan(engineOf([pattern]), passages, { ...options, subject: subject(false), runPattern });
  expect(asked).toEqual(['ac1', 'bc7']);
});
