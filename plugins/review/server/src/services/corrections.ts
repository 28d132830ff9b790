import type { Core } from '@strapi/strapi';
import type { Act } from '../acts';
import type { Json } from '../core/canonical-json';
import type { Calendar } from '../core/calendar';
import { shortWay } from '../core/correction-scope';
import {
  caseState,
  correctionDue,
  passagesWith,
  refuseClosing,
  refusePhrases,
  type CaseKind,
  type CaseState,
  type Origin,
} from '../core/corrections';
import { Refusal, type Bilingual } from '../core/errors';
import { invalidInput } from '../core/invalid-input';
import type { Command } from '../core/review';
import { reprintOf } from '../core/sources';
import { review } from '../review-services';
import { settings } from '../settings';
import { iso, lockRow, table, type CorrectionCaseRow, type ReleaseRow } from '../tables';
import type { Acting } from './actors';
import { phrasesOf, type PlaceNow } from './correction-places';
import type { Key, View } from './lineages';

/** A case as somebody opens it. `at` is where it was found; a case about a reprint's original needs it. */
export interface NewCase {
  kind: CaseKind;
  wrong?: string | undefined;
  right?: string | undefined;
  origin: Origin;
  report?: string | undefined;
  notice?: string | undefined;
  /** The text of the original as it is now, to be kept. */
  evidence?: string | undefined;
  at: Key | null;
}

/** Which way a correction goes, and why not the short one. */
export interface FlowAnswer {
  case: number;
  fast: boolean;
  paths?: string[];
  reason?: Bilingual;
}

/** A question for cases. `page` starts at 1. */
export interface CaseQuery {
  state?: CaseState | undefined;
  page: number;
  pageSize: number;
}

