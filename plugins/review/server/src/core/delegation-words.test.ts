/** What people read when a delegation cannot be made or done with, and at which instant one excludes another. */
import { refuseDelegation, refuseDelegationAct, refuseOffer, type Delegation } from './delegation';
import { messageOf, type Refusal } from './errors';

const iso = (clock: string): string => `2027-03-01T${clock}.000Z`;
const NOW = Date.parse(iso('01:00:00'));
const WANTED = {
  ...{ from: 'ann', to: 'bob', types: null, levels: null },
  ...{ startsAt: iso('00:00:00'), endsAt: iso('04:00:00') },
};
const OTHER: Delegation = { ...WANTED, id: 1, acceptedAt: iso('00:00:00'), endedAt: null };

const read = (refusal: Refusal | null) =>
  refusal && [messageOf(refusal, 'zh'), messageOf(refusal, 'en'), refusal.details.fields];

const inWords = (path: string, zh: string, en: string) => [
  `请求内容有误：${zh}`,
  expect.stringContaining(en),
  [{ path, reason: en }],
];

it('nobody arranges the rights of others for oneself', () =>
  expect(read(refuseOffer({ ...WANTED, to: 'boss' }, { key: 'boss', mayArrange: true }))).toEqual(
    inWords('to', '不能把他人的权限安排给自己。', 'The rights of somebody else cannot be arranged for oneself.'),
  ));

it.each<[string, Partial<typeof WANTED>, readonly Delegation[], string, string, string]>([
  ['to oneself', { to: 'ann' }, [], 'to', '不能委托给自己。', 'It cannot be given to oneself.'],
  [
    ...(['that ends as it starts', { startsAt: iso('04:00:00') }, [], 'endsAt'] as const),
    ...(['结束时间要晚于开始时间。', 'It has to end after it starts.'] as const),
  ],
  [
    ...(['that ends before it starts', { startsAt: iso('05:00:00') }, [], 'endsAt'] as const),
    ...(['结束时间要晚于开始时间。', 'It has to end after it starts.'] as const),
  ],
  [
    ...(['that is over', { endsAt: iso('01:00:00') }, [], 'endsAt'] as const),
    ...(['结束时间已过。', 'Its end has passed.'] as const),
  ],
  [
    ...(['of years', { endsAt: '2029-01-01T00:00:00.000Z' }, [], 'endsAt'] as const),
    ...(['代理期不能超过一年。', 'It cannot last longer than a year.'] as const),
  ],
  [
    ...(['to who has lent their own', {}, [{ ...OTHER, from: 'bob', to: 'cai' }], 'to'] as const),
    '对方在这段时间已把权限委托给他人，代理不能再转。',
    'This person has given their own rights away in that time; a delegation cannot be passed on.',
  ],
  [
    ...(['from who has borrowed', {}, [{ ...OTHER, from: 'cai', to: 'ann' }], 'from'] as const),
    '这段时间本人正代理他人，代理不能再转。',
    'In that time the giver stands in for somebody; a delegation cannot be passed on.',
  ],
  [
    ...(['twice', {}, [OTHER], 'to'] as const),
    ...(['这段时间已委托给对方。', 'This person has been given it for that time already.'] as const),
  ],
])('no delegation %s', (_, change, others, path, zh, en) =>
  expect(read(refuseDelegation({ ...WANTED, ...change }, others, NOW))).toEqual(inWords(path, zh, en)),
);

it('is made again for the time from the end of the one before on, not a moment earlier', () => {
  const from = (startsAt: string) => refuseDelegation({ ...WANTED, startsAt, endsAt: iso('06:00:00') }, [OTHER], NOW);
  expect(from(iso('04:00:00'))).toBeNull();
  expect(from(iso('03:59:59'))?.code).toBe('INVALID_INPUT');
});

it.each<[string, Partial<Delegation>, string, string]>([
  ['accepted', { startsAt: iso('02:00:00') }, '已接受', 'accepted'],
  ['active', {}, '代理中', 'in force'],
  ['declined', { acceptedAt: null, endedAt: iso('00:30:00') }, '已谢绝', 'declined'],
  ['revoked', { endedAt: iso('00:30:00') }, '已撤销', 'revoked'],
  ['over', { endsAt: iso('00:30:00') }, '已到期', 'over'],
])('whoever comes too late with one that is %s reads how it stands', (state, change, zh, en) => {
  const refusal = refuseDelegationAct({ ...OTHER, ...change }, 'accept', { key: 'bob', mayArrange: false }, NOW);
  expect(refusal && [refusal.details.state, messageOf(refusal, 'zh'), messageOf(refusal, 'en')]).toEqual([
    state,
    `代理当前为“${zh}”，不能进行此操作。`,
    `The delegation is “${en}” now, so this cannot be done.`,
  ]);
});
