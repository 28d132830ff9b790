/** What people are told when a panel refuses them, in both languages, and in which order the rules answer. */
import { levelOf, played } from '../../../../../tests/model/panel-play';
import { messageOf } from './errors';
import { alreadyBy } from './panel-refusals';

const ALL = ['ann', 'bob', 'cai'];
const all = levelOf({ kind: 'all' }, ALL);
const ordered = levelOf({ kind: 'ordered' }, ALL);

const inReview = (zh: string, en: string) => ({
  zh: `稿件当前为“审核中”，不能进行此操作。${zh}`,
  en: `The document is “in review” now, so this cannot be done. ${en}`,
});
const separated = (zh: string, en: string) => ({
  zh: `按“一人不得兼两职”的规定，不能这样办理：${zh}。请由其他审核人办理。`,
  en: `Two duties must be two people, so this cannot be done: ${en}. Another reviewer has to.`,
});
const invalid = (path: string, zh: string, en: string) => ({
  details: { fields: [{ path, reason: en }] },
  zh: `请求内容有误：${zh}`,
  en: `The request is not valid: ${en}`,
});

describe('what people are told', () => {
  it('who was faster', () =>
    expect(played(levelOf({ kind: 'any' }, ALL), ['bob approve']).told('ann approve')).toEqual({
      details: { by: 'name of bob' },
      zh: '这一步已由name of bob办理，请刷新后查看。',
      en: 'This step was already decided by name of bob. Refresh to see it.',
    }));

  it('that somebody was, where nobody knows who', () => {
    for (const refusal of [alreadyBy(() => '', 'ann'), alreadyBy((person) => person, null)]) {
      expect(refusal.details).toEqual({ by: '' });
      expect(messageOf(refusal, 'zh')).toBe('这一步已由其他人办理，请刷新后查看。');
      expect(messageOf(refusal, 'en')).toBe('This step was already decided by somebody else. Refresh to see it.');
    }
  });

  const because = (kind: string, ...people: string[]) => ({
    state: 'in_review',
    because: people.length > 0 ? { kind, people } : { kind },
  });
  it.each<[string, ReturnType<typeof played>, string, object, { zh: string; en: string }]>([
    [
      'for whom they wait in the order',
      played(ordered),
      'cai approve',
      because('order', 'name of ann', 'name of bob'),
      inReview(
        '按顺序还轮不到，请等name of ann、name of bob先办理。',
        'By the order it is not your turn yet: name of ann, name of bob first.',
      ),
    ],
    [
      'for whom they wait whom they added',
      played(all, ['ann add-before dou']),
      'ann approve',
      because('added', 'name of dou'),
      inReview('前加签的name of dou尚未办理。', 'Added before: name of dou has not decided yet.'),
    ],
    [
      'whose opinion they asked for',
      played(all, ['ann consult dou']),
      'ann reject',
      because('opinion', 'name of dou'),
      inReview('已请name of dou提意见，答复后再办理。', 'name of dou was asked for an opinion; wait for the reply.'),
    ],
    [
      'after whom they were added',
      played(all, ['ann add-after dou']),
      'dou approve',
      because('seat', 'name of ann'),
      inReview('后加签，请等name of ann先办理。', 'Added after: name of ann decides first.'),
    ],
    [
      'that they were added themselves',
      played(all, ['ann add-before dou']),
      'dou add-after eve',
      because('added'),
      inReview('加签的人不能再加签。', 'A signer who was added cannot add another.'),
    ],
    [
      'that there is nothing to take back',
      played(all),
      'ann remove',
      because('nothing'),
      inReview('没有可以撤回的加签或征求意见。', 'There is no added signer and no question of yours to take back.'),
    ],
    [
      'that nobody is missing',
      played(all),
      'boss substitute dou',
      because('not-vacant'),
      inReview('签审人都能办理，不需要替补。', 'Whoever has to sign is able to; no substitute is needed.'),
    ],
  ])('%s', (_, play, line, details, words) => expect(play.told(line)).toEqual({ details, ...words }));

  it('what keeps them, or the person they chose, from signing', () => {
    const bar = [{ kind: 'edited', at: '2026-01-01T00:00:00.000Z' }];
    const play = played(all, [], { barred: ['ann', 'dou'], standIns: { eve: 'ann' } });
    expect(play.told('ann approve')).toEqual({
      details: { because: bar },
      ...separated('您改过这一稿', 'you edited it'),
    });
    const ann = { because: bar, who: 'name of ann' };
    expect(play.told('eve approve')).toEqual({
      details: ann,
      ...separated('name of ann改过这一稿', 'name of ann edited it'),
    });
    expect(play.told('bob transfer dou')).toEqual({
      details: { because: bar, who: 'name of dou' },
      ...separated('name of dou改过这一稿', 'name of dou edited it'),
    });
  });

  it('that they are on no list here', () =>
    expect(played(all).told('zoe approve')).toEqual({
      details: { level: 'l' },
      zh: '您不在这一步的签审名单中，请由名单上的人办理。',
      en: 'You are not on the list of people who may do this here; one of them has to.',
    }));

  it('what is wrong with the request', () => {
    const play = played(all, ['dou departs']);
    const seat = invalid('seat', '没有这个席位，或不能对它这样办理。', 'There is no such place for this act.');
    expect(play.told('ann approve s9')).toEqual(seat);
    expect(play.told('ann reply s1')).toEqual(seat);
    expect(play.told('ann transfer')).toEqual(invalid('to', '请选择人员。', 'Say who it is.'));
    expect(play.told('ann transfer ann')).toEqual(invalid('to', '不能选择自己。', 'It cannot be yourself.'));
    expect(play.told('ann transfer dou')).toEqual(
      invalid('to', '这个人没有可用的账号。', 'This person has no active account.'),
    );
    expect(play.told('ann transfer bob')).toEqual(
      invalid('to', '这个人已在本级签审。', 'This person signs this level already.'),
    );
  });

  it('a question cannot be signed, handed over or taken back as a decision', () => {
    const play = played(all, ['ann consult dou']);
    for (const act of ['approve', 'reject', 'take-back', 'consult', 'transfer'])
      expect([act, play.do(`ann ${act} s1.1 eve`)]).toEqual([act, 'INVALID_INPUT']);
  });
});

