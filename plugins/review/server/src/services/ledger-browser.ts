import type { Core } from '@strapi/strapi';
import type { Language } from '../core/errors';
import { actWords } from '../core/act-words';
import type { Anchor } from '../core/anchors';
import { sha256 } from '../core/digest';
import { entryOf, entryWords, type Wording } from '../core/ledger-entry';
import { together, type Statement } from '../database/round-trip';
import { factSql, type TextFact } from '../ledger-indexes';
import { review } from '../review-services';
import { settings } from '../settings';
import { table } from '../tables';

/** So many rows one question looks at, at most: what is rare is looked for in several steps. */
const STRETCH = 1000;
const CHOICES = 500;

/** What the ledger is searched for. Times are ISO 8601, `to` not included; `before` is a row's number. */
export interface LedgerQuery {
  person?: string;
  act?: string;
  level?: string;
  uid?: string;
  documentId?: string;
  locale?: string;
  from?: string;
  to?: string;
  /** Refused attempts: only they, or none of them. */
  refused?: 'only' | 'without';
  before?: number;
  limit: number;
}

/**
 * A condition: SQL and what is bound in it. `isIndexed`: rows that meet it are found by an index, `by` the value of which
 * and then their numbers where it has them in that order.
 */
interface Condition extends Statement {
  isIndexed: boolean;
  by?: string;
}

/**
 * The condition that a stretch of rows is found by, with the order they come in. As a range over what its index is
 * sorted by there is one way to read it; of an equation PostgreSQL thinks, not knowing the value when it plans, that the
 * newest rows hold enough of it, and reads the whole ledger for what is rare.
 */
function foundBy({ sql, bindings, by }: Condition): Statement & { order: string } {
  return by === undefined
    ? { sql, bindings, order: 'seq desc' }
    : { sql: `${by} between ? and ?`, bindings: [...bindings, ...bindings], order: `${by} desc, seq desc` };
}

const joined = (conditions: readonly Statement[]): Statement => ({
  sql: conditions.length === 0 ? '1 = 1' : conditions.map(({ sql }) => sql).join(' and '),
  bindings: conditions.flatMap(({ bindings }) => bindings),
});

