/** What readers and screens get: only what was released, at once, with honest validators and signatures. */
import { createPublicKey, verify } from 'node:crypto';
import sharp from 'sharp';
import { coded, releaseOf, sha256, type Change, type Release } from '../../plugins/delivery/test-support/releases';
import { mediaFiles, SIZES, type StoredFiles } from '../../plugins/delivery/test-support/media';
import * as wire from '../../plugins/delivery/test-support/wire';
import { describeScreens } from '../delivery/screens';
import { startPark, type Park } from '../harness/park';

const ITEM = 'plugin::delivery.item';
const ROUTES = ['channels/website', 'channels/website/feed', 'channels/screen/manifest', 'keys'];

let park: Park;
let stored: StoredFiles = new Map();
const statuses = new Map<string, 'live' | 'recalled'>();

const delivery = (name: string) => park.strapi.plugin('delivery').service(name);

/** Releases through the listener, inside a transaction, as review does. */
async function release(change: Change = {}): Promise<Release> {
  const made = releaseOf(change);
  await park.strapi.db.transaction(() => delivery('releases').onRelease({ release: made, previous: null }));
  return made;
}

async function recall(made: Release, at = new Date().toISOString()): Promise<void> {
  await park.strapi.db.transaction(() => delivery('releases').onRecall({ release: made, at, reason: 'test' }));
}

const get = (path: string, headers: Record<string, string> = {}) =>
  park
    .agent()
    .get(`/api/delivery/${path}`)
    .set({ 'Accept-Encoding': 'identity', ...headers });
const listen = (path: string, headers?: Record<string, string>) =>
  wire.openStream(`${park.url}/api/delivery/${path}`, headers);

beforeAll(async () => {
  park = await startPark();
  const media = park.strapi.plugin('review').service('media');
  media.read = (digest: string) => Promise.resolve(stored.get(digest) ?? null);
  media.status = (digest: string) => Promise.resolve(statuses.get(digest) ?? 'unknown');
});

afterAll(() => park.stop());

beforeEach(async () => {
  delivery('clock').now = () => new Date();
  delivery('registry').registerOrderer(null);
  await park.strapi.db.query(ITEM).deleteMany({ where: {} });
  await park.strapi.db.query('plugin::delivery.manifest-seq').deleteMany({ where: {} });
  await park.strapi.db.transaction(() => delivery('epochs').bump());
});

