import type { Core } from '@strapi/strapi';
import { anchorAt, locate, type Anchor } from '../core/comment-anchor';
import { COMMENT_ACTS, levelNaming, refuseCommentAct, type CommentAct } from '../core/comment-rules';
import { messageOf, Refusal, type Language } from '../core/errors';
import { textsOf } from '../core/plain-text';
import { openRun } from '../core/review';
import type { Workflow } from '../core/workflow';
import { review } from '../review-services';
import { iso, table, type CommentRow } from '../tables';
import type { Acting } from './actors';
import type { Key, View } from './lineages';

/** So many comments of a document are shown, the newest ones. */
const LISTED = 500;

/** A comment as it is sent. */
export interface NewComment extends Anchor {
  digest: string;
  text: string;
}

const NO_SUCH_WORDS = {
  zh: '在该字段里没有找到所选的文字，请重新选择。',
  en: 'The selected words are not in that field. Select them again.',
};

/** Comments on words of a text. They are no part of the content: writing one voids nothing. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const comments = () => table(strapi, 'comment');
  const now = (): string => review(strapi, 'clock').now().toISOString();

  async function viewOf(key: Key): Promise<View> {
    const view = await review(strapi, 'lineages').read(key);
    if (!view) throw new Refusal('NOT_FOUND');
    return view;
  }

  const workflowOf = ({ situation }: View): Workflow => openRun(situation)?.workflow ?? situation.workflow;

  const anchorOf = ({ path, quote, prefix, suffix }: CommentRow): Anchor => ({
    path: path ?? '',
    quote: quote ?? '',
    prefix: prefix ?? '',
    suffix: suffix ?? '',
  });

  /** The comment at the head of a thread of this lineage. */
  async function headOf(lineage: number, id: number): Promise<CommentRow> {
    const row = await comments().findOne({ where: { id, lineage, thread: { $null: true } } });
    if (!row) throw new Refusal('NOT_FOUND');
    return row;
  }

  async function refusalOf(
    act: CommentAct,
    row: CommentRow,
    actor: Acting,
    workflow: Workflow,
  ): Promise<Refusal | null> {
    const fact = {
      person: await review(strapi, 'actors').personNow(row.person),
      level: row.level === null ? -1 : Number(row.level),
      resolved: Boolean(row.resolved),
      lastBy: (row.lastBy ?? row.by).name,
    };
    return refuseCommentAct(act, fact, actor.key, workflow);
  }

  const said = ({ id, by, text, at }: CommentRow) => ({
    id,
    by: { name: by.name, post: by.post ?? null, unit: by.unit ?? null },
    text,
    at: iso(at),
  });

  async function actionsOf(row: CommentRow, actor: Acting, workflow: Workflow, language: Language) {
    return Promise.all(
      COMMENT_ACTS.map(async (name) => {
        const refusal = await refusalOf(name, row, actor, workflow);
        if (!refusal) return { name, enabled: true };
        return { name, enabled: false, reason: { code: refusal.code, message: messageOf(refusal, language) } };
      }),
    );
  }

  return {
    /** All comments on a document with where their words stand now, and what this person may do about each. */
    async list(key: Key, actor: Acting, language: Language) {
      const view = await viewOf(key);
      const rows = await comments().findMany({
        where: { lineage: view.lineage.id },
        orderBy: { id: 'desc' },
        limit: LISTED,
      });
      const texts = textsOf(view.reading.content);
      const workflow = workflowOf(view);
      const heads = rows.filter(({ thread }) => thread === null).reverse();
      return Promise.all(
        heads.map(async (row) => ({
          ...said(row),
          ...anchorOf(row),
          place: locate(anchorOf(row), texts),
          onThisVersion: row.digest === view.situation.digest,
          level: row.level === null ? null : (workflow.levels[Number(row.level)]?.name ?? null),
          state: row.resolved ? 'resolved' : 'open',
          lastBy: row.lastBy?.name ?? null,
          lastAt: iso(row.lastAt),
          replies: rows
            .filter(({ thread }) => Number(thread) === row.id)
            .map(said)
            .reverse(),
          actions: await actionsOf(row, actor, workflow, language),
        })),
      );
    },

    /** Writes a comment on words of the draft as it is. @throws Refusal STALE_DIGEST when the writer saw another one */
    async write(key: Key, actor: Acting, { digest, text, ...wanted }: NewComment): Promise<{ id: number }> {
      const view = await viewOf(key);
      const { situation, reading, lineage } = view;
      if (digest !== situation.digest)
        throw new Refusal('STALE_DIGEST', { expected: situation.digest, actual: digest, changedPaths: null });
      const anchor = anchorAt(wanted, textsOf(reading.content));
      if (!anchor)
        throw new Refusal(
          'INVALID_INPUT',
          { fields: [{ path: 'quote', reason: NO_SUCH_WORDS.en }] },
          { reason: NO_SUCH_WORDS },
        );
      const level = levelNaming(workflowOf(view), actor.key);
      const { id } = await comments().create({
        data: {
          lineage: lineage.id,
          run: openRun(situation)?.id ?? null,
          digest,
          ...anchor,
          level: level < 0 ? null : level,
          person: actor.key,
          by: actor.snapshot,
          text,
          at: now(),
          resolved: false,
        },
      });
      return { id };
    },

    /** Answers a comment. */
    async reply(key: Key, actor: Acting, id: number, text: string): Promise<{ id: number }> {
      const { lineage } = await viewOf(key);
      const head = await headOf(lineage.id, id);
      const data = { lineage: lineage.id, thread: head.id, person: actor.key, by: actor.snapshot, text, at: now() };
      return { id: (await comments().create({ data })).id };
    },

    /** Says that what a comment raised is settled, or that it is not; on record. */
    async settle(key: Key, actor: Acting, id: number, act: CommentAct): Promise<{ id: number; state: string }> {
      return strapi.db.transaction(async () => {
        await review(strapi, 'lineages').lock(key);
        const view = await viewOf(key);
        const row = await headOf(view.lineage.id, id);
        const refusal = await refusalOf(act, row, actor, workflowOf(view));
        if (refusal) throw refusal;
        const at = await review(strapi, 'ledger').time();
        const data = { resolved: act === 'resolve', lastBy: actor.snapshot, lastAt: at };
        await comments().update({ where: { id }, data });
        await review(strapi, 'ledger').append({
          at,
          origin: actor.origin,
          act: `comment-${act}`,
          actor: actor.snapshot,
          ...key,
          digest: view.situation.digest,
          ...(view.run ? { run: view.run.id } : {}),
          details: { comment: id, by: row.by.name, path: row.path, quote: row.quote },
        });
        return { id, state: act === 'resolve' ? 'resolved' : 'open' };
      });
    },
  };
};