/** The ledger for people: newest first, filtered, in steps that cost the same however long it is. */
export default ({ strapi }: { strapi: Core.Strapi }) => {
  const entries = () => table(strapi, 'ledger-entry');
  const equals = (sql: string, value: string): Statement => ({ sql: `${sql} = ?`, bindings: [value] });
  const indexed = (by: string, value: string): Condition => ({ ...equals(by, value), isIndexed: true, by });

  /** The conditions, the one that leaves fewest rows first. */
  function conditionsOf(query: LedgerQuery): Condition[] {
    const act = query.refused === 'only' ? 'refused' : query.act;
    const document = [
      ...(query.uid ? [equals('uid', query.uid)] : []),
      ...(query.documentId ? [equals('document', query.documentId)] : []),
      ...(query.locale ? [equals('language', query.locale)] : []),
    ];
    return [
      ...(document.length > 0
        ? [{ ...joined(document), isIndexed: query.uid !== undefined && query.documentId !== undefined }]
        : []),
      ...(query.person ? [indexed(factSql(strapi, 'person'), query.person)] : []),
      ...(act ? [indexed('act', act)] : []),
      ...(query.level ? [indexed(factSql(strapi, 'level'), query.level)] : []),
      ...(query.refused === 'without' ? [{ sql: 'act <> ?', bindings: ['refused'], isIndexed: false }] : []),
    ].sort((a, b) => Number(b.isIndexed) - Number(a.isIndexed));
  }

  /** The first row of a time or later: rows are in the order of their times. Null when there is none yet. */
  async function firstSince(at: string): Promise<number | null> {
    const [row] = await entries().findMany({
      where: { at: { $gte: at } },
      orderBy: [{ at: 'asc' }, { seq: 'asc' }],
      limit: 1,
    });
    return row ? Number(row.seq) : null;
  }

  /** The numbers a question is about, [from, before); null when no row can be meant. */
  async function rangeOf({ from, to, before }: LedgerQuery): Promise<Statement | null> {
    const since = from === undefined ? 0 : await firstSince(from);
    if (since === null) return null;
    const until = to === undefined ? null : await firstSince(to);
    const ends = [before, until].filter((end): end is number => typeof end === 'number');
    return {
      sql: `seq >= ?${ends.length > 0 ? ' and seq < ?' : ''}`,
      bindings: [since, ...(ends.length > 0 ? [Math.min(...ends)] : [])],
    };
  }

  /**
   * One step: the rows of a stretch that meet every condition, and where to go on. What one index finds is taken as it
   * comes; the other conditions are looked at in no more than {@link STRETCH} rows.
   */
  async function step(query: LedgerQuery, range: Statement) {
    const [first, ...others] = conditionsOf(query);
    const lead = first?.isIndexed ? foundBy(first) : null;
    const narrow = joined([...(lead ? [lead] : []), range]);
    const rest = first && !first.isIndexed ? [first, ...others] : others;
    const most = rest.length === 0 ? query.limit + 1 : STRETCH;
    const stretch = `select * from review_ledger where ${narrow.sql} order by ${lead?.order ?? 'seq desc'} limit ${most}`;
    const then = joined(rest);
    const [found, looked] = await together(strapi, [
      {
        sql: `select seq, line, hash from (${stretch}) as stretch where ${then.sql} order by seq desc limit ${query.limit + 1}`,
        bindings: [...narrow.bindings, ...then.bindings],
      },
      { sql: `select min(seq) as last, count(*) as number from (${stretch}) as stretch`, bindings: narrow.bindings },
    ]);
    const rows = (found?.rows ?? []).map(({ seq, line, hash }) => ({
      seq: Number(seq),
      line: String(line),
      hash: String(hash),
    }));
    const page = rows.slice(0, query.limit);
    const isCut = Number(looked?.rows[0]?.number ?? 0) === most && rest.length > 0;
    const next = rows.length > query.limit ? (page.at(-1)?.seq ?? null) : isCut ? Number(looked?.rows[0]?.last) : null;
    return { page, next };
  }

  async function wordingFor(language: Language): Promise<Wording> {
    const { timeZone } = settings(strapi).anchors;
    return { language, timeZone, levels: await review(strapi, 'records').levelNames(null) };
  }

  /** Every value of a fact that the ledger has, by hops through its index, with the newest row of each. */
  async function valuesOf(sql: string): Promise<{ value: string; line: string }[]> {
    const [outcome] = await together(strapi, [
      {
        sql: `with recursive hop(value) as (
                select min(${sql}) from review_ledger
                union all
                select (select min(${sql}) from review_ledger where ${sql} > hop.value) from hop where hop.value is not null
              )
              select value, (select line from review_ledger where ${sql} = hop.value order by seq desc limit 1) as line
              from hop where value is not null limit ${CHOICES}`,
        bindings: [],
      },
    ]);
    return (outcome?.rows ?? []).map(({ value, line }) => ({ value: String(value), line: String(line) }));
  }

  const valuesOfText = (fact: TextFact) => valuesOf(factSql(strapi, fact));

  return {
    /** One page, newest first. `next` is what to give as `before` for the rest; null when there is no more. */
    async list(query: LedgerQuery, language: Language) {
      const head = await review(strapi, 'ledger').head();
      const range = await rangeOf(query);
      if (range === null) return { data: [], next: null, head };
      const { page, next } = await step(query, range);
      const wording = await wordingFor(language);
      const data = page.map((row) => {
        const entry = entryOf(row.line);
        return { ...row, entry, words: entryWords(entry, wording) };
      });
      return { data, next, head };
    },

    /** The last anchors, oldest first; `holds`: the row is there and is what was noted. */
    async anchors(): Promise<(Anchor & { holds: boolean })[]> {
      const anchors = await review(strapi, 'anchors').list();
      if (anchors.length === 0) return [];
      const rows = await entries().findMany({ where: { seq: { $in: anchors.map(({ seq }) => seq) } } });
      const hashes = new Map(rows.map(({ seq, line, hash }) => [Number(seq), sha256(line) === hash ? hash : '']));
      return anchors.map((anchor) => ({ ...anchor, holds: hashes.get(anchor.seq) === anchor.hash }));
    },

    /** What one can filter by: people, acts and levels that the ledger names, each by its newest name. */
    async choices(language: Language) {
      const [people, acts, levels] = [await valuesOfText('person'), await valuesOf('act'), await valuesOfText('level')];
      const names = (await wordingFor(language)).levels;
      return {
        people: people.map(({ value, line }) => ({ key: value, name: entryOf(line).actor?.name ?? value })),
        acts: acts.map(({ value }) => ({ key: value, name: actWords(value)[language] })),
        levels: levels.map(({ value }) => ({ key: value, name: names.get(value) ?? value })),
      };
    },
  };
};