describe('a release and a recall show with the next read', () => {
  test('nothing, then the item, then 410, then a new release', async () => {
    expect((await get('channels/website/items/doc-a')).status).toBe(404);
    const made = await release();
    const item = await get('channels/website/items/doc-a');
    expect(item.status).toBe(200);
    expect(item.body.data).toMatchObject({ documentId: 'doc-a', digest: made.digest, body: '<p>正文 doc-a</p>' });
    expect(wire.idsOf(await get('channels/website/feed'))).toEqual(['doc-a']);
    await recall(made);
    const gone = await get('channels/website/items/doc-a');
    expect([gone.status, gone.body.error.details.code]).toEqual([410, 'RECALLED']);
    expect(gone.headers['cache-control']).toBe('no-store');
    expect(wire.idsOf(await get('channels/website/feed'))).toStrictEqual([]);
    await release();
    expect((await get('channels/website/items/doc-a')).status).toBe(200);
  });

  test('a 304 is never given for recalled content', async () => {
    const made = await release();
    const { etag } = (await get('channels/website/items/doc-a')).headers;
    expect((await get('channels/website/items/doc-a', { 'If-None-Match': String(etag) })).status).toBe(304);
    await recall(made);
    expect((await get('channels/website/items/doc-a', { 'If-None-Match': String(etag) })).status).toBe(410);
  });

  test('an edit keeps the date readers saw, and says when it changed', async () => {
    const first = await release();
    const second = await release({ fields: { title: '改过' }, firstReleasedAt: first.firstReleasedAt });
    const { body } = await get('channels/website/items/doc-a');
    expect(body.data).toMatchObject({
      ...{ title: '改过', releasedAt: first.releasedAt, updatedAt: second.releasedAt, digest: second.digest },
    });
    expect((await get('channels/website/feed')).body.meta.pagination.total).toBe(1);
  });

  test('a release that fails leaves everything as it was', async () => {
    await release();
    const before = (await get('channels/website/feed')).headers.etag;
    const failing = park.strapi.db.transaction(async () => {
      await delivery('releases').onRelease({ release: releaseOf({ fields: { title: '不算' } }), previous: null });
      throw new Error('refused');
    });
    await expect(failing).rejects.toThrow('refused');
    expect((await get('channels/website/feed')).headers.etag).toBe(before);
  });

  test('leaving a channel is 404 there, and 410 after a later recall', async () => {
    await release();
    const narrower = await release({ fields: { channels: [coded('screen')] } });
    expect((await get('channels/website/items/doc-a')).status).toBe(404);
    expect((await get('channels/screen/items/doc-a')).status).toBe(200);
    await recall(narrower);
    expect((await get('channels/website/items/doc-a')).status).toBe(410);
    expect((await get('channels/wechat/items/doc-a')).status).toBe(404);
  });

  test('each read compares the epoch, also when many come at once', async () => {
    for (let round = 0; round < 20; round += 1) {
      const made = await release({ document: `doc-${round}` });
      const reads = await Promise.all(Array.from({ length: 8 }, () => get('channels/website/feed')));
      for (const read of reads) expect(wire.idsOf(read)).toContain(`doc-${round}`);
      await recall(made);
      expect(wire.idsOf(await get('channels/website/feed'))).not.toContain(`doc-${round}`);
    }
  });

  test('a release that commits while an answer is being built is never missing from the next', async () => {
    await release({ document: 'a' });
    const order = async (_channel: string, items: { id: string }[]) => {
      if (items.length === 1) await release({ document: 'b' });
      return items.map(({ id }) => id);
    };
    delivery('registry').registerOrderer({ key: 'balanced', order });
    await get('channels/website/feed?order=balanced');
    expect(wire.idsOf(await get('channels/website/feed?order=balanced')).sort()).toEqual(['a', 'b']);
  });
});

