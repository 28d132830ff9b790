import type { Core } from '@strapi/strapi';
import { WAIVER_UID } from '../content-types';
import { invalidInput, Refusal } from '../core/errors';
import type { Finding } from '../core/finding';
import { hideFound } from '../core/hide-found';
import type { Severity } from '../core/rule';
import { barred, notFound } from '../core/waiver-words';
import {
  anchorsOf,
  barOf,
  excerptOf,
  reasonFault,
  REASON_LENGTH,
  withWaivers,
  type Waiver,
  type WaivingPerson,
} from '../core/waivers';
import type { CheckInput, FindingActs, Key, Run } from '../ports';
import type { Examined, ScannerService } from './scanner';

/** Which finding is to be waived, and why. Places as in the check of the draft with this digest. */
export interface WaiverRequest {
  digest: string;
  ruleId: string;
  pack?: string | undefined;
  path: string;
  start: number;
  end: number;
  reason: string;
}

/** Whoever waives or withdraws, with the rights of their account on the document. */
export interface Waiving extends Omit<WaivingPerson, 'isAuthor'> {
  userId: number;
}

/** A waiver as it is shown. */
export interface ShownWaiver {
  id: number;
  ruleId: string;
  pack: string;
  path: string;
  text: string;
  quote: string;
  message: string;
  reason: string;
  by: { name: string; post?: string; unit?: string };
  at: string;
  digest: string;
}

interface Row {
  id: number;
  uid: string;
  document: string;
  language: string;
  digest: string;
  pack: string;
  rule: string;
  meaning: string;
  severity: Severity;
  path: string;
  start: number;
  anchor: string;
  text: string | null;
  quote: string | null;
  message: string;
  reason: string;
  name: string;
  post: string | null;
  unit: string | null;
  at: string;
  seq: number;
}

/** What is read where waivers are applied. */
const COLUMNS = [
  ...(['id', 'pack', 'rule', 'meaning', 'severity', 'path', 'start', 'anchor', 'reason'] as const),
  ...(['name', 'post', 'unit', 'at', 'seq'] as const),
];

type Applied = Pick<Row, (typeof COLUMNS)[number]>;

const byOf = ({ name, post, unit }: Applied) => ({ name, ...(post ? { post } : {}), ...(unit ? { unit } : {}) });

const waiverOf = (row: Applied): Waiver => ({
  ...{ pack: row.pack, ruleId: row.rule, meaning: row.meaning, severity: row.severity, path: row.path },
  ...{ start: Number(row.start), anchor: row.anchor },
  waived: { id: Number(row.id), by: byOf(row), at: row.at, reason: row.reason, seq: Number(row.seq) },
});

const shownOf = (row: Row): ShownWaiver => ({
  ...{ id: Number(row.id), ruleId: row.rule, pack: row.pack, path: row.path, text: row.text ?? '' },
  ...{
    quote: row.quote ?? '',
    message: row.message,
    reason: row.reason,
    by: byOf(row),
    at: row.at,
    digest: row.digest,
  },
});

/** So often the pictures of a draft are waited for. */
const MOST_WAITS = 2;

const noSuchFinding = () =>
  invalidInput([{ path: 'ruleId', reason: 'there is no such finding at that place of that version' }]);

