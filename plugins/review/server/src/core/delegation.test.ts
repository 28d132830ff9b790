/** Leave delegations: when one holds, which exclude each other, who may do what with one. */
import {
  delegationState,
  holdsNow,
  MAX_DELEGATION_DAYS,
  refuseDelegation,
  refuseDelegationAct,
  refuseOffer,
  type Delegation,
  type DelegationAct,
  type DelegationState,
} from './delegation';
import { messageOf } from './errors';

const at = (clock: string): number => Date.parse(`2027-03-01T${clock}.000Z`);
const iso = (clock: string): string => `2027-03-01T${clock}.000Z`;
const one = (extra: Partial<Delegation> = {}): Delegation => ({
  id: 1,
  from: 'ann',
  to: 'bob',
  startsAt: iso('00:00:00'),
  endsAt: iso('04:00:00'),
  types: null,
  levels: null,
  acceptedAt: iso('00:00:00'),
  endedAt: null,
  ...extra,
});
const both = new Set(['ann', 'bob']);

describe('a delegation', () => {
  it.each<[string, Partial<Delegation>, number, DelegationState]>([
    ['is offered', { acceptedAt: null }, at('01:00:00'), 'offered'],
    ['waits for its first moment', {}, at('00:00:00') - 1, 'accepted'],
    ['holds from its first moment', {}, at('00:00:00'), 'active'],
    ['holds up to its last', {}, at('04:00:00') - 1, 'active'],
    ['is over at its last moment', {}, at('04:00:00'), 'over'],
    ['is over though never accepted', { acceptedAt: null }, at('04:00:00'), 'over'],
    ['was declined', { acceptedAt: null, endedAt: iso('00:30:00') }, at('01:00:00'), 'declined'],
    ['was revoked', { endedAt: iso('00:30:00') }, at('01:00:00'), 'revoked'],
  ])('%s', (_, extra, now, state) => {
    expect(delegationState(one(extra), now)).toBe(state);
    expect(holdsNow(one(extra), now, 'x', both)).toBe(state === 'active');
  });

  it('needs two accounts that work, and a type it is about', () => {
    const now = at('01:00:00');
    expect([holdsNow(one(), now, 'x', new Set(['ann'])), holdsNow(one(), now, 'x', new Set(['bob']))]).toEqual([
      false,
      false,
    ]);
    const types = ['x', 'y'];
    expect([holdsNow(one({ types }), now, 'y', both), holdsNow(one({ types }), now, 'z', both)]).toEqual([true, false]);
  });
});