describe('feeds', () => {
  test('newest first by first live time, in pages that do not overlap', async () => {
    for (const day of ['03', '01', '05', '02', '04']) {
      await release({ document: `d${day}`, firstReleasedAt: `2026-10-${day}T00:00:00.000Z` });
    }
    const pages = await Promise.all([1, 2, 3, 4].map((page) => get(`channels/website/feed?pageSize=2&page=${page}`)));
    expect(pages.map(wire.idsOf)).toEqual([['d05', 'd04'], ['d03', 'd02'], ['d01'], []]);
    expect(pages[0]?.body.meta.pagination).toEqual({ page: 1, pageSize: 2, total: 5 });
  });

  test('filters by code, and names of what is there', async () => {
    await release({ document: 'a', fields: { column: coded('news'), topic: coded('green') } });
    await release({ document: 'b', fields: { theme: coded('ideals'), column: coded('life') } });
    expect(wire.idsOf(await get('channels/website/feed?theme=ideals'))).toEqual(['b']);
    expect(wire.idsOf(await get('channels/website/feed?column=news&topic=green'))).toEqual(['a']);
    expect(wire.idsOf(await get('channels/website/feed?theme=nothing'))).toStrictEqual([]);
    const { body } = await get('channels/website');
    expect(body).toEqual({
      columns: [coded('life'), coded('news')].map(({ code, name }) => ({ code, name })),
      topics: [{ code: 'green', name: 'name of green' }],
      themes: [coded('ideals'), coded('industry')].map(({ code, name }) => ({ code, name })),
    });
  });

  test('one locale at a time; 404 and 410 are per locale', async () => {
    const chinese = await release();
    await release({ locale: 'en', fields: { title: 'English' } });
    expect((await get('channels/website/items/doc-a?locale=en')).body.data.title).toBe('English');
    expect(wire.idsOf(await get('channels/website/feed?locale=en'))).toEqual(['doc-a']);
    await recall(chinese);
    expect((await get('channels/website/items/doc-a')).status).toBe(410);
    expect((await get('channels/website/items/doc-a?locale=en')).status).toBe(200);
  });

  test('balanced needs an orderer, and follows it', async () => {
    for (const document of ['a', 'b', 'c']) await release({ document });
    const refused = await get('channels/website/feed?order=balanced');
    expect([refused.status, refused.body.error.details.fields[0].path]).toEqual([400, 'order']);
    const order = (_channel: string, items: { id: string }[]) => Promise.resolve(items.map(({ id }) => id).sort());
    delivery('registry').registerOrderer({ key: 'balanced', order });
    expect(wire.idsOf(await get('channels/website/feed?order=balanced&pageSize=2'))).toEqual(['a', 'b']);
    expect(wire.idsOf(await get('channels/website/feed?order=balanced&pageSize=2&page=2'))).toEqual(['c']);
  });

  test('display windows open and close without a release', async () => {
    const window = { displayFrom: '2030-01-01T00:00:00.000Z', displayUntil: '2030-01-02T00:00:00.000Z' };
    await release({ fields: window });
    const at = async (time: string): Promise<[number, number, number]> => {
      delivery('clock').now = () => new Date(time);
      const feed = await get('channels/website/feed');
      const manifest = await get('channels/screen/manifest');
      return [
        feed.body.meta.pagination.total,
        (await get('channels/website/items/doc-a')).status,
        manifest.body.items.length,
      ];
    };
    expect(await at('2029-12-31T23:59:59.999Z')).toEqual([0, 404, 0]);
    expect(await at('2030-01-01T00:00:00.000Z')).toEqual([1, 200, 1]);
    expect(await at('2030-01-01T23:59:59.999Z')).toEqual([1, 200, 1]);
    expect(await at('2030-01-02T00:00:00.000Z')).toEqual([0, 404, 0]);
  });
});

describe('HTTP', () => {
  test.each(ROUTES)('%s: validators, encodings, HEAD', async (route) => {
    await release();
    const etags = new Set<string>();
    for (const encoding of ['identity', 'gzip', 'br']) {
      const headers = { 'Accept-Encoding': encoding };
      const answer = await get(route, headers).buffer(true).parse(wire.collect);
      const head = await park.agent().head(`/api/delivery/${route}`).set(headers);
      expect(answer.status).toBe(200);
      expect(answer.headers.vary).toMatch(/Accept-Encoding/);
      expect(answer.headers['cache-control']).toBe('public, no-cache');
      expect(answer.headers['x-content-type-options']).toBe('nosniff');
      expect(answer.headers['content-encoding'] ?? 'identity').toBe(encoding);
      expect(head.status).toBe(200);
      expect(wire.comparable(head.headers)).toEqual(wire.comparable(answer.headers));
      const etag = String(answer.headers.etag);
      expect(etag).toMatch(/^"[^"]+"$/);
      etags.add(etag);
      const again = await get(route, { ...headers, 'If-None-Match': `"other", ${etag}` });
      expect([again.status, again.text, again.headers.etag]).toEqual([304, '', etag]);
    }
    expect(etags.size).toBe(3);
  });

  test.each(wire.REFUSED)('%s is %i %s', async (path, status, code) => {
    const answer = await get(path);
    expect([answer.status, answer.body.error.details.code, answer.body.data]).toEqual([status, code, null]);
    if (status === 400) expect(answer.body.error.details.fields).toHaveLength(1);
  });

  test('messages in the reader’s language', async () => {
    const message = async (language: string): Promise<string> =>
      (await get('channels/nowhere', { 'Accept-Language': language })).body.error.message;
    expect(await message('en')).toMatch(/nothing/);
    expect(await message('zh-CN')).toMatch(/内容/);
  });

  test('a new channel is there with the next read', async () => {
    expect((await get('channels/brand-new')).status).toBe(404);
    const channels = park.strapi.db.query('plugin::delivery.channel');
    await channels.create({ data: { code: 'brand-new', name: '新', kind: 'web' } });
    expect((await get('channels/brand-new')).status).toBe(200);
    await channels.delete({ where: { code: 'brand-new' } });
    expect((await get('channels/brand-new')).status).toBe(404);
  });
});

