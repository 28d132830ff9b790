import type { Core } from '@strapi/strapi';
import { Refusal } from '../core/errors';
import { changeOf, type PackChange } from '../core/pack-change';
import { rulesOf } from '../core/pack-chunks';
import { isAbout, shownRule, type ShownRule } from '../core/rule-page';
import type { Rule } from '../core/rule';
import { digestsOf } from '../pack-store/chunk-rows';
import { ruleRemoved, ruleWritten } from '../pack-store/rule-edit';
import type { PackAct, PackRow, PackWriter, VersionRow } from '../pack-store/store';
import { BUILTIN_PACKS } from '../packs';
import type { PacksService } from './packs';

/** A version of a pack as its history shows it. `at` is ISO 8601. */
export interface ShownVersion {
  version: number;
  act: PackAct;
  at: string;
  by: string | null;
  name: string;
  ruleCount: number;
  termCount: number;
  change: PackChange | null;
}

/** Rules of a pack from a place on; `next` is the place to go on from. */
export interface RulePage {
  results: ShownRule[];
  next: number | null;
  version: number;
  ruleCount: number;
}

/** What rules are asked for: words to search, how many rules to pass over, how many to give. */
export interface RuleQuery {
  search: string;
  after: number;
  limit: number;
}

const shownVersion = (row: VersionRow): ShownVersion => ({
  ...{ version: row.version, act: row.act, at: new Date(row.at).toISOString(), by: row.byName, name: row.name },
  ...{ ruleCount: row.ruleCount, termCount: row.termCount, change: row.change },
});

/** Reading and changing packs piece by piece: single rules, versions, files. */
export const packDesk = ({ strapi }: { strapi: Core.Strapi }) => {
  const packs = () => strapi.plugin('word-check').service('packs') as PacksService;
  const store = () => packs().store;

  /** The pack a version of which is asked for. Throws NOT_FOUND; built-in packs have no versions. */
  async function row(key: string): Promise<PackRow> {
    const found = await store().rowOf(key);
    if (!found) throw new Refusal('NOT_FOUND', { key });
    return found;
  }

  async function versionRow(pack: PackRow, version: number): Promise<VersionRow> {
    const found = await store().versionOf(pack.documentId, version);
    if (!found) throw new Refusal('NOT_FOUND', { key: pack.key, version });
    return found;
  }

  /** Throws STALE_VERSION, FORBIDDEN, NOT_FOUND. */
  async function current(key: string, version: number): Promise<PackRow> {
    const found = await packs().assertWritable(key);
    if (found.version !== version) throw new Refusal('STALE_VERSION', { expected: found.version, actual: version });
    return found;
  }

  /** What leads from one version to another: parts they share are not read. */
  async function differenceOf({ documentId }: PackRow, from: VersionRow, to: VersionRow): Promise<PackChange> {
    const [before, after] = [digestsOf(from.chunks), digestsOf(to.chunks)];
    const read = async (digests: readonly string[], others: ReadonlySet<string>) => {
      const rules: Rule[] = [];
      for (const digest of digests) {
        if (!others.has(digest)) rules.push(...rulesOf(await store().readChunk(documentId, digest)));
      }
      return rules;
    };
    return changeOf(await read(before, new Set(after)), await read(after, new Set(before)));
  }

  /** The rules of a pack, some at a time. */
  async function* partsOf(key: string, version?: number): AsyncGenerator<readonly Rule[]> {
    const builtin = BUILTIN_PACKS.find((pack) => pack.key === key);
    if (builtin) return yield builtin.rules;
    const pack = await row(key);
    for await (const text of store().chunksOf(pack.documentId, version ?? pack.version)) yield rulesOf(text);
  }

  return {
    partsOf,

    /** Name and version of a pack. Throws NOT_FOUND. */
    async headOf(key: string): Promise<{ name: string; version: number; ruleCount: number }> {
      const builtin = BUILTIN_PACKS.find((pack) => pack.key === key);
      return builtin ? { name: builtin.name, version: 1, ruleCount: builtin.rules.length } : row(key);
    },

    /** Throws NOT_FOUND. */
    async rules(key: string, { search, after, limit }: RuleQuery): Promise<RulePage> {
      const { version, ruleCount } = await this.headOf(key);
      const results: ShownRule[] = [];
      const wanted = search.trim().toLowerCase();
      let place = 0;
      for await (const part of partsOf(key, version)) {
        for (const rule of part) {
          place += 1;
          if (place <= after || !isAbout(rule, wanted)) continue;
          if (results.length === limit) return { results, next: place - 1, version, ruleCount };
          results.push(shownRule(rule, wanted));
        }
      }
      return { results, next: null, version, ruleCount };
    },

    /** One rule with all its words, and the version it was read at. Throws NOT_FOUND. */
    async rule(key: string, id: string): Promise<{ rule: Rule; version: number }> {
      const { version } = await this.headOf(key);
      for await (const part of partsOf(key, version)) {
        const rule = part.find((one) => one.id === id);
        if (rule) return { rule, version };
      }
      throw new Refusal('NOT_FOUND', { key, rule: id });
    },

    /** Writes or adds a rule that has passed the checks of its own. Throws FORBIDDEN, NOT_FOUND, STALE_VERSION, INVALID_INPUT. */
    async writeRule(key: string, rule: Rule, version: number, by: PackWriter): Promise<{ version: number }> {
      const pack = await current(key, version);
      await store().replace(pack, version, await ruleWritten(store(), pack, rule), { by });
      return { version: version + 1 };
    },

    /** Throws FORBIDDEN, NOT_FOUND, STALE_VERSION. */
    async removeRule(key: string, id: string, version: number, by: PackWriter): Promise<{ version: number }> {
      const pack = await current(key, version);
      await store().replace(pack, version, await ruleRemoved(store(), pack, id), { by });
      return { version: version + 1 };
    },

    /** The history of a pack, the newest version first. Throws NOT_FOUND. */
    async versions(key: string): Promise<ShownVersion[]> {
      if (BUILTIN_PACKS.some((pack) => pack.key === key)) return [];
      return (await store().versionsOf((await row(key)).documentId)).map(shownVersion);
    },

    /** A version, and what leads from it to the newest. Throws NOT_FOUND. */
    async version(key: string, number: number): Promise<ShownVersion & { since: PackChange }> {
      const pack = await row(key);
      const [asked, newest] = [await versionRow(pack, number), await versionRow(pack, pack.version)];
      return { ...shownVersion(asked), since: await differenceOf(pack, asked, newest) };
    },

    /** Makes an older version the newest again. Throws FORBIDDEN, NOT_FOUND, STALE_VERSION. */
    async restore(key: string, number: number, version: number, by: PackWriter): Promise<{ version: number }> {
      const pack = await current(key, version);
      const [old, newest] = [await versionRow(pack, number), await versionRow(pack, version)];
      const { name, ruleCount, termCount, chunks } = old;
      const change = await differenceOf(pack, newest, old);
      const next = {
        name,
        ruleCount,
        termCount,
        act: 'restore' as const,
        digests: digestsOf(chunks),
        chunks: [],
        change,
      };
      await store().replace(pack, version, next, { by });
      return { version: version + 1 };
    },
  };
};

/** The pack desk service. */
export type PackDeskService = ReturnType<typeof packDesk>;