describe('a new delegation', () => {
  const now = at('01:00:00');
  const { id: _, acceptedAt: __, endedAt: ___, ...wanted } = one();
  const refused = (extra: object, ...others: Delegation[]) => {
    const refusal = refuseDelegation({ ...wanted, ...extra }, others, now);
    return refusal && [refusal.code, (refusal.details.fields as { path: string }[])[0]?.path, messageOf(refusal, 'zh')];
  };

  it.each<[string, object, string]>([
    ['to oneself', { to: 'ann' }, 'to'],
    ['that ends when it starts', { endsAt: iso('00:00:00') }, 'endsAt'],
    ['that is over', { endsAt: iso('01:00:00') }, 'endsAt'],
    [
      'for more than a year',
      { endsAt: new Date(at('00:00:00') + MAX_DELEGATION_DAYS * 86_400_000 + 1).toISOString() },
      'endsAt',
    ],
  ])('is none %s', (_name, extra, path) => expect(refused(extra)?.slice(0, 2)).toEqual(['INVALID_INPUT', path]));

  it('may last a year, and begin in the past', () => {
    expect(refused({ endsAt: new Date(at('00:00:00') + MAX_DELEGATION_DAYS * 86_400_000).toISOString() })).toBeNull();
  });

  it.each<[string, Partial<Delegation>, string | null]>([
    ['back', { from: 'bob', to: 'ann' }, 'to'],
    ['on', { from: 'bob', to: 'cai' }, 'to'],
    ['from who has borrowed', { from: 'cai', to: 'ann' }, 'from'],
    ['twice', {}, 'to'],
    ['beside another of the same giver', { from: 'ann', to: 'cai' }, null],
    ['beside another to the same person', { from: 'cai', to: 'bob' }, null],
    ['that was only offered, all the same', { from: 'bob', to: 'cai', acceptedAt: null }, 'to'],
    ['not after one was revoked', { from: 'bob', to: 'cai', endedAt: iso('00:30:00') }, null],
    ['not after one was declined', { from: 'bob', to: 'cai', acceptedAt: null, endedAt: iso('00:30:00') }, null],
    ['not from its end on', { from: 'bob', to: 'cai', startsAt: iso('04:00:00'), endsAt: iso('05:00:00') }, null],
    [
      'from the last moment before',
      { from: 'bob', to: 'cai', startsAt: iso('03:59:59'), endsAt: iso('05:00:00') },
      'to',
    ],
    [
      'not up to its start',
      { from: 'bob', to: 'cai', startsAt: '2027-02-28T00:00:00.000Z', endsAt: iso('00:00:00') },
      null,
    ],
  ])('excludes one %s', (_name, other, path) => expect(refused({}, one(other))?.[1] ?? null).toBe(path));

  it('says why in words', () => {
    expect(refused({ to: 'ann' })?.[2]).toBe('请求内容有误：不能委托给自己。');
    expect(refused({}, one({ from: 'bob', to: 'cai' }))?.[2]).toMatch(/代理不能再转/);
  });
});

describe('an offer', () => {
  const { id: _, acceptedAt: __, endedAt: ___, ...wanted } = one();
  const code = (key: string, mayArrange = false, to = 'bob') =>
    refuseOffer({ ...wanted, to }, { key, mayArrange })?.code ?? null;
  it('is of one’s own rights, or arranged for others, never for oneself', () => {
    expect([code('ann'), code('ann', true), code('cai'), code('boss', true)]).toEqual([null, null, 'FORBIDDEN', null]);
    expect(code('boss', true, 'boss')).toBe('INVALID_INPUT');
  });
});

describe('with a delegation', () => {
  const now = at('01:00:00');
  const code = (act: DelegationAct, key: string, extra: Partial<Delegation> = {}, mayArrange = false) =>
    refuseDelegationAct(one(extra), act, { key, mayArrange }, now)?.code ?? null;
  const offered = { acceptedAt: null };

  it('whoever it is for accepts or declines it, once', () => {
    for (const act of ['accept', 'decline'] as const) {
      expect(code(act, 'bob', offered)).toBeNull();
      expect([code(act, 'ann', offered), code(act, 'boss', offered, true)]).toEqual(['FORBIDDEN', 'FORBIDDEN']);
      expect([code(act, 'bob'), code(act, 'bob', { ...offered, endedAt: iso('00:30:00') })]).toEqual([
        'WRONG_STATE',
        'WRONG_STATE',
      ]);
    }
  });

  it('both sides and whoever arranges can end it, while it is not over', () => {
    expect(['ann', 'bob'].map((key) => code('revoke', key))).toEqual([null, null]);
    expect([code('revoke', 'boss'), code('revoke', 'boss', {}, true)]).toEqual(['FORBIDDEN', null]);
    expect(code('revoke', 'ann', offered)).toBeNull();
    expect(code('revoke', 'ann', { endsAt: iso('01:00:00') })).toBe('WRONG_STATE');
  });

  it('the refusal says how it stands', () => {
    const refusal = refuseDelegationAct(one(), 'accept', { key: 'bob', mayArrange: false }, now);
    expect(refusal && [messageOf(refusal, 'zh'), messageOf(refusal, 'en')]).toEqual([
      '代理当前为“代理中”，不能进行此操作。',
      'The delegation is “in force” now, so this cannot be done.',
    ]);
  });
});
