/** Notices: told with the act or not at all, each to one person, by e-mail as they chose, and nothing twice. */
import noticeMailService from '../../plugins/review/server/src/services/notice-mail';
import outboxService from '../../plugins/review/server/src/services/outbox';
import { CALENDARS } from '../../plugins/review/server/src/calendars';
import { workingCalendar } from '../../plugins/review/server/src/core/calendar';
import type { CalendarData } from '../../plugins/review/server/src/core/calendar-data';
import { isWorkday } from '../../plugins/review/server/src/core/digest-time';
import { emailOf } from '../harness/accounts';
import type { Newsroom } from '../harness/newsroom';
import { offstage } from '../harness/offstage';
import { startPark, type Account, type Park } from '../harness/park';

interface Mail {
  to: string;
  subject: string;
  text: string;
  messageId: string;
}
interface Entry {
  id: number;
  kind: string;
  text: string;
  document: { documentId: string; locale: string } | null;
  readAt: string | null;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const calendar = workingCalendar(CALENDARS.cn as CalendarData);
/** Half past eight in the park, half an hour before the digest, on the next day from a time on that is worked or not. */
function morning(from: number, worked: boolean): number {
  for (let day = Math.floor(from / DAY) + 1; ; day += 1)
    if (isWorkday(calendar, new Date(day * DAY).toISOString().slice(0, 10)) === worked) return day * DAY + HOUR / 2;
}

let park: Park;
let room: Newsroom;
let time = morning(Date.now(), true);
let mails: Mail[] = [];
/** Called before the provider answers. */
let sending: () => Promise<void> = async () => {};

const clock = { now: () => new Date(time) };
const review = (name: string) => park.strapi.plugin('review').service(name);
const rows = (name: string) => park.strapi.db.query(`plugin::review.${name}` as 'admin::user');
const setUp = (from: string): void => void park.strapi.config.set('plugin::email.settings.defaultFrom', from);
const mailsTo = (account: Account) => mails.filter(({ to }) => to === emailOf(account));
/** One round after the acts, and one of the outbox. */
const round = async (): Promise<void> => {
  await review('noticePost').round();
  await review('outbox').relay();
};
const inbox = async (account: Account, query = '') => {
  const answer = await (await park.as(account)).get(`/review/notices${query}`).expect(200);
  return answer.body as { results: Entry[]; unread: number; pagination: { total: number } };
};
/** Kinds of what somebody was told of a document, oldest first; `+` for what they have not read. */
const kinds = async (account: Account, documentId: string): Promise<string[]> =>
  (await inbox(account, '?pageSize=100')).results
    .filter(({ document }) => document?.documentId === documentId)
    .map(({ kind, readAt }) => `${kind}${readAt ? '' : '+'}`)
    .reverse();

beforeAll(async () => {
  park = await startPark();
  room = offstage(park);
  park.strapi.get('services').set('plugin::review.clock', () => clock);
  await review('noticePost').stop(); // the tests call them themselves
  await review('outbox').stop();
  (park.strapi.plugin('email') as unknown as { provider: object }).provider = {
    send: async (mail: Mail) => {
      mails.push(mail);
      await sending();
    },
  };
});
afterAll(() => park?.stop());
beforeEach(() => {
  mails = [];
  sending = async () => {};
  setUp('审稿 <review@park.example>');
});
/** Later tests start with empty inboxes, whatever a test left. */
afterEach(async () => {
  for (const name of ['notice', 'notice-preference', 'outbox-message']) await rows(name).deleteMany({});
});

describe('N1 who is told', () => {
  it('N1.1 of a task, of its going on, and the submitter of what becomes of it', async () => {
    const documentId = await room.draft();
    await room.act(documentId, 'editor1', 'submit');
    expect(await kinds('reviewer1', documentId)).toEqual(['task+']);
    await room.act(documentId, 'reviewer1', 'approve');
    expect(await kinds('reviewer1', documentId)).toEqual(['task']);
    expect(await kinds('reviewer2', documentId)).toEqual(['task+']);
    await room.act(documentId, 'reviewer2', 'return', { comment: '请核对时间' });
    expect(await kinds('editor1', documentId)).toEqual(['returned+']);
    const [entry] = (await inbox('editor1', '?unread=true')).results;
    expect(entry?.text).toContain('园区食堂延长晚餐供应时间');
    expect(JSON.stringify(entry)).not.toMatch(/请核对时间|加班职工/);
    expect(await kinds('editor2', documentId)).toStrictEqual([]);
  });

  it('N1.2 of a release: after it, once; then of a recall, submitter and releaser', async () => {
    const documentId = await room.draft();
    await room.release(documentId);
    expect(await kinds('editor1', documentId)).toEqual(['approved+']);
    await round();
    await round();
    // Even one that has forgotten how far it had read tells nothing twice.
    await park.strapi.store({ type: 'plugin', name: 'review', key: 'releases-told' }).set({ value: 0 });
    await round();
    expect(await kinds('editor1', documentId)).toEqual(['approved', 'released+']);
    expect(await kinds('reviewer3', documentId)).toEqual(['task']);
    await room.act(documentId, 'admin', 'recall', { comment: '有误，撤下' });
    expect((await kinds('editor1', documentId)).at(-1)).toBe('recalled+');
    expect((await kinds('reviewer3', documentId)).at(-1)).toBe('recalled+');
    expect(await kinds('admin', documentId)).toStrictEqual([]);
  });

  it('N1.3 of a run that became void, and of a schedule that was held', async () => {
    const edited = await room.draft();
    await room.act(edited, 'editor1', 'submit');
    await room.edit(edited, { summary: '从下周二起，晚餐供应到二十点。' }, 'editor2');
    expect(await kinds('reviewer1', edited)).toEqual(['task', 'void+']);
    expect(await kinds('editor1', edited)).toEqual(['void+']);
    const late = await room.draft();
    await room.sign(late);
    await room.act(late, 'reviewer3', 'schedule', { at: new Date(time + HOUR).toISOString() });
    time += 4 * HOUR;
    await review('schedules').tick();
    expect((await kinds('editor1', late)).at(-1)).toBe('held+');
    expect((await kinds('reviewer3', late)).at(-1)).toBe('held+');
  });

  it('N1.4 with the act or not at all', async () => {
    const documentId = await room.draft();
    const broken = jest.spyOn(review('ledger'), 'append').mockRejectedValueOnce(new Error('no ledger'));
    await expect(room.act(documentId, 'editor1', 'submit')).rejects.toThrow('no ledger');
    broken.mockRestore();
    expect(await kinds('reviewer1', documentId)).toStrictEqual([]);
    const speechless = jest.spyOn(review('notices'), 'tell').mockRejectedValueOnce(new Error('no notice'));
    await expect(room.act(documentId, 'editor1', 'submit')).rejects.toThrow('no notice');
    speechless.mockRestore();
    expect((await room.view(documentId)).state).toBe('draft');
    await expect(review('notices').tell({ kind: 'task', to: 'reviewer1' })).rejects.toThrow('transaction');
  });
});

describe('N2 an inbox', () => {
  it('N2.1 is its person’s: nobody else reads or marks what is in it', async () => {
    const documentId = await room.draft();
    await room.act(documentId, 'editor1', 'submit');
    const [entry] = (await inbox('reviewer1')).results;
    const stranger = await park.as('reviewer2');
    await stranger.post(`/review/notices/${entry?.id}/read`).expect(404);
    await stranger.post('/review/notices/read-all').expect(200);
    expect((await inbox('reviewer2')).pagination.total).toBe(0);
    expect((await inbox('reviewer1')).unread).toBe(1);
    const owner = await park.as('reviewer1');
    const first = await owner.post(`/review/notices/${entry?.id}/read`).expect(200);
    time += HOUR;
    const again = await owner.post(`/review/notices/${entry?.id}/read`).expect(200);
    expect(again.body).toEqual({ ...first.body, unread: 0 });
    for (const id of ['0', 'x', '99999999999']) await owner.post(`/review/notices/${id}/read`).expect(404);
    await park.agent().get('/review/notices').expect(401);
    for (const query of ['?unread=1', '?what=1', '?page=0']) await owner.get(`/review/notices${query}`).expect(400);
  });

  it('N2.2 marks all as read that was seen, and nothing that came since', async () => {
    const tell = () =>
      park.strapi.db.transaction(() => review('notices').tell({ kind: 'urged', to: ['editor1', 'editor1'] }));
    await tell();
    const upTo = (await inbox('editor1')).results[0]?.id;
    await tell();
    const editor = await park.as('editor1');
    expect((await editor.post('/review/notices/read-all', { upTo }).expect(200)).body).toEqual({ read: 1, unread: 1 });
    expect((await inbox('editor1', '?unread=true')).results).toHaveLength(1);
  });

  it('N2.3 forgets what was read long ago, never what was not', async () => {
    await park.strapi.db.transaction(() => review('notices').tell({ kind: 'urged', to: ['editor1', 'editor2'] }));
    await round();
    await (await park.as('editor1')).post('/review/notices/read-all').expect(200);
    await rows('notice').updateMany({ where: {}, data: { mail: 'sent' } as never });
    time += 179 * DAY;
    await round();
    expect((await inbox('editor1')).pagination.total).toBe(1);
    time = morning(time + 2 * DAY, false);
    await round();
    expect([(await inbox('editor1')).pagination.total, (await inbox('editor2')).pagination.total]).toEqual([0, 1]);
  });
});

describe('N3 e-mail', () => {
  const submitted = async (): Promise<string> => {
    const documentId = await room.draft();
    await room.act(documentId, 'editor1', 'submit');
    return documentId;
  };

  /** Holds two sorters back until each has read the same new notices; `mockRestore` ends that. */
  function whenBothHaveRead(): jest.SpyInstance {
    const find = review('recipients').of;
    let go = (): void => undefined;
    const read = new Promise<void>((resolve) => (go = resolve));
    let readers = 0;
    return jest.spyOn(review('recipients'), 'of').mockImplementation(async (key) => {
      readers += 1;
      if (readers === 2) go();
      await read;
      return find(key);
    });
  }

  it('N3.1 goes out at once and once: two processes, two relays, and a restart', async () => {
    const documentId = await submitted();
    const others = { mail: noticeMailService({ strapi: park.strapi }), outbox: outboxService({ strapi: park.strapi }) };
    const both = whenBothHaveRead();
    await Promise.all([review('noticeMail').sort(), others.mail.sort()]);
    both.mockRestore();
    expect(await rows('outbox-message').count({})).toBe(1);
    await Promise.all([review('outbox').relay(), others.outbox.relay()]);
    await others.mail.sort();
    await round();
    await others.outbox.relay();
    expect(mails).toHaveLength(1);
    const [mail] = mailsTo('reviewer1');
    expect(mail?.subject).toBe('【审稿】《园区食堂延长晚餐供应时间》等您审核：初审');
    expect(mail?.text).toContain(`/admin/plugins/review/api::article.article/${documentId}?locale=zh-Hans`);
    expect(mail?.text).not.toMatch(/加班职工|晚餐供应到/);
  });

  it('N3.2 that was sent but not marked is sent again under the same Message-ID', async () => {
    await submitted();
    await review('noticePost').round();
    const query = park.strapi.db.query.bind(park.strapi.db);
    const powerCut = jest.spyOn(park.strapi.db, 'query').mockImplementation(((uid: string) => {
      const real = query(uid as 'admin::user');
      if (uid !== 'plugin::review.outbox-message') return real;
      const updateMany = async (call: { data: { state?: string } }) => {
        if (call.data.state === 'delivered') throw new Error('power cut');
        return real.updateMany(call as never);
      };
      return Object.assign(Object.create(real) as object, { updateMany });
    }) as never);
    await expect(review('outbox').relay()).rejects.toThrow('power cut');
    powerCut.mockRestore();
    time += 61_000;
    await round();
    await round();
    expect(mails).toHaveLength(2);
    expect(mails[0]).toEqual(mails[1]);
    expect(mails[0]?.messageId).toMatch(/^<[\w-]+@[\w.]+>$/);
  });

  it('N3.3 that fails is tried again, and in the end is a dead letter that people see', async () => {
    await submitted();
    sending = () => Promise.reject(new Error('451 try later'));
    await round();
    await rows('outbox-message').updateMany({ where: {}, data: { attempts: 11 } as never });
    time += HOUR;
    await round();
    const admin = await park.as('admin');
    const [dead] = (await admin.get('/review/outbox?state=dead').expect(200)).body.results;
    expect(dead).toMatchObject({
      topic: 'mail',
      sink: 'email',
      title: emailOf('reviewer1'),
      lastError: '451 try later',
    });
    await admin.post(`/review/outbox/${dead.id}/drop`, { reason: '地址已停用' }).expect(200);
  });

  it('N3.4 goes to nobody who has left, and what is over is not sent', async () => {
    await submitted();
    await review('noticePost').round();
    const left = { where: { email: emailOf('reviewer1') } };
    await park.strapi.db.query('admin::user').updateMany({ ...left, data: { isActive: false } });
    await review('outbox').relay();
    await park.strapi.db.query('admin::user').updateMany({ ...left, data: { isActive: true } });
    const documentId = await submitted();
    await room.act(documentId, 'editor1', 'withdraw');
    await round();
    expect(mails).toStrictEqual([]);
  });

  it('N3.5 that is not set up fails nothing, and floods nobody once it is', async () => {
    setUp('Strapi <no-reply@strapi.io>');
    const documentId = await submitted();
    await round();
    expect(await rows('outbox-message').count({})).toBe(0);
    expect(await kinds('reviewer1', documentId)).toEqual(['task+']);
    const told = (await (await park.as('reviewer1')).get('/review/notices/preferences').expect(200)).body;
    expect(told.email).toEqual({ ready: false, addresses: [emailOf('reviewer1')] });
    setUp('review@park.example');
    await round();
    expect(mails).toStrictEqual([]);
  });
});

describe('N4 the digest', () => {
  const tell = (kind: string, to: string, title = '食堂通知') => {
    const about = { uid: 'api::article.article', documentId: 'x', locale: 'zh-Hans', title };
    return park.strapi.db.transaction(() => review('notices').tell({ kind, to, about }));
  };

  it('N4.1 comes once on a working day, with what is unread and was not mailed', async () => {
    time = morning(time, true);
    await tell('returned', 'editor1', '甲');
    await tell('released', 'editor1', '乙');
    await tell('consulted', 'editor1', '丙');
    await tell('returned', 'editor2');
    await round();
    await (await park.as('editor2')).post('/review/notices/read-all').expect(200);
    expect(mails.map(({ to, subject }) => [to, subject.slice(0, 7)])).toEqual([[emailOf('editor1'), '【审稿】就《丙']]);
    time += HOUR;
    await Promise.all([round(), noticeMailService({ strapi: park.strapi }).digest(await review('noticeMail').due())]);
    await round();
    const [, digest, ...more] = mails;
    expect(more).toStrictEqual([]);
    expect(digest?.subject).toMatch(/^【审稿】\d{4}-\d\d-\d\d 消息 2 条$/);
    expect(digest?.text).toMatch(/《甲》[^]*《乙》/);
    expect(digest?.text).not.toContain('《丙》');
    // What comes later that day waits for the next working day.
    await tell('returned', 'editor1', '丁');
    await round();
    time = morning(time, false) + 2 * HOUR;
    await round();
    expect(mails).toHaveLength(2);
    time = morning(time, true) + HOUR;
    await round();
    expect(mails.slice(2).map(({ text }) => text.includes('《丁》'))).toEqual([true]);
    await round();
    expect(mails).toHaveLength(3);
  });

  it('N4.2 what came to light after the day’s digest waits for the next, even if it is older', async () => {
    time = morning(time, true);
    await tell('returned', 'editor1', '甲');
    await review('noticeMail').sort();
    time += HOUR;
    const due = await review('noticeMail').due();
    await review('noticeMail').digest(due);
    await rows('notice').updateMany({ where: {}, data: { mail: 'digest' } as never });
    await review('noticeMail').digest(due);
    await review('outbox').relay();
    expect(mails).toHaveLength(1);
  });

  it('N4.3 and mails at once are as each person chose', async () => {
    const editor = await park.as('editor1');
    const put = (mail: object) => editor.put('/review/notices/preferences', { mail });
    const chosen = (await put({ returned: 'now', released: 'never' }).expect(200)).body.kinds as object[];
    expect(chosen).toContainEqual(expect.objectContaining({ kind: 'returned', mail: 'now', usual: 'digest' }));
    await put({ released: 'never' }).expect(200);
    for (const wrong of [{ nothing: 'now' }, { task: 'sometimes' }, { task: null }]) await put(wrong).expect(400);
    await editor.put('/review/notices/preferences', {}).expect(400);
    time = morning(time, true);
    for (const person of ['editor1', 'editor2']) for (const kind of ['returned', 'released']) await tell(kind, person);
    await round();
    expect(mails.map(({ to }) => to)).toEqual([emailOf('editor1')]);
    time += HOUR;
    await round();
    expect(mails.slice(1).map(({ to, subject }) => [to, subject.endsWith('2 条')])).toEqual([
      [emailOf('editor2'), true],
    ]);
    expect((await inbox('editor1')).unread).toBe(2);
  });

  it('N4.4 is in the language of the account', async () => {
    const account = { where: { email: emailOf('editor2') } };
    await park.strapi.db.query('admin::user').updateMany({ ...account, data: { preferedLanguage: 'en' } });
    await tell('consulted', 'editor2');
    await round();
    await park.strapi.db.query('admin::user').updateMany({ ...account, data: { preferedLanguage: 'zh-Hans' } });
    expect(mails.map(({ subject }) => subject)).toEqual(['[Review] “食堂通知”: your opinion is asked for']);
  });
});
