import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { balance } from '../balance-services';
import { balanceConfig } from '../config';
import { UIDS } from '../content-types';
import { heaviestFirst, type Labels } from '../core/labels';
import { choiceAgreement, type ChoiceAgreement, KEPT_CHOICE_DAYS } from '../core/suggest';
import type { DocumentKey } from './forecast';

const DAY_MS = 86_400_000;

/** What a model said about a document. */
export interface Said {
  version: string;
  /** Code of the first theme; null when it was not sure. */
  suggested: string | null;
  blind: boolean;
  /** Code of the theme that the suggestion's button put in, if it was pressed. */
  taken?: string | undefined;
}

interface Row {
  id: number;
  version: string;
  suggested: string | null;
  taken: string | null;
  confirmedAt: string | null;
}

/** What was suggested for a document and what was signed then. Nothing about anybody. */
export const choices = ({ strapi }: { strapi: Core.Strapi }) => {
  const rows = () => strapi.db.query(UIDS.suggestChoice);
  const tableOf = (uid: string): string => strapi.db.metadata.get(uid).tableName;

  /** In the open transaction or a new one: on SQLite a second connection would wait for ever. */
  async function read<T>(build: (knex: Knex) => Knex.QueryBuilder): Promise<T[]> {
    const result = await strapi.db.transaction(({ trx }) =>
      build(strapi.db.connection).transacting(trx as Knex.Transaction),
    );
    return result as T[];
  }

  /** A draft that has not counted anywhere yet: only there a suggestion comes before the choice. */
  async function isBeforeRelease({ uid, documentId, locale }: DocumentKey): Promise<boolean> {
    if (!Object.hasOwn(balanceConfig(strapi).types, uid) || !Object.hasOwn(strapi.contentTypes, uid)) return false;
    const counted = { uid, document: documentId, ...(locale === undefined ? {} : { locale }) };
    if ((await strapi.db.query(UIDS.exposure).findOne({ where: counted, select: ['id'] })) !== null) return false;
    return (await strapi.db.query(uid).findOne({ where: { documentId }, select: ['id'] })) !== null;
  }

  async function create(key: DocumentKey, data: object): Promise<void> {
    if (!(await isBeforeRelease(key))) return;
    try {
      await rows().create({ data: { uid: key.uid, document: key.documentId, locale: key.locale ?? '', ...data } });
    } catch (error) {
      // Another process was quicker; the next suggestion brings the row up to date.
      strapi.log.debug(`balance: a suggestion was on record already (${(error as Error).message})`);
    }
  }

  return {
    /** Puts on record what was said, over what was said before; once the first release is known nothing more is. */
    async record(key: DocumentKey, { version, suggested, blind, taken }: Said): Promise<void> {
      const where = { uid: key.uid, document: key.documentId, locale: key.locale ?? '' };
      const known: Row | null = await rows().findOne({ where });
      if (known !== null && known.confirmedAt !== null) return;
      const next = { version, suggested, taken: taken ?? known?.taken ?? null };
      const isSame =
        known?.version === next.version && known.suggested === next.suggested && known.taken === next.taken;
      if (isSame) return;
      const data = { ...next, blind, suggestedAt: balance(strapi, 'clock').now() };
      if (known === null) await create(key, data);
      else await rows().updateMany({ where: { id: known.id, confirmedAt: null }, data });
    },

    /**
     * Notes what was signed with the first release since, and deletes what is too old. Taken from what the meter counts,
     * so that a release waits for nothing.
     */
    async settle(): Promise<void> {
      const now = balance(strapi, 'clock').now();
      const before = new Date(now.getTime() - KEPT_CHOICE_DAYS * DAY_MS);
      await rows().deleteMany({ where: { suggestedAt: { $lt: before } } });
      const signed = await read<{ id: number; weights: Labels | string }>((knex) =>
        knex({ c: tableOf(UIDS.suggestChoice) })
          .join({ e: tableOf(UIDS.exposure) }, (on) =>
            on
              .on('e.uid', 'c.uid')
              .andOn('e.document', 'c.document')
              .andOn('e.first_released_at', '>=', 'c.suggested_at')
              .andOn((locale) => locale.on('e.locale', 'c.locale').orOnVal('c.locale', '')),
          )
          .whereNull('c.confirmed_at')
          .select('c.id', 'e.weights'),
      );
      const labels = new Map(
        signed.map(({ id, weights }) => [id, (typeof weights === 'string' ? JSON.parse(weights) : weights) as Labels]),
      );
      for (const [id, signedAs] of labels) {
        const data = { confirmed: heaviestFirst(signedAs)[0] ?? null, confirmedAt: now };
        await rows().updateMany({ where: { id, confirmedAt: null }, data });
      }
    },

    /** How often people signed what was suggested. */
    async agreement(): Promise<ChoiceAgreement> {
      const counts = await read<Record<string, unknown>>((knex) =>
        knex(tableOf(UIDS.suggestChoice))
          .whereNotNull('confirmed')
          .groupBy('blind')
          .select(
            'blind',
            knex.raw('count(*) as posts'),
            knex.raw('count(suggested) as suggested'),
            knex.raw('sum(case when suggested = confirmed then 1 else 0 end) as agreed'),
            knex.raw('sum(case when taken = confirmed then 1 else 0 end) as taken'),
          ),
      );
      // PostgreSQL gives counts as text, SQLite truth as a number.
      return choiceAgreement(
        counts.map(({ blind, posts, suggested, agreed, taken }) => ({
          blind: Boolean(blind),
          ...{ posts: Number(posts), suggested: Number(suggested), agreed: Number(agreed), taken: Number(taken) },
        })),
      );
    },
  };
};
