/** Two administrators save one pack: what each sees of the other, and that neither undoes the other's work unseen. */
import type { Rule } from '../../../server/src/core/rule';
import { saveOnto, type StoredRule } from './save-onto';

const rule = (message: string) => ({ id: 'r', kind: 'existence', terms: ['甲'], message }) as unknown as Rule;
const STALE = new Error('stale');

/** A pack that is at `stored`, and versions that were written. */
function packAt(stored: StoredRule) {
  const written: number[] = [];
  const means = {
    save: async (version: number) => {
      if (version !== stored.version) throw STALE;
      written.push(version);
    },
    now: async () => stored,
    isStale: (error: unknown) => error === STALE,
  };
  return { written, means };
}

test.each<[string, StoredRule, StoredRule | null, number[] | 'stale' | 'taken']>([
  ['nobody else', { rule: rule('a'), version: 3 }, { rule: rule('a'), version: 3 }, [3]],
  ['another rule of the pack', { rule: rule('a'), version: 5 }, { rule: rule('a'), version: 3 }, [5]],
  ['this rule', { rule: rule('b'), version: 5 }, { rule: rule('a'), version: 3 }, 'stale'],
  ['this rule, which is gone', { rule: null, version: 5 }, { rule: rule('a'), version: 3 }, 'stale'],
  ['a new rule', { rule: null, version: 5 }, null, [5]],
  ['a new rule with a number that is taken', { rule: rule('a'), version: 5 }, null, 'taken'],
])('meanwhile changed: %s', async (_name, stored, read, outcome) => {
  const { written, means } = packAt(stored);
  const told = await saveOnto(read, means).then(
    (isSaved) => (isSaved ? written : 'taken'),
    (error: unknown) => (error === STALE ? 'stale' : error),
  );
  expect(told).toStrictEqual(outcome);
});

test('what else goes wrong is told', async () => {
  const { means } = packAt({ rule: null, version: 1 });
  const save = () => Promise.reject(new Error('no line'));
  await expect(saveOnto(null, { ...means, save })).rejects.toThrow('no line');
});
