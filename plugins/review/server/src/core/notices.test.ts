import {
  KINDS_BEFORE_RELEASE,
  mailWayOf,
  MAIL_WAYS,
  minuteIn,
  NOTICE_KINDS,
  NOTICES,
  noticeSettingsFault,
  noticeWords,
  oneLine,
  RELEASE_NEWS_MS,
  TASK_KINDS,
  type NoticeFacts,
  type NoticeKind,
} from './notices';

const ZONE = 'Asia/Shanghai';
const FACTS: NoticeFacts = {
  by: '王芳',
  who: '李雷',
  level: '复审',
  at: '2026-11-26T01:05:00.000Z',
  from: '2026-11-26T00:00:00.000Z',
  until: '2026-11-27T00:00:00.000Z',
  percent: 80,
};
const words = (
  kind: NoticeKind,
  facts: NoticeFacts | null,
  language: 'zh' | 'en' = 'zh',
  title: string | null = '食堂通知',
) => noticeWords({ kind, title, facts }, language, ZONE);

describe('the words of a notice', () => {
  it.each(NOTICE_KINDS)('are whole in both languages, with facts and without: %s', (kind) => {
    for (const language of ['zh', 'en'] as const) {
      for (const facts of [FACTS, {}, null]) {
        const sentence = words(kind, facts, language);
        expect(sentence).not.toMatch(/[[\]{}]|undefined|NaN|\(\)|（）|“”|《》/);
        expect(sentence.trim()).toBe(sentence);
        if (kind !== 'delegation' && kind !== 'calendar') expect(sentence).toContain('食堂通知');
      }
      expect(NOTICES[kind].name[language]).toMatch(
        language === 'zh' ? /\p{Script=Han}/u : /^[A-Z][^\p{Script=Han}]+$/u,
      );
    }
  });

  it('name what is known and leave out what is not', () => {
    expect(words('task', { level: '复审' })).toBe('《食堂通知》等您审核：复审');
    expect(words('task', null)).toBe('《食堂通知》等您审核');
    expect(words('held', { at: FACTS.at as string }, 'en')).toBe(
      'The scheduled release of “食堂通知” did not happen (it was set for 2026-11-26 09:05); somebody has to decide',
    );
    expect(words('reminder', { percent: 0 })).toBe('《食堂通知》等您办理，时限已过 0%');
    expect([words('task', null, 'zh', ''), words('task', null, 'en', null)]).toEqual([
      '《（无标题）》等您审核',
      '“(untitled)” waits for your review',
    ]);
  });

  it('are one line, whatever somebody called the document', () => {
    expect(words('task', { level: 'a\nb' }, 'zh', '标题\r\nBcc: x@y.z\u2028 \u0000末')).toBe(
      '《标题 Bcc: x@y.z 末》等您审核：a b',
    );
    expect(words('task', null, 'zh', '{by} [x] $& $1')).toBe('《{by} [x] $& $1》等您审核');
    expect(oneLine('长'.repeat(300))).toHaveLength(250);
    expect(oneLine('abcdef', 4)).toBe('abc…');
    expect([oneLine('abcd', 4), oneLine('\n a b ')]).toEqual(['abcd', 'a b']);
  });

  it('tell from when until when somebody stands in, or nothing of it', () => {
    expect(words('delegation', FACTS)).toBe('王芳的代理有变动：李雷，2026-11-26 08:00 至 2026-11-27 08:00，请查看');
    expect(words('delegation', { by: '王芳', from: FACTS.from as string })).toBe('王芳的代理有变动，请查看');
  });

  it('tell the time of the zone', () => {
    expect([minuteIn(ZONE, '2026-12-31T16:00:00Z'), minuteIn('UTC', '2026-12-31T16:00:00Z')]).toEqual([
      '2027-01-01 00:00',
      '2026-12-31 16:00',
    ]);
  });
});

describe('what goes by e-mail', () => {
  it('is what arrives at once, the rest in the digest, unless somebody chose otherwise', () => {
    const usual = (way: string) => NOTICE_KINDS.filter((kind) => mailWayOf(kind, {}) === way);
    expect(usual('now')).toEqual(['task', 'ready', 'emergency', 'consulted', 'overdue', 'calendar']);
    expect(usual('never')).toStrictEqual([]);
    for (const way of MAIL_WAYS) expect(mailWayOf('task', { task: way, returned: 'never' })).toBe(way);
    expect(TASK_KINDS.every((kind) => NOTICE_KINDS.includes(kind))).toBe(true);
  });
});

it('what waits for somebody is over when it waits no more, and all of it and the approval with the release', () => {
  const tasks = ['task', 'ready', 'emergency', 'consulted', 'escalation', 'overdue', 'reminder', 'urged'];
  expect(TASK_KINDS).toEqual(tasks);
  expect(KINDS_BEFORE_RELEASE).toEqual([...tasks, 'approved']);
  expect(RELEASE_NEWS_MS).toBe(3 * 24 * 60 * 60 * 1000);
});

describe('the settings', () => {
  it.each([
    [{ digestAt: '09:00', keptDays: 180 }, null],
    [{ digestAt: '23:59', keptDays: 1 }, null],
    [{ digestAt: '24:00', keptDays: 180 }, 'digestAt'],
    [{ digestAt: '9:00', keptDays: 180 }, 'digestAt'],
    [{ digestAt: 'at 09:00', keptDays: 180 }, 'digestAt'],
    [{ digestAt: '09:00:30', keptDays: 180 }, 'digestAt'],
    [{ digestAt: ['09:00'], keptDays: 180 }, 'digestAt'],
    [{ keptDays: 180 }, 'digestAt'],
    [undefined, 'digestAt'],
    [{ digestAt: '09:00', keptDays: 0 }, 'keptDays'],
    [{ digestAt: '09:00', keptDays: 1.5 }, 'keptDays'],
    [{ digestAt: '09:00' }, 'keptDays'],
  ])('%j: %s', (value, named) => {
    const fault = noticeSettingsFault(value);
    if (named === null) expect(fault).toBeNull();
    else expect(fault).toContain(`notices.${named}`);
  });
});
