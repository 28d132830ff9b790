import type { Core } from '@strapi/strapi';
import { Refusal, type Language } from '../core/errors';
import { MAIL_WAYS, mailWayOf, NOTICE_KINDS, NOTICES, noticeWords, type MailWay } from '../core/notices';
import { review } from '../review-services';
import { settings } from '../settings';
import { iso, table, type NoticeRow } from '../tables';
import type { Acting } from './actors';

/** A question for one's own notices. `page` starts at 1. */
export interface InboxQuery {
  unread: boolean;
  page: number;
  pageSize: number;
}

/** What a person sees and chooses about their own notices: by person, whichever of their accounts they use. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const notices = () => table(strapi, 'notice');
  const now = () => review(strapi, 'clock').now().toISOString();

  const mine = async (actor: Acting) => ({
    person: { $in: await review(strapi, 'actors').recordedKeys(actor.key) },
  });
  const UNREAD = { readAt: { $null: true } };

  const isKnown = ({ kind }: NoticeRow): boolean => Object.hasOwn(NOTICES, kind);

  const toEntry = (row: NoticeRow, language: Language) => ({
    id: row.id,
    kind: row.kind,
    name: isKnown(row) ? NOTICES[row.kind].name[language] : row.kind,
    text: isKnown(row) ? noticeWords(row, language, settings(strapi).anchors.timeZone) : (row.title ?? ''),
    document:
      row.uid && row.document && row.language
        ? { uid: row.uid, documentId: row.document, locale: row.language, title: row.title ?? '' }
        : null,
    run: row.run === null ? null : Number(row.run),
    at: iso(row.at),
    readAt: iso(row.readAt),
  });

  const unreadOf = async (actor: Acting): Promise<number> =>
    notices().count({ where: { ...(await mine(actor)), ...UNREAD } });

  async function show(actor: Acting, language: Language) {
    const { anchors, notices: rule } = settings(strapi);
    const { choices, mailboxes } = await review(strapi, 'recipients').of(actor.key);
    return {
      email: {
        ready: review(strapi, 'noticeMail').isReady(),
        addresses: mailboxes.map(({ address }) => address),
      },
      digest: { at: rule.digestAt, timeZone: anchors.timeZone },
      keptDays: rule.keptDays,
      ways: MAIL_WAYS,
      kinds: NOTICE_KINDS.map((kind) => ({
        kind,
        name: NOTICES[kind].name[language],
        mail: mailWayOf(kind, choices),
        usual: NOTICES[kind].mail,
      })),
    };
  }

  return {
    /** One page of a person's notices, newest first, and how many are unread. */
    async list({ unread, page, pageSize }: InboxQuery, actor: Acting, language: Language) {
      const where = { ...(await mine(actor)), ...(unread ? UNREAD : {}) };
      const total = await notices().count({ where });
      const slice = { limit: pageSize, offset: (page - 1) * pageSize };
      const rows = await notices().findMany({ where, orderBy: { id: 'desc' }, ...slice });
      return {
        results: rows.map((row) => toEntry(row, language)),
        pagination: { page, pageSize, total },
        unread: unread ? total : await unreadOf(actor),
      };
    },

    /** Notes that a notice was read; once is enough. @throws Refusal NOT_FOUND when it is not this person's */
    async read(id: number, actor: Acting) {
      const whose = { id, ...(await mine(actor)) };
      const isId = Number.isSafeInteger(id) && id > 0 && id < 2 ** 31;
      if (!isId || (await notices().count({ where: whose })) === 0) throw new Refusal('NOT_FOUND');
      await notices().updateMany({ where: { ...whose, ...UNREAD }, data: { readAt: now() } });
      const row = await notices().findOne({ where: { id } });
      return { id, readAt: iso(row?.readAt), unread: await unreadOf(actor) };
    },

    /** Notes that all were read, up to the newest one that the person had before their eyes. */
    async readAll(upTo: number | undefined, actor: Acting) {
      const seen = upTo === undefined ? {} : { id: { $lte: upTo } };
      const where = { ...(await mine(actor)), ...UNREAD, ...seen };
      const { count } = await notices().updateMany({ where, data: { readAt: now() } });
      return { read: count, unread: await unreadOf(actor) };
    },

    /** What a person gets by e-mail. */
    preferences: show,

    /** Changes what a person gets by e-mail; kinds that are not named stay as they are. */
    async choose(mail: Record<string, MailWay | undefined>, actor: Acting, language: Language) {
      const chosen = Object.entries(mail).filter(([, way]) => way);
      await strapi.db.transaction(async ({ trx }) => {
        const at = review(strapi, 'clock').now();
        const stamps = { created_at: at, updated_at: at, published_at: at };
        for (const [kind, way] of chosen)
          await trx('review_notice_prefs')
            .insert({ document_id: `${actor.key}.${kind}`, person: actor.key, kind, mail: way, ...stamps })
            .onConflict(['person', 'kind'])
            .merge({ mail: way, updated_at: at });
      });
      return show(actor, language);
    },
  };
};
