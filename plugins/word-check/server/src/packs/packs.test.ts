import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { compileEngine, type Engine } from '../core/engine';
import { runTrusted } from '../core/pattern';
import type { Rule } from '../core/rule';
import { scan } from '../core/scan';
import { intlSegmenter } from '../segmenters';
import { BUILTIN_PACKS } from '.';

const tools = { segmenters: [intlSegmenter()], runPattern: runTrusted };
const options = { ...tools, subject: null, language: 'zh' } as const;
const all = compileEngine(BUILTIN_PACKS.map((pack) => ({ pack, builtin: true })));
const rules = BUILTIN_PACKS.flatMap((pack) => pack.rules.map((rule) => [rule.id, rule] as const));
const idsIn = (text: string, engine: Engine = all) =>
  scan(engine, [{ path: 'text', text }], options).map((finding) => finding.ruleId);

/** The rule alone, without the words that let it skip its pattern. */
const withoutAnchors = ({ anchors: _anchors, ...rule }: Rule): Rule => rule;

describe('built-in packs', () => {
  test.each(rules)('%s finds its hits and leaves its misses', (id, rule) => {
    expect(rule.examples?.hit.length).toBeGreaterThan(0);
    expect(rule.examples?.miss.length).toBeGreaterThan(0);
    for (const hit of rule.examples?.hit ?? []) expect(idsIn(hit)).toContain(id);
    for (const miss of rule.examples?.miss ?? []) expect(idsIn(miss)).not.toContain(id);
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

  describe.each(readReports())('%s', (_name, text) => {
    test('has nothing that blocks', () => {
      expect(scan(all, [{ path: 'text', text }], options).filter((finding) => finding.severity === 'block')).toEqual(
        [],
      );
    });

    test('is read the same without anchors', () => {
      const bare = compileEngine(
        BUILTIN_PACKS.map((pack) => ({ pack: { ...pack, rules: pack.rules.map(withoutAnchors) }, builtin: true })),
      );
      expect(idsIn(text)).toEqual(idsIn(text, bare));
    });
  });
});

function readReports(): [string, string][] {
  const folder = path.resolve(__dirname, '../../../../../tests/data/real-text');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]);
}