describe('manifests', () => {
  const read = async () => (await get('channels/screen/manifest')).body;

  test('the signature verifies with the published key', async () => {
    await release({ fields: { summary: '摘要 "引号" \u2028 😀', displayUntil: '2099-01-01T00:00:00.000Z' } });
    const { signature, ...signed } = await read();
    const key = (await get('keys')).body.keys.find(({ keyId }: { keyId: string }) => keyId === signed.keyId);
    expect(key.alg).toBe('Ed25519');
    const bytes = Buffer.from(wire.sortedJson(signed), 'utf8');
    const publicKey = createPublicKey(key.publicKey);
    expect(verify(null, bytes, publicKey, Buffer.from(signature, 'base64url'))).toBe(true);
    expect(verify(null, Buffer.from(`${bytes.toString()} `), publicKey, Buffer.from(signature, 'base64url'))).toBe(
      false,
    );
    expect(signed.items[0]).toMatchObject({ documentId: 'doc-a', theme: 'industry', durationMs: 6000, media: [] });
    expect(signed.items[0].notAfter).toBe('2099-01-01T00:00:00.000Z');
    expect(signed.leaseSeconds).toBe(86_400);
  });

  test('seq rises when the content changes, and only then', async () => {
    const made = await release();
    const first = await read();
    expect((await read()).seq).toBe(first.seq);
    await release({ document: 'elsewhere', fields: { channels: [coded('website')] } });
    expect((await read()).seq).toBe(first.seq);
    await release({ document: 'doc-b' });
    const second = await read();
    expect(second.seq).toBe(first.seq + 1);
    await recall(made);
    const third = await read();
    expect(third.seq).toBe(second.seq + 1);
    expect(third.recalled).toEqual([made.digest]);
    expect(third.items.map(({ documentId }: { documentId: string }) => documentId)).toEqual(['doc-b']);
  });

  test('reads at the same moment agree on one number', async () => {
    await release();
    const seqs = await Promise.all(Array.from({ length: 12 }, async () => (await read()).seq));
    expect(new Set(seqs)).toEqual(new Set([1]));
  });

  test('a recall stays listed for the lease, then goes', async () => {
    const made = await release();
    await recall(made, '2026-10-02T00:00:00.000Z');
    delivery('clock').now = () => new Date('2026-10-03T00:00:00.000Z');
    expect((await read()).recalled).toEqual([made.digest]);
    delivery('clock').now = () => new Date('2026-10-04T00:00:00.001Z');
    expect((await read()).recalled).toStrictEqual([]);
  });
});

