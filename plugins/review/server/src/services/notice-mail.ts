import type { Core } from '@strapi/strapi';
import { digestDue, isWorkday, type DigestDue } from '../core/digest-time';
import { isMailSetUp } from '../core/notice-letters';
import { mailWayOf, NOTICES, type MailWay } from '../core/notices';
import type { Message } from '../core/outbox';
import { letterRow, MAIL_SINK, type Address, type StoredLetter } from '../notice-letters';
import type { Sink } from '../ports';
import { review } from '../review-services';
import { settings } from '../settings';
import { table, type NoticeRow } from '../tables';
import type { Recipient } from './recipients';

/** So many notices are looked at together. */
const BATCH = 200;

/** Undoes a step that another process has done meanwhile. */
class Overtaken extends Error {}

/** Rows by person, in order. */
function byPerson(rows: readonly NoticeRow[]): Map<string, NoticeRow[]> {
  const groups = new Map<string, NoticeRow[]>();
  for (const row of rows) groups.set(row.person, [...(groups.get(row.person) ?? []), row]);
  return groups;
}

/** A person's addresses by the language of the account: an e-mail is written in one. */
function addressesOf({ mailboxes }: Recipient): Address[] {
  return (['zh', 'en'] as const)
    .map((language) => ({
      language,
      to: mailboxes.filter((box) => box.language === language).map(({ address }) => address),
    }))
    .filter(({ to }) => to.length > 0);
}

/**
 * What becomes of notices as e-mail. Each step is a transaction that moves notices on by compare-and-set and puts the
 * e-mail into the outbox with that: of two processes one does it, and what was handed over once is never again. The
 * outbox delivers, at least once.
 */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const notices = () => table(strapi, 'notice');
  const messages = () => table(strapi, 'outbox-message');

  const isReady = (): boolean => isMailSetUp(strapi.config.get('plugin::email.settings'));

  /** Moves notices on, all of them or none. @throws Overtaken when another process was quicker */
  async function move(rows: readonly NoticeRow[], from: NoticeRow['mail'], mail: NoticeRow['mail']): Promise<void> {
    if (rows.length === 0) return;
    const where = { id: { $in: rows.map(({ id }) => id) }, mail: from };
    const { count } = await notices().updateMany({ where, data: { mail } });
    if (count !== rows.length) throw new Overtaken();
  }

  /** One step: all of it, or nothing when another process has done it. */
  async function step(work: () => Promise<void>): Promise<void> {
    await strapi.db.transaction(work).catch((error: unknown) => {
      if (!(error instanceof Overtaken)) throw error;
    });
  }

  /** Decides what becomes of one person's new notices, and hands over what goes at once: in one e-mail. */
  async function sortFor(person: string, rows: readonly NoticeRow[]): Promise<void> {
    const recipient = await review(strapi, 'recipients').of(person);
    const addresses = isReady() ? addressesOf(recipient) : [];
    const wayOf = ({ kind, readAt }: NoticeRow): MailWay =>
      addresses.length > 0 && readAt === null && Object.hasOwn(NOTICES, kind)
        ? mailWayOf(kind, recipient.choices)
        : 'never';
    const going = (way: MailWay): NoticeRow[] => rows.filter((row) => wayOf(row) === way);
    const atOnce = going('now');
    await step(async () => {
      await move(going('never'), 'open', 'none');
      await move(going('digest'), 'open', 'digest');
      await move(atOnce, 'open', 'sent');
      if (atOnce.length === 0) return;
      const last = Math.max(...atOnce.map(({ id }) => Number(id)));
      const nameFor = ({ language }: Address) => ({ key: `mail:now:${last}:${language}`, day: null });
      await messages().createMany({ data: addresses.map((one) => letterRow(strapi, atOnce, one, nameFor(one))) });
    });
  }

  /** One person's digest of a day: what they have not read, and nothing when that is nothing. */
  async function digestFor(person: string, rows: readonly NoticeRow[], day: string): Promise<void> {
    const nameOf = (language: string): string => `mail:${day}:${person}:${language}`;
    // One a day: what came to light after it went out waits for the next.
    if ((await messages().count({ where: { key: { $in: ['zh', 'en'].map(nameOf) } } })) > 0) return;
    const addresses = isReady() ? addressesOf(await review(strapi, 'recipients').of(person)) : [];
    const unread = rows.filter(({ readAt }) => readAt === null);
    const reported = addresses.length > 0 ? unread : [];
    await step(async () => {
      await move(
        rows.filter((row) => !reported.includes(row)),
        'digest',
        'none',
      );
      await move(reported, 'digest', 'sent');
      if (reported.length === 0) return;
      const nameFor = ({ language }: Address) => ({ key: nameOf(language), day });
      await messages().createMany({ data: addresses.map((one) => letterRow(strapi, reported, one, nameFor(one))) });
    });
  }

  /** Hands an e-mail to Strapi's email plugin. Whoever has left meanwhile gets none. */
  async function deliver({ payload }: Message): Promise<void> {
    const { to, subject, text, messageId } = payload as unknown as StoredLetter;
    const addresses = await review(strapi, 'recipients').stillActive(to);
    if (addresses.length === 0) return;
    const headers = { 'Message-ID': messageId, 'Auto-Submitted': 'auto-generated' };
    await strapi
      .plugin('email')
      .service('email')
      .send({ to: addresses.join(', '), subject, text, messageId, headers });
  }

  const sink: Sink = { key: MAIL_SINK, deliver };

  return {
    isReady,

    /** Where the outbox delivers e-mails. */
    sink,

    /** Decides what becomes of every new notice. */
    async sort(): Promise<void> {
      for (;;) {
        const rows = await notices().findMany({ where: { mail: 'open' }, orderBy: { id: 'asc' }, limit: BATCH });
        for (const [person, theirs] of byPerson(rows)) await sortFor(person, theirs);
        if (rows.length < BATCH) return;
      }
    },

    /** The digest that is due now, if it is a working day and its time has come. */
    async due(): Promise<DigestDue | null> {
      const { anchors, notices: rule } = settings(strapi);
      const days = await review(strapi, 'calendars').current();
      return digestDue(review(strapi, 'clock').now().getTime(), {
        timeZone: anchors.timeZone,
        at: rule.digestAt,
        isWorkday: (day) => isWorkday(days, day),
      });
    },

    /** Hands over everybody's digest of a day, as far as they have not had it. */
    async digest({ day, moment }: DigestDue): Promise<void> {
      const where = { mail: 'digest', at: { $lte: new Date(moment).toISOString() } };
      const rows = await notices().findMany({ where, orderBy: { id: 'asc' } });
      for (const [person, theirs] of byPerson(rows)) await digestFor(person, theirs, day);
    },
  };
};
