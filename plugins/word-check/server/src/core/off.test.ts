/** A rule that is switched off is kept and proven, and finds nothing. */
import { compileEngine } from './engine';
import { lintPack } from './pack-lint';
import { provePack } from './pack-proof';
import type { Rule } from './rule';
import { scan } from './scan';

const tools = { segmenters: [], runPattern: () => [] };
const rule = (off: boolean, hit: string): Rule => ({
  ...{ id: 'r-1', kind: 'existence', terms: ['测试甲词'], severity: 'block', category: 'c', message: 'm', off },
  examples: { hit: [hit], miss: [] },
});
const pack = (off: boolean, hit = '有测试甲词') => ({ key: 'own', name: '自', rules: [rule(off, hit)] });
const found = (off: boolean) =>
  scan(compileEngine([{ pack: pack(off), builtin: false }]), [{ path: 'text', text: '有测试甲词' }], {
    ...tools,
    subject: null,
    language: 'zh',
  });

test('it finds nothing, and something when it is on', () => {
  expect([found(true).length, found(false).length]).toEqual([0, 1]);
});

test('its examples are tried all the same', () => {
  expect(provePack(pack(true), tools).problems).toStrictEqual([]);
  expect(provePack(pack(true, '没有'), tools).problems).toEqual([
    { path: 'rules.0.examples.hit.0', reason: 'is not found by the rule' },
  ]);
});

test('off is true or false', () => {
  const wrong = { ...pack(true), rules: [{ ...rule(true, 'x'), off: 'yes' }] };
  expect(lintPack(wrong)).toEqual([{ path: 'rules.0.off', reason: 'must be true or false' }]);
});