describe('media', () => {
  let picture: string;
  let paper: string;

  beforeAll(async () => {
    ({ picture, paper, stored } = await mediaFiles());
  });

  beforeEach(() => {
    statuses.set(picture, 'live');
    statuses.set(paper, 'live');
  });

  test('bytes by digest, with a policy that lets nothing run', async () => {
    const answer = await get(`media/${picture}`).buffer(true).parse(wire.collect);
    expect(sha256(answer.body as Buffer)).toBe(picture);
    expect(answer.headers).toMatchObject({
      ...{ 'content-type': 'image/png', 'cache-control': 'public, no-cache', 'x-content-type-options': 'nosniff' },
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    });
    const again = await get(`media/${picture}`, { 'If-None-Match': String(answer.headers.etag) });
    expect(again.status).toBe(304);
    const head = await park.agent().head(`/api/delivery/media/${picture}`);
    expect(head.headers['content-length']).toBe(answer.headers['content-length']);
  });

  test.each(SIZES)('%s is %i pixels wide, WebP where it is accepted', async (variant, width) => {
    const webp = await get(`media/${picture}/${variant}`, { Accept: 'image/webp' }).buffer(true).parse(wire.collect);
    const jpeg = await get(`media/${picture}/${variant}`).buffer(true).parse(wire.collect);
    expect([webp.headers['content-type'], jpeg.headers['content-type']]).toEqual(['image/webp', 'image/jpeg']);
    expect((await sharp(webp.body as Buffer).metadata()).width).toBe(width);
    expect((await sharp(jpeg.body as Buffer).metadata()).width).toBe(width);
    expect(webp.headers.vary).toMatch(/Accept(,|$)/);
    expect(webp.headers.etag).not.toBe(jpeg.headers.etag);
  });

  test('what could run is a download of plain bytes', async () => {
    const answer = await get(`media/${paper}`);
    expect(answer.headers['content-type']).toBe('application/octet-stream');
    expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="/);
    expect((await get(`media/${paper}/thumb`)).status).toBe(404);
    expect((await get(`media/${picture}/huge`)).status).toBe(404);
  });

  test('410 after a recall, also for a reader who has the bytes', async () => {
    const { etag } = (await get(`media/${picture}/thumb`)).headers;
    statuses.set(picture, 'recalled');
    expect((await get(`media/${picture}`)).status).toBe(410);
    expect((await get(`media/${picture}/thumb`, { 'If-None-Match': String(etag) })).status).toBe(410);
  });
});

describe('events', () => {
  const epoch = (): Promise<number> => delivery('epochs').current();

  test('release and recall arrive, with what was missed before', async () => {
    const before = await epoch();
    const made = await release();
    const stream = await listen('channels/screen/events', { 'Last-Event-ID': String(before) });
    expect(stream.headers['content-type']).toMatch(/^text\/event-stream/);
    await stream.until(/event: release\nid: \d+\ndata: [^\n]*doc-a/);
    expect(stream.text()).toMatch(/^retry: 3000\n/);
    await recall(made);
    await stream.until(new RegExp(`event: recall\nid: ${await epoch()}\n`));
    await release({ document: 'not-here', fields: { channels: [coded('website')] } });
    await release({ document: 'doc-b' });
    await stream.until(/doc-b/);
    expect(stream.text()).not.toContain('not-here');
    stream.close();
  });

  test('a closed stream is forgotten', async () => {
    const stream = await listen('channels/screen/events');
    expect(delivery('listeners').count()).toBe(1);
    stream.close();
    await wire.waitFor(() => delivery('listeners').count() === 0);
  });

  test('HEAD answers without opening a stream', async () => {
    expect((await park.agent().head('/api/delivery/channels/screen/events')).status).toBe(200);
    expect(delivery('listeners').count()).toBe(0);
  });
});

describe('screens', () => describeScreens({ park: () => park, release, recall }));

test('rebuild makes the same rows again, and drops what is no longer live', async () => {
  const kept = await release();
  await release({ document: 'stale' });
  const before = await get('channels/website/items/doc-a');
  const releases = park.strapi.plugin('review').service('releases');
  const original = releases.current;
  releases.current = () => Promise.resolve([kept]);
  try {
    expect(await delivery('releases').rebuild()).toBe(1);
  } finally {
    releases.current = original;
  }
  expect((await get('channels/website/items/doc-a')).headers.etag).toBe(before.headers.etag);
  expect((await get('channels/website/items/stale')).status).toBe(404);
});
