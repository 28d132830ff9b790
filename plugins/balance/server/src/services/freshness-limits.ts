import type { Core } from '@strapi/strapi';
import { balance } from '../balance-services';
import { UIDS } from '../content-types';
import { type FieldProblem, Refusal } from '../core/errors';
import { bookAt, type OwnLimit, type RuleBook, ruleOf, type Setting, type SubjectKind } from '../core/freshness/limits';
import { FRESHNESS_RULES } from '../data/freshness-rules';
import { port } from '../ports';

/** A limit as somebody sets it. */
export interface LimitInput extends Setting {
  kind: SubjectKind;
  code: string;
}

interface Row {
  kind: SubjectKind;
  code: string;
  rule: string | null;
  own: OwnLimit | null;
}

/** Something that is watched, as far as limits go. `place`: what kind of place an account is. */
interface Limited {
  kind: SubjectKind;
  code: string;
  place: string | null;
}

/** Which update limit each column and account has, and since when. */
export const freshnessLimits = ({ strapi }: { strapi: Core.Strapi }) => {
  const rows = () => strapi.db.query(UIDS.freshnessLimit);
  const keyOf = ({ kind, code }: Pick<Limited, 'kind' | 'code'>): string => `${kind}:${code}`;

  /** The newest row of each at an instant. */
  async function settingsAt(at: number): Promise<Map<string, Setting>> {
    const found: Row[] = await rows().findMany({
      where: { effectiveFrom: { $lte: new Date(at) } },
      orderBy: [{ effectiveFrom: 'asc' }, { id: 'asc' }],
    });
    return new Map(found.map(({ rule, own, ...row }) => [keyOf(row), { rule: rule ?? null, own: own ?? null }]));
  }

  const defaultOf = (book: RuleBook, { kind, place }: Limited): Setting => ({
    rule: kind === 'account' && place !== null && Object.hasOwn(book.accounts, place) ? book.accounts[place]! : null,
    own: null,
  });

  function check(limits: readonly LimitInput[], known: ReadonlySet<string>, book: RuleBook): void {
    const seen = new Set<string>();
    const fields: FieldProblem[] = limits.flatMap((limit, i) => {
      const key = keyOf(limit);
      const problems: FieldProblem[] = [];
      if (!known.has(key)) problems.push({ path: `limits.${i}.code`, reason: `there is no such ${limit.kind}` });
      if (seen.has(key)) problems.push({ path: `limits.${i}.code`, reason: 'named twice' });
      seen.add(key);
      if (limit.rule !== null && ruleOf(book, limit.rule)?.kind !== limit.kind)
        problems.push({ path: `limits.${i}.rule`, reason: `there is no such rule for a ${limit.kind} now` });
      return problems;
    });
    if (fields.length > 0) throw new Refusal('INVALID_LIMITS', { fields });
  }

  return {
    /** The rule book of an instant. */
    book: (at: number): RuleBook => bookAt(FRESHNESS_RULES, at),

    /** What was set at an instant for something that is watched, or what the package says where nobody has. */
    async at(at: number): Promise<(subject: Limited) => Setting & { isSet: boolean }> {
      const settings = await settingsAt(at);
      const book = bookAt(FRESHNESS_RULES, at);
      return (subject) => {
        const set = settings.get(keyOf(subject));
        return { ...(set ?? defaultOf(book, subject)), isSet: set !== undefined };
      };
    },

    /**
     * Sets limits from now on, on record with review where it is installed; refuses with INVALID_LIMITS. What is not
     * named stays. `known` are the columns and accounts there are, `userId` is the admin account of whoever sets them.
     */
    async set(limits: readonly LimitInput[], known: readonly Limited[], userId: number | null): Promise<void> {
      const now = balance(strapi, 'clock').now();
      check(limits, new Set(known.map(keyOf)), bookAt(FRESHNESS_RULES, now.getTime()));
      const settings = await settingsAt(now.getTime());
      const before = limits.map(({ kind, code }) => ({ kind, code, ...(settings.get(keyOf({ kind, code })) ?? null) }));
      await strapi.db.transaction(async () => {
        for (const { kind, code, rule, own } of limits)
          await rows().create({ data: { kind, code, rule, own, effectiveFrom: now.toISOString() } });
        const details = { limits: limits.map((limit) => ({ ...limit })), before };
        await port(strapi, 'review', 'settingActs')?.record({ act: 'freshness-change', userId, details });
      });
    },
  };
};
