/** A scan in somebody's transaction, before the first engine: the build could need the connection the transaction holds. */
import type { Core } from '@strapi/strapi';
import { scanner } from './scanner';

/** A server with a large pack, of which only `readable` readings come to an end: then the connection is taken. */
function serverWith(readable: number): Core.Strapi {
  let readings = 0;
  const packs = {
    stamp: () => ((readings += 1) > readable ? new Promise(() => undefined) : Promise.resolve('large:1')),
    layers: () => Promise.resolve([{ key: 'large', documentId: 'large', version: 1, terms: 1_000_000 }]),
  };
  return {
    plugin: () => ({ service: () => packs }),
    db: { inTransaction: () => true },
    log: { error: () => undefined },
  } as unknown as Core.Strapi;
}

test('is refused rather than waiting for itself', async () => {
  const service = scanner({ strapi: serverWith(2) });
  const scan = service.scanPassages([{ path: 'text', text: '最佳' }], 'zh');
  await expect(scan).rejects.toMatchObject({ code: 'NOT_READY' });
  service.close();
});
