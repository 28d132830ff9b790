import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { compileEngine, type Engine } from '../core/engine';
import { runTrusted } from '../core/pattern';
import { isAboutLinks } from '../core/checks';
import { exampleLinks } from '../core/links/example-site';
import type { Rule } from '../core/rule';
import { scan, type ScanOptions } from '../core/scan';
import { intlSegmenter, wordSegmenters } from '../segmenters';
import { BUILTIN_PACKS } from '.';

const say = jest.fn();
const options: ScanOptions = {
  ...{ segmenters: wordSegmenters(say), runPattern: runTrusted },
  ...{ subject: null, language: 'zh' as const },
};
/** As on a platform that the dictionary's package has no build for. */
const withoutDictionary = { ...options, segmenters: [intlSegmenter()] };
const all = compileEngine(BUILTIN_PACKS.map((pack) => ({ pack, builtin: true })));
const rules = BUILTIN_PACKS.flatMap((pack) => pack.rules.map((rule) => [rule.id, rule] as const));
const idsIn = (text: string, engine: Engine = all, by: ScanOptions = options) =>
  scan(engine, [{ path: 'text', text }], by).map((finding) => finding.ruleId);

const linkIdsIn = (example: string) => exampleLinks(all, example).map(({ ruleId }) => ruleId);

/** The rule alone, without the words that let it skip its pattern. */
const withoutAnchors = ({ anchors: _anchors, ...rule }: Rule): Rule => rule;

/** Warnings per 10,000 characters that proofread prose may get. */
const MOST_WARNINGS = 2;

/** Every warning in the real texts, and why it is right. The annual reports have none. */
const JUSTIFIED: Readonly<Record<string, readonly string[]>> = {
  'park-report.txt': [
    // Half-width commas inside Chinese sentences: slips of the writer’s.
    'fo-01 ,',
    // 产业基础最好、发展最快: of the park’s own trade, unproved; as an ordinary post this would be advice.
    'ad-04 最好',
    'fo-01 ,',
  ],
};

describe('built-in packs', () => {
  test('are 300 rules and more', () => expect(rules.length).toBeGreaterThanOrEqual(300));

  test('hide what they find of persons', () => {
    const shown = BUILTIN_PACKS.find(({ key }) => key === 'personal-data')!.rules.filter(
      ({ message, messageEn }) => message.includes('{text}') || messageEn?.includes('{text}'),
    );
    expect(shown).toEqual([]);
  });

  test.each(rules)('%s finds its hits and leaves its misses', (id, rule) => {
    expect(rule.examples?.hit.length).toBeGreaterThan(0);
    expect(rule.examples?.miss.length).toBeGreaterThan(0);
    for (const by of [options, withoutDictionary]) {
      const find = isAboutLinks(rule) ? linkIdsIn : (example: string) => idsIn(example, all, by);
      for (const hit of rule.examples?.hit ?? []) expect(find(hit)).toContain(id);
      for (const miss of rule.examples?.miss ?? []) expect(find(miss)).not.toContain(id);
    }
  });

  test('are tried with a dictionary', () => {
    expect(options.segmenters).toHaveLength(2);
    expect(say).not.toHaveBeenCalled();
  });

  test('every rule has an id of its own, a message in both languages and a source', () => {
    expect(new Set(rules.map(([id]) => id)).size).toBe(rules.length);
    for (const [, rule] of rules) {
      expect(rule.message).not.toBe('');
      expect(rule.messageEn ?? '').not.toBe('');
      expect(rule.source).toBeDefined();
    }
  });

  test('what nobody has read does not block', () => {
    const unread = rules.filter(([, { source }]) => typeof source === 'object' && !source.read);
    expect(unread.filter(([, rule]) => rule.severity === 'block')).toEqual([]);
  });

  test('the right form of a substitution is no hit', () => {
    for (const [id, rule] of rules) {
      if (rule.kind !== 'substitution') continue;
      for (const right of Object.values(rule.swap ?? {})) expect(idsIn(right)).not.toContain(id);
    }
  });

  describe.each(readReports())('%s', (name, text) => {
    test('has nothing that blocks, and hardly a warning', () => {
      const findings = scan(all, [{ path: 'text', text }], options);
      expect(findings.filter(({ severity }) => severity === 'block')).toEqual([]);
      const warned = findings
        .filter(({ severity }) => severity === 'warn')
        .map(({ ruleId, text: at }) => `${ruleId} ${at}`);
      expect(warned).toEqual(JUSTIFIED[name] ?? []);
      // The park’s own report was not proofread; what it gets is justified one by one.
      const most = name.startsWith('government') ? (text.length / 10_000) * MOST_WARNINGS : warned.length;
      expect(warned.length).toBeLessThanOrEqual(most);
    });

    test('is read the same without anchors', () => {
      const bare = compileEngine(
        BUILTIN_PACKS.map((pack) => ({ pack: { ...pack, rules: pack.rules.map(withoutAnchors) }, builtin: true })),
      );
      expect(idsIn(text)).toEqual(idsIn(text, bare));
    });
  });
});

function readFolder(folder: string): [string, string][] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]);
}

/** The annual reports; the park's own report too where the folder with it is at hand. */
function readReports(): [string, string][] {
  const reports = readFolder(path.resolve(__dirname, '../../../../../tests/data/real-text'));
  const { REAL_TEXT_DIR } = process.env;
  const others = REAL_TEXT_DIR ? readFolder(REAL_TEXT_DIR) : [];
  return [...reports, ...others.filter(([name]) => !reports.some(([known]) => known === name))];
}