describe('the order of the rules', () => {
  it('invalid, decided, state, separation, stranger, newcomer', () => {
    const barred = ['ann', 'zoe', 'dou'];
    const open = played(ordered, [], { barred });
    const closed = played(ordered, ['bob departs'], { barred: [] });
    closed.do('ann reject');
    closed.circumstances = { barred };
    expect([
      closed.do('zoe transfer zoe'),
      closed.do('zoe transfer dou'),
      closed.do('zoe approve'),
      open.do('zoe approve s2'),
      open.do('zoe approve s1'),
      open.do('fan approve s1'),
      open.do('fan transfer s1 dou'),
      open.do('ann transfer s1 dou'),
    ]).toEqual([
      'INVALID_INPUT',
      'ALREADY_DECIDED',
      'ALREADY_DECIDED',
      'WRONG_STATE',
      'SEPARATION_OF_DUTIES',
      'NOT_SIGNER',
      'NOT_SIGNER',
      'SEPARATION_OF_DUTIES',
    ]);
  });

  it('of somebody else’s task a stranger learns what stands in the way, then that it is not theirs', () => {
    const play = played(all, ['ann approve']);
    expect([play.do('zoe approve s1'), play.do('zoe approve s2'), play.do('zoe reject s2')]).toEqual([
      'ALREADY_DECIDED',
      'NOT_SIGNER',
      'NOT_SIGNER',
    ]);
  });

  it('a level that is closed answers every act with who closed it', () => {
    const play = played(all, ['ann add-before dou', 'ann consult eve', 'ann departs', 'bob reject']);
    for (const line of [
      'cai approve',
      'cai transfer fan',
      'ann remove',
      'eve reply',
      'boss substitute fan',
      'bob take-back',
    ])
      expect([line, play.told(line)?.details]).toEqual([line, { by: 'name of bob' }]);
  });
});