export default ({ strapi }: { strapi: Core.Strapi }) => {
  const cases = () => table(strapi, 'correction-case');
  const places = () => review(strapi, 'correctionPlaces');
  const now = () => review(strapi, 'clock').now().toISOString();

  async function liveRelease({ uid, documentId: document, locale: language }: Key): Promise<ReleaseRow | null> {
    return table(strapi, 'release').findOne({ where: { uid, document, language, state: 'live' } });
  }

  const toEntry = (row: CorrectionCaseRow, found: readonly PlaceNow[]) => ({
    ...{ id: row.id, kind: row.kind, rule: row.rule, wrong: row.wrong, right: row.right, origin: row.origin },
    ...{ report: row.report, notice: row.notice, capture: row.capture },
    at: row.uid ? { uid: row.uid, documentId: row.document, locale: row.language } : null,
    state: caseState({ closedAt: iso(row.closedAt), dueAt: iso(row.dueAt) }, now()),
    ...{ openedBy: row.openedByName, openedAt: iso(row.openedAt) },
    ...{ dueAt: iso(row.dueAt), dueProvisional: Boolean(row.dueProvisional) },
    ...{ closedBy: row.closedByName, closedAt: iso(row.closedAt), closeComment: row.closeComment },
    ...{ places: found.length, left: found.filter(({ live }) => live).length },
  });

  async function found(id: number): Promise<CorrectionCaseRow> {
    const row = Number.isSafeInteger(id) && id > 0 && id < 2 ** 31 ? await cases().findOne({ where: { id } }) : null;
    if (!row) throw new Refusal('NOT_FOUND');
    return row;
  }

  /** Where a new case stands: the live places of its phrase, or the one reprint that it is about. */
  async function placesOf({ kind, at, wrong = '', right = '' }: NewCase): Promise<Omit<PlaceNow, 'caseId'>[]> {
    if (kind === 'source') return [await reprintAt(at)];
    const refusal = refusePhrases({ wrong, right });
    if (refusal) throw refusal;
    const live = await places().find({ wrong, right });
    if (live.length > 0) return live;
    throw invalidInput('wrong', {
      zh: '线上没有含这段文字的内容。请核对错误文字；已撤下的内容无需开单。',
      en: 'Nothing live has this phrase. Look it up again; what was taken down needs no case.',
    });
  }

  async function reprintAt(at: Key | null): Promise<Omit<PlaceNow, 'caseId'>> {
    const release = at ? await liveRelease(at) : null;
    const content = release ? await review(strapi, 'releases').contentOf(release.digest) : null;
    if (!release || !content || !reprintOf(content, settings(strapi).governed[release.uid]?.source))
      throw invalidInput('documentId', {
        zh: '请指明一篇线上的转载稿。',
        en: 'Name a reprint that is live.',
      });
    const { uid, document, language, title } = release;
    const facet = review(strapi, 'registry')
      .facets()
      .find(({ key }) => key === 'channel');
    const channels = facet?.values(content) ?? [];
    return { uid, document, language, release: release.id, title: title ?? '', channels, paths: [], live: true };
  }

  const textOrNull = (text: string | undefined): string | null => text?.trim() || null;

  /** What a new case says, without its places. */
  function rowOf(
    input: NewCase,
    actor: Acting,
    at: string,
    calendar: Calendar,
  ): Omit<CorrectionCaseRow, 'id' | 'scannedTo' | 'capture'> {
    const due = correctionDue(calendar, at);
    const isPhrase = input.kind === 'phrase';
    return {
      ...{ kind: input.kind, origin: input.origin, rule: null },
      ...{ wrong: isPhrase ? (input.wrong ?? '') : null, right: isPhrase ? (input.right ?? '') : null },
      ...{ report: textOrNull(input.report), notice: textOrNull(input.notice) },
      ...{ uid: input.at?.uid ?? null, document: input.at?.documentId ?? null, language: input.at?.locale ?? null },
      ...{ openedByKey: actor.key, openedByName: actor.name, openedAt: at },
      ...{ dueAt: due.ok ? due.value : null, dueProvisional: due.ok && due.provisional },
      ...{ closedAt: null, closedByKey: null, closedByName: null, closeComment: null },
    };
  }

  const named = (list: readonly Omit<PlaceNow, 'caseId'>[]): Json =>
    list.map(({ uid, document, language, release }) => ({ uid, documentId: document, locale: language, release }));

  /** The channels of a place as people call them. */
  async function channelNames(): Promise<(codes: readonly string[]) => string[]> {
    const facet = review(strapi, 'registry')
      .facets()
      .find(({ key }) => key === 'channel');
    const names = (await facet?.names?.()) ?? {};
    return (codes) => codes.map((code) => names[code] ?? code);
  }

  async function detail(id: number) {
    const row = await found(id);
    const list = (await places().now([row])).get(id) ?? [];
    const releases = list.map(({ release }) => Number(release));
    const [passed, editors] = [await places().passedBy(releases), await places().editors(releases)];
    const namesOf = await channelNames();
    return {
      ...toEntry(row, list),
      found: list.map(({ uid, document, language, title, channels, paths, live, release }) => ({
        ...{ uid, documentId: document, locale: language, title, channels, paths, live },
        channelNames: namesOf(channels),
        editor: editors.get(Number(release))?.name ?? null,
        passedBy: passed.get(Number(release)) ?? [],
      })),
    };
  }

  return {
    detail,

    /** The live places of a phrase, before a case is opened. @throws Refusal INVALID_INPUT */
    async preview(phrases: { wrong: string; right: string }) {
      const refusal = refusePhrases(phrases);
      if (refusal) throw refusal;
      const namesOf = await channelNames();
      const list = await places().find(phrases);
      return list.map(({ uid, document, language, title, channels, paths }) => ({
        ...{ uid, documentId: document, locale: language, title, channels, paths },
        channelNames: namesOf(channels),
      }));
    },

    /** One page of cases, those due first on top. */
    async list({ state, page, pageSize }: CaseQuery) {
      const due = now();
      const where = {
        ...(state === 'closed' ? { closedAt: { $notNull: true } } : {}),
        ...(state === 'open' || state === 'overdue' ? { closedAt: { $null: true } } : {}),
        ...(state === 'overdue' ? { dueAt: { $lte: due } } : {}),
      };
      const orderBy =
        state === 'closed' ? [{ closedAt: 'desc' as const }] : [{ dueAt: 'asc' as const }, { id: 'asc' as const }];
      const total = await cases().count({ where });
      const rows = await cases().findMany({ where, orderBy, limit: pageSize, offset: (page - 1) * pageSize });
      const standing = await places().now(rows);
      const results = rows.map((row) => toEntry(row, standing.get(row.id) ?? []));
      return { results, pagination: { page, pageSize, total } };
    },

    /**
     * Opens a case on record. The chain's lock is taken first: a release is on record before it commits, so none can
     * slip between the look and the case.
     */
    async open(input: NewCase, actor: Acting) {
      return strapi.db.transaction(async () => {
        const at = await review(strapi, 'ledger').time();
        const list = await placesOf(input);
        const scannedTo = await places().newestRelease();
        const capture =
          input.kind === 'source' && input.evidence && input.at
            ? await review(strapi, 'captures').keep(input.at, input.evidence, actor)
            : null;
        const calendar = await review(strapi, 'calendars').current();
        const row = await cases().create({
          data: { ...rowOf(input, actor, at, calendar), scannedTo, capture: capture?.id ?? null },
        });
        await places().keep(row.id, list);
        const ledgerSeq = await review(strapi, 'ledger').append({
          ...{ at, origin: actor.origin, act: 'correction-opened', actor: actor.snapshot, ...input.at },
          ...(row.report ? { reason: row.report } : {}),
          details: {
            ...{ case: row.id, kind: row.kind, wrong: row.wrong, right: row.right, found: row.origin },
            ...{ dueAt: iso(row.dueAt), places: named(list) },
          },
        });
        return { ...(await detail(row.id)), ledgerSeq };
      });
    },

    /**
     * Closes a case, if nothing live has its phrase any more.
     * @throws Refusal STILL_LIVE naming the places, CASE_CLOSED, REASON_REQUIRED
     */
    async close(
      id: number,
      actor: Acting,
      { comment, notice }: { comment?: string | undefined; notice?: string | undefined },
    ) {
      await found(id);
      return strapi.db.transaction(async () => {
        const at = await review(strapi, 'ledger').time();
        const row = await lockRow(strapi, 'correction-case', { id });
        if (!row) throw new Refusal('NOT_FOUND');
        const list = (await places().now([row])).get(id) ?? [];
        const standing = list.map(({ uid, document, language, title, live }) => ({
          ...{ uid, documentId: document, locale: language, title, live },
        }));
        const refusal = refuseClosing({ kind: row.kind, closedAt: iso(row.closedAt) }, standing, comment);
        if (refusal) throw refusal;
        await places().keep(id, list);
        await cases().update({
          where: { id },
          data: {
            ...{ closedAt: at, closedByKey: actor.key, closedByName: actor.name, closeComment: textOrNull(comment) },
            ...(textOrNull(notice) ? { notice: textOrNull(notice) } : {}),
            scannedTo: await places().newestRelease(),
          },
        });
        const ledgerSeq = await review(strapi, 'ledger').append({
          ...{ at, origin: actor.origin, act: 'correction-closed', actor: actor.snapshot },
          ...(textOrNull(comment) ? { reason: comment?.trim() ?? '' } : {}),
          details: { case: id, places: named(list) },
        });
        return { ...(await detail(id)), ledgerSeq };
      });
    },

    /**
     * The way of a submit that names a case: the short workflow where core says so, else the full one, with the reason.
     * Any other act is left as it is.
     */
    async flow(key: Key, view: View, command: Command): Promise<{ view: View; correction?: FlowAnswer }> {
      if (command.case === undefined) return { view };
      const row = command.action === 'submit' ? await cases().findOne({ where: { id: command.case } }) : null;
      if (!row || row.wrong === null)
        throw invalidInput('case', { zh: '没有这张纠错单。', en: 'There is no such case.' });
      const { release } = view;
      const live = release?.state === 'live' ? await review(strapi, 'releases').contentOf(release.digest) : null;
      const workflowKey = settings(strapi).governed[key.uid]?.correctionWorkflow;
      const workflow = workflowKey ? await review(strapi, 'workflows').newest(workflowKey) : null;
      const answer = shortWay({
        ...{ live, draft: view.reading.content, workflow, isOpen: row.closedAt === null },
        named: live ? passagesWith(places().passages(live), phrasesOf(row)) : [],
      });
      if (!answer.fast || !workflow) {
        const { paths = [], why } = answer.fast ? {} : answer;
        return { view, correction: { case: row.id, fast: false, paths, ...(why ? { reason: why } : {}) } };
      }
      const situation = { ...view.situation, workflow };
      return { view: { ...view, situation }, correction: { case: row.id, fast: true } };
    },

    /** Puts on record which way the submit of a correction went. */
    async noteFlow({ key, view, actor, at }: Act, { case: id, fast, paths, reason }: FlowAnswer): Promise<void> {
      const { key: workflow, version } = view.situation.workflow;
      await review(strapi, 'ledger').append({
        ...{ at, origin: actor.origin, act: 'correction-submitted', actor: actor.snapshot, ...key },
        ...{ digest: view.situation.digest, workflow: { key: workflow, version } },
        details: { case: id, fast, ...(reason ? { why: reason.en, paths: paths ?? [] } : {}) },
      });
    },
  };
};
