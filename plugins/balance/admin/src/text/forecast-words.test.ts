import { effectWords, lackingWords, reachWords, scheduledWords } from './forecast-words';

const ANSWER = { channel: 'website', name: '官方网站', n: 50, index: 80, indexAfter: 82, best: 99, lacking: [] };

test('what a post does is said in the same words whether the balance rises or falls', () => {
  const rises = effectWords({ ...ANSWER, changes: 'adds' });
  expect(rises).toEqual({ id: 'balance.editor.adds', values: { name: '官方网站', index: 80, after: 82 } });
  expect(effectWords({ ...ANSWER, index: 82, indexAfter: 80, changes: 'adds' }).id).toBe(rises.id);
  expect(effectWords({ ...ANSWER, changes: 'relabels' }).id).toBe('balance.editor.relabels');
  expect(effectWords({ ...ANSWER, indexAfter: 80, changes: 'adds' }).id).toBe('balance.editor.same');
  expect(effectWords({ ...ANSWER, indexAfter: 80, changes: 'nothing' }).id).toBe('balance.editor.nothing');
  expect(effectWords({ ...ANSWER, index: null, indexAfter: null, changes: 'nothing' }).id).toBe(
    'balance.editor.nothingYet',
  );
  expect(effectWords({ ...ANSWER, index: null, indexAfter: 40, best: 40, changes: 'adds' })).toMatchObject({
    id: 'balance.editor.first',
    values: { after: 40, best: 40 },
  });
});

test('what is lacking, scheduled and in reach is said where there is any', () => {
  const lacking = [{ code: 'd', name: '民生服务', gap: 3.5 }];
  expect(lackingWords({ lacking })).toEqual([
    { id: 'balance.editor.lackingItem', values: { name: '民生服务', gap: 3.5 } },
  ]);
  expect(scheduledWords({ scheduled: { posts: 0, themes: [], indexAfter: 80 } })).toEqual([]);
  expect(scheduledWords({ scheduled: { posts: 2, themes: [], indexAfter: 83.5 } })).toMatchObject([
    { values: { posts: 2, after: 83.5 } },
  ]);
  const themes = [
    { code: 'd', name: '民生服务', target: 15, count: 4, share: 0.08, gap: 3.5, level: 'watch' as const },
  ];
  expect(reachWords({ withinReach: null, themes })).toBeNull();
  const withinReach = { posts: 3, plan: [{ code: 'd', posts: 3 }], index: 84.91 };
  expect(reachWords({ withinReach, themes })).toEqual({
    sentence: { id: 'balance.reach.plan', values: { posts: 3, index: 84.91 } },
    items: [{ id: 'balance.plan.item', values: { name: '民生服务', posts: 3 } }],
  });
  expect(reachWords({ withinReach: { posts: 0, plan: [], index: 80 }, themes })?.sentence.id).toBe(
    'balance.reach.nothing',
  );
});
