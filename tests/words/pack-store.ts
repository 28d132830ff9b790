/** How packs are kept: parts that versions share, a history with a limit, and packs of the time before there were parts. */
import { carryOver } from '../../plugins/word-check/server/src/pack-store/carry-over';
import { VERSIONS_KEPT } from '../../plugins/word-check/server/src/pack-store/chunk-rows';
import type { PacksService } from '../../plugins/word-check/server/src/services/packs';
import type { Rule } from '../../plugins/word-check/server/src/core/rule';
import type { Park } from '../harness/park';

const PACK = 'plugin::word-check.pack';
const VERSION = 'plugin::word-check.pack-version';
const CHUNK = 'plugin::word-check.pack-chunk';

interface Table {
  findMany(given: object): Promise<Record<string, unknown>[]>;
  create(given: object): Promise<{ documentId: string }>;
  count(given: object): Promise<number>;
}

const BY = { id: null, name: '甲' };
const rule = (id: string, message = '测试', terms = 1): Rule => ({
  ...{ id, kind: 'existence', terms: Array.from({ length: terms }, (_, i) => `库存词${id}之${i}`) },
  ...{ severity: 'warn', category: 'c', message },
});

/** The tests on a park that others use too. */
export function describePackStore(park: () => Park): void {
  const rows = (uid: string) => park().strapi.db.query(uid as 'admin::user') as unknown as Table;
  const packs = () => park().strapi.plugin('word-check').service('packs') as unknown as PacksService;
  const layer = async (key: string) => (await packs().layers()).find((one) => one.key === key)!;
  async function read(key: string, version?: number) {
    const { documentId, version: newest } = await layer(key);
    const texts: string[] = [];
    for await (const text of packs().chunksOf(documentId, version ?? newest)) texts.push(text);
    return texts.flatMap((text) => JSON.parse(text) as Rule[]);
  }

  describe('the store of packs', () => {
    it('keeps what a pack was, writes one part for one changed rule, and drops what is too old', async () => {
      // Large enough to be in parts.
      const rules = Array.from({ length: 60 }, (_, i) => rule(`s-${i}`, '测试', 100));
      const pack = { key: 'kept-pack', name: '存', rules };
      await packs().create(pack, BY);
      const { documentId: packId, terms } = await layer('kept-pack');
      expect(terms).toBe(6000);
      const before = await rows(CHUNK).count({ where: { packId } });
      expect(before).toBeGreaterThan(1);
      const changed = rules.map((one, i) => (i === 40 ? { ...one, message: '改过' } : one));
      await packs().replace({ ...pack, rules: changed }, 1, BY);
      expect(await rows(CHUNK).count({ where: { packId } })).toBe(before + 1);
      expect([await read('kept-pack', 1), await read('kept-pack')]).toEqual([rules, changed]);

      for (let version = 2; version <= VERSIONS_KEPT; version += 1) {
        await packs().replace({ key: 'kept-pack', name: '存', rules: [rule('s-1', `第${version}次`)] }, version, BY);
      }
      expect(await rows(VERSION).count({ where: { packId } })).toBe(VERSIONS_KEPT);
      await expect(read('kept-pack', 1)).rejects.toThrow('is gone');
      expect(await read('kept-pack', 2)).toEqual(changed);
      const named = (await rows(VERSION).findMany({ where: { packId } })).flatMap(({ chunks }) =>
        String(chunks).split(' '),
      );
      const kept = (await rows(CHUNK).findMany({ where: { packId } })).map(({ digest }) => String(digest));
      expect(kept.sort()).toEqual([...new Set(named)].sort());

      await packs().remove('kept-pack', undefined, BY);
      expect(await rows(CHUNK).count({ where: { packId } })).toBe(0);
      const [record] = await rows(VERSION).findMany({ where: { packId }, orderBy: { version: 'desc' }, limit: 1 });
      expect(record).toMatchObject({ act: 'remove', key: 'kept-pack', byName: '甲', version: VERSIONS_KEPT + 2 });
    });

    it('moves packs that were saved before over, once', async () => {
      const rules = [rule('old-1'), rule('old-2')];
      const data = { key: 'old-pack', name: '旧', rules, builtin: false, version: 7 };
      const { documentId: packId } = await rows(PACK).create({ data });
      const both = [carryOver(park().strapi), carryOver(park().strapi)];
      await Promise.all(both);
      expect(await packs().get('old-pack')).toMatchObject({ version: 7, rules });
      expect(await rows(VERSION).findMany({ where: { packId } })).toMatchObject([{ act: 'carry-over', version: 7 }]);
      expect(await rows(PACK).findMany({ where: { documentId: packId } })).toMatchObject([
        { rules: null, ruleCount: 2, termCount: 2 },
      ]);
      await packs().remove('old-pack', undefined, BY);
    });
  });
}