/** Waivers (放行说明): that a finding is a false alarm, by whom and why. Made and withdrawn on record, with review. */
export const waivers = ({ strapi }: { strapi: Core.Strapi }) => {
  const query = () => strapi.db.query(WAIVER_UID);
  const scanner = () => strapi.plugin('word-check').service('scanner') as ScannerService;
  const acts = () => strapi.plugin('review')?.service('findingActs') as FindingActs | undefined;
  const whereOf = ({ uid, documentId, locale }: Key) => ({ uid, document: documentId, language: locale });
  const orderBy = { id: 'asc' } as const;

  function actsOrNone(): FindingActs {
    const found = acts();
    if (!found) throw notFound();
    return found;
  }

  async function quickly(key: Key, run: Run): Promise<Applied[]> {
    const { tableName } = strapi.db.metadata.get(WAIVER_UID);
    // Named one by one: a statement that is kept planned must go on giving the same columns.
    const columns = COLUMNS.map((name) => `"${name}"`).join(', ');
    const sql = `select ${columns} from "${tableName}" where "document" = ? and "uid" = ? and "language" = ? order by "id"`;
    const [found] = await run([{ sql, bindings: [key.documentId, key.uid, key.locale] }]);
    return (found?.rows ?? []) as unknown as Applied[];
  }

  const rowsOf = async (key: Key): Promise<Row[]> =>
    (await query().findMany({ where: whereOf(key), orderBy })) as Row[];

  /** The draft, when it has the digest. Throws NOT_FOUND, STALE_DIGEST. */
  async function draftWith(key: Key, digest: string): Promise<CheckInput> {
    const draft = await actsOrNone().draft(key);
    if (!draft) throw notFound();
    if (draft.digest !== digest) throw new Refusal('STALE_DIGEST', { expected: draft.digest, actual: digest });
    return draft;
  }

  /** What is in the draft; its pictures are waited for. */
  async function examined(key: Key, digest: string): Promise<Examined> {
    for (let waits = 0; ; waits += 1) {
      try {
        return await scanner().examine(await draftWith(key, digest));
      } catch (error) {
        const { ready } = error as { ready?: () => Promise<void> };
        if (typeof ready !== 'function' || waits === MOST_WAITS) throw error;
        await ready();
      }
    }
  }

  /** The finding meant, by its index. Throws INVALID_INPUT when there is none, or the pack has to be named. */
  function indexOf(findings: readonly Finding[], { ruleId, pack, path, start, end }: WaiverRequest): number {
    const matches = findings.flatMap((one, index) =>
      one.ruleId === ruleId && one.path === path && one.start === start && one.end === end ? [index] : [],
    );
    const meant = pack === undefined ? matches : matches.filter((index) => findings[index]!.pack === pack);
    if (meant.length !== 1) throw noSuchFinding();
    return meant[0]!;
  }

  /** What may be kept of a reason: personal data in it hidden. Throws REASON_REQUIRED, INVALID_INPUT. */
  async function keptReason(given: string, { text, masked }: Finding): Promise<string> {
    const fault = reasonFault(given);
    if (fault === 'missing') throw new Refusal('REASON_REQUIRED');
    if (fault) throw invalidInput([{ path: 'reason', reason: `is longer than ${REASON_LENGTH.most} characters` }]);
    const reason = given.trim();
    const { findings } = await scanner().scanPassages([{ path: 'text', text: reason }], 'zh');
    const hidden = hideFound(reason, findings);
    return masked === undefined ? hidden : hidden.split(text).join(masked);
  }

  async function personOf(key: Key, { waivable }: Finding, { userId, ...rights }: Waiving): Promise<WaivingPerson> {
    const isAuthor = waivable === 'second' && rights.mayWaiveGrave && (await actsOrNone().isAuthor(key, userId));
    return { ...rights, isAuthor };
  }

  async function create(key: Key, request: WaiverRequest, waiving: Waiving): Promise<ShownWaiver> {
    const { digest } = request;
    const { findings, passages } = await examined(key, digest);
    const index = indexOf(findings, request);
    const finding = findings[index]!;
    const bar = barOf(finding, await personOf(key, finding, waiving));
    if (bar) throw barred(bar);
    const reason = await keptReason(request.reason, finding);
    const anchors = anchorsOf(findings, passages);
    const text = passages.find(({ path }) => path === finding.path)?.text ?? finding.text;
    const about = {
      ...{ pack: finding.pack, rule: finding.ruleId, severity: finding.severity, path: finding.path },
      ...{ text: finding.masked ?? finding.text, message: finding.message },
    };
    const done = await actsOrNone().perform(
      { key, userId: waiving.userId, isWaiver: true, digest },
      async ({ by, at, record }) => {
        const [now] = withWaivers(findings, anchors, (await rowsOf(key)).map(waiverOf)).slice(index, index + 1);
        if (now?.waived) throw new Refusal('ALREADY_WAIVED', { by: now.waived.by });
        const seq = await record({ reason, details: about });
        const data = {
          ...{ ...whereOf(key), ...about, digest, reason, at, seq, anchor: anchors[index]!, start: finding.start },
          ...{ meaning: finding.meaning ?? '', quote: excerptOf(text, finding, findings) },
          ...{ name: by.name, post: by.post ?? null, unit: by.unit ?? null },
        };
        return shownOf((await query().create({ data })) as Row);
      },
    );
    if ('stale' in done) throw new Refusal('STALE_DIGEST', { expected: done.stale, actual: digest });
    return done.value;
  }

  return {
    /** The waivers that stand for a document, oldest first. `run` is a quick way to the database. */
    of: async (key: Key, run?: Run): Promise<Waiver[]> =>
      (run ? await quickly(key, run) : await rowsOf(key)).map(waiverOf),

    /** The document meant; null where review does not govern its type. Throws INVALID_INPUT for an unknown locale. */
    async keyOf(uid: string, documentId: string, locale: string | undefined): Promise<Key | null> {
      const key = (await acts()?.keyOf(uid, documentId, locale)) ?? 'uid';
      if (key === 'locale') throw invalidInput([{ path: 'locale', reason: 'is not a language of this type' }]);
      return key === 'uid' ? null : key;
    },

    /** The draft's digest, which a waiver has to name, and the waivers that stand. Throws NOT_FOUND without a draft. */
    async list(key: Key): Promise<{ digest: string; waivers: ShownWaiver[] }> {
      const draft = await actsOrNone().draft(key);
      if (!draft) throw notFound();
      return { digest: draft.digest, waivers: (await rowsOf(key)).map(shownOf) };
    },

    /** What decides about a person's waivers of these findings. */
    async personFor(key: Key, findings: readonly Finding[], waiving: Waiving): Promise<WaivingPerson> {
      const grave = findings.find(({ waivable }) => waivable === 'second');
      return grave ? personOf(key, grave, waiving) : { ...waiving, isAuthor: false };
    },

    /**
     * Waives a finding. Throws NOT_FOUND, STALE_DIGEST, INVALID_INPUT, FORBIDDEN, NOT_WAIVABLE, REASON_REQUIRED,
     * ALREADY_WAIVED.
     */
    create,

    /** The document a waiver belongs to. Throws NOT_FOUND. */
    async ownerOf(id: number): Promise<Key> {
      const row = (await query().findOne({ where: { id } })) as Row | null;
      if (!row) throw notFound();
      return { uid: row.uid, documentId: row.document, locale: row.language };
    },

    /** Withdraws a waiver; whoever may edit may. Throws FORBIDDEN, NOT_FOUND. */
    async withdraw(id: number, key: Key, { userId, mayEdit, mayWaiveGrave }: Waiving): Promise<void> {
      if (!mayEdit && !mayWaiveGrave) throw barred('not-editor');
      const done = await actsOrNone().perform({ key, userId, isWaiver: false }, async ({ record }) => {
        const row = (await query().findOne({ where: { id } })) as Row | null;
        if (!row) throw notFound();
        const { pack, rule, severity, path, text, message, seq } = row;
        await record({ details: { pack, rule, severity, path, text: text ?? '', message, waiver: Number(seq) } });
        await query().delete({ where: { id } });
      });
      if ('stale' in done) throw notFound();
    },
  };
};

/** The waivers service. */
export type WaiversService = ReturnType<typeof waivers>;
