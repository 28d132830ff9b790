/** On a database that answers at once, as SQLite does, a large pack is written and read in many turns of the event loop. */
import type { Core } from '@strapi/strapi';
import { chunkOf } from '../core/pack-chunks';
import { chunkRows } from './chunk-rows';

const CHUNKS = Array.from({ length: 20 }, (_, i) => chunkOf([`{"id":"r-${i}"}`]));

/** How many turns others had while something was done. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let [turns, isOver] = [0, false];
  const turn = (): void => {
    turns += 1;
    if (!isOver) setImmediate(turn);
  };
  setImmediate(turn);
  await work();
  isOver = true;
  return turns;
}

test('others have their turn after each chunk', async () => {
  const rows = new Map<string, string>();
  const query = {
    findMany: async () => [],
    findOne: async ({ where }: { where: { digest: string } }) => ({ rules: rows.get(where.digest) }),
    create: async ({ data }: { data: { digest: string; rules: string } }) => void rows.set(data.digest, data.rules),
  };
  const chunks = chunkRows({ db: { query: () => query } } as unknown as Core.Strapi);
  expect(await turnsDuring(() => chunks.add('pack', CHUNKS))).toBeGreaterThanOrEqual(CHUNKS.length);
  expect([...rows.values()]).toStrictEqual(CHUNKS.map(({ text }) => text));
  const readAll = async () => {
    for (const { digest, text } of CHUNKS) expect(await chunks.read('pack', digest)).toBe(text);
  };
  expect(await turnsDuring(readAll)).toBeGreaterThanOrEqual(CHUNKS.length);
});
