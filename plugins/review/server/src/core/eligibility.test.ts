import { barrierWords, refuseUnsignable } from './eligibility';
import { messageOf } from './errors';
import type { Authorship, Situation } from './situation';
import type { Level } from './workflow';

const level = (key: string, ...signers: string[]): Level => ({ key, name: key, signers, quorum: { kind: 'any' } });
const situation = (levels: Level[], authors: Record<string, Authorship['kind']>, active: string[]): Situation => ({
  digest: 'd',
  run: null,
  release: null,
  workflow: { key: 'w', version: 1, name: 'w', levels, recallRoles: [] },
  authors: new Map(Object.entries(authors).map(([key, kind]) => [key, [{ kind, at: '' }]])),
  unattributed: [],
  active: new Set(active),
});
const editor = { key: 'ed', name: 'ed', roles: [], maySubmit: true };

it('lets a submit through when different people are left for every level', () => {
  expect(refuseUnsignable(situation([level('a', 'x', 'y'), level('b', 'x')], {}, ['x', 'y']), editor)).toBeNull();
});

it('names the level, and for each of its signers what stands in the way', () => {
  const levels = [level('a', 'x'), level('b', 'x', 'ed', 'gone', 'wrote', 'drew')];
  const refusal = refuseUnsignable(
    situation(levels, { wrote: 'edited', drew: 'uploaded' }, ['x', 'ed', 'wrote', 'drew', 'free']),
    editor,
  );
  expect(refusal?.code).toBe('NO_ELIGIBLE_SIGNER');
  expect(refusal?.details).toEqual({
    level: 'b',
    levelName: 'b',
    signers: [
      { person: 'x', because: 'needed-elsewhere' },
      { person: 'ed', because: 'submitted' },
      { person: 'gone', because: 'inactive' },
      { person: 'wrote', because: 'edited' },
      { person: 'drew', because: 'uploaded' },
    ],
    candidates: ['free'],
  });
});

it('says it in words, with names where they are known', () => {
  const barred = [
    { person: 'x', because: 'edited' as const },
    { person: 'y', because: 'inactive' as const },
    { person: 'x', because: 'uploaded' as const },
    { person: 'z', because: 'submitted' as const },
    { person: 'z', because: 'needed-elsewhere' as const },
  ];
  expect(barrierWords(barred, new Map([['x', '刘芳']]))).toEqual({
    zh: '刘芳改过这一稿，y没有可用的账号，刘芳改过其中的图片或附件，z提交了这一稿，z要签另一审级',
    en: '刘芳 edited it, y has no active account, 刘芳 changed a file in it, z submits it, z is needed at another level',
  });
  const refusal = refuseUnsignable(situation([level('复审', 'x')], { x: 'edited' }, ['x']), editor);
  expect(refusal && messageOf(refusal, 'zh')).toBe('“复审”没有可以签字的人：x改过这一稿。请联系管理员补充审核人。');
});
