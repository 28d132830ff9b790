import { isMailSetUp, letterOf, LISTED, type LetterFrame, type LetterNotice } from './notice-letters';

const notice = (extra: Partial<LetterNotice> = {}): LetterNotice => ({
  kind: 'task',
  title: '食堂通知',
  facts: { level: '初审' },
  at: '2026-11-26T01:05:00.000Z',
  link: 'https://park.example/admin/plugins/review/x/1?locale=zh-Hans',
  ...extra,
});
const frame = (extra: Partial<LetterFrame> = {}): LetterFrame => ({
  language: 'zh',
  timeZone: 'Asia/Shanghai',
  inbox: 'https://park.example/admin/plugins/review-notices',
  day: null,
  ...extra,
});

describe('an e-mail about one notice', () => {
  it('says it in the subject, and where to go in the text', () => {
    const { subject, text } = letterOf([notice()], frame());
    expect(subject).toBe('【审稿】《食堂通知》等您审核：初审');
    expect(text.split('\n')).toEqual([
      '有新的审稿任务',
      '- 《食堂通知》等您审核：初审 (2026-11-26 09:05)',
      '  https://park.example/admin/plugins/review/x/1?locale=zh-Hans',
      '',
      '--',
      '全部消息，以及哪些消息发邮件，请到消息页查看和设定：',
      'https://park.example/admin/plugins/review-notices',
      '',
    ]);
  });

  it('is in the other language too, without a link where there is none', () => {
    const { subject, text } = letterOf([notice({ link: null })], frame({ language: 'en' }));
    expect(subject).toBe('[Review] “食堂通知” waits for your review: 初审');
    expect(text.split('\n').slice(0, 3)).toEqual([
      'A task has arrived',
      '- “食堂通知” waits for your review: 初审 (2026-11-26 09:05)',
      '',
    ]);
  });

  it('has a subject of one line that is not too long', () => {
    const { subject } = letterOf([notice({ title: `a\r\nBcc: x@y.z ${'长'.repeat(300)}` })], frame());
    expect(subject).toHaveLength(120);
    expect(subject).not.toMatch(/[\r\n]/);
  });
});

describe('an e-mail about several', () => {
  it('groups them, what waits first', () => {
    const many = [
      notice({ kind: 'released' }),
      notice({ kind: 'returned', title: 'B' }),
      notice(),
      notice({ title: 'C' }),
    ];
    const { subject, text } = letterOf(many, frame({ day: '2026-11-26' }));
    expect(subject).toBe('【审稿】2026-11-26 消息 4 条');
    const names = [
      '有新的审稿任务',
      '《食堂通知》等您',
      '《C》等您',
      '稿件被退回',
      '《B》已退回',
      '稿件已签发',
      '已签发上线',
    ];
    const places = names.map((name) => text.indexOf(name));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(letterOf(many, frame({ language: 'en' })).subject).toBe('[Review] 4 notices');
    expect(letterOf([notice()], frame({ language: 'en', day: '2026-11-26' })).subject).toBe(
      '[Review] 2026-11-26 1 notice',
    );
  });

  it('lists so many and counts the rest', () => {
    const { text } = letterOf(
      Array.from({ length: LISTED + 3 }, () => notice()),
      frame(),
    );
    expect(text.match(/^- /gm)).toHaveLength(LISTED);
    expect(text).toContain('另有 3 条');
    expect(
      letterOf(
        Array.from({ length: LISTED }, () => notice()),
        frame(),
      ).text,
    ).not.toContain('另有');
  });
});

describe('e-mail is set up', () => {
  it.each<[unknown, boolean]>([
    ['审稿 <review@park.example>', true],
    ['review@park.example', true],
    ['Strapi <no-reply@strapi.io>', false],
    ['no-reply@STRAPI.IO', false],
    ['', false],
    [undefined, false],
    ['Strapi <no-reply@strapi.io> ', false],
    ['no-reply@strapi.io.park.example', true],
    [7, false],
  ])('with the sender %s: %s', (defaultFrom, expected) => {
    expect(isMailSetUp({ defaultFrom })).toBe(expected);
    expect(isMailSetUp(undefined)).toBe(false);
  });
});

it('an e-mail that lists only some says in both languages how many more there are, and where', () => {
  const tail = (language: 'zh' | 'en') =>
    letterOf(
      Array.from({ length: LISTED + 2 }, () => notice()),
      frame({ language }),
    )
      .text.split('\n')
      .slice(-6);
  const inbox = 'https://park.example/admin/plugins/review-notices';
  expect(tail('zh')).toEqual([
    ...['另有 2 条，请到消息页查看。', '', '--', '全部消息，以及哪些消息发邮件，请到消息页查看和设定：', inbox, ''],
  ]);
  expect(tail('en')).toEqual([
    '2 more are on the page of notices.',
    ...['', '--', 'All notices, and which of them you get by e-mail:', inbox, ''],
  ]);
});
