/** Pictures: private until released, signed by their bytes, served from the release's own copy, gone after a recall. */
import { createHash } from 'node:crypto';
import { newsroom, type Newsroom } from '../harness/newsroom';
import { startPark, type Account, type Park } from '../harness/park';
import { picture, upload as uploadTo, type Upload } from '../harness/uploads';

let park: Park;
let room: Newsroom;
beforeAll(async () => {
  park = await startPark();
  room = newsroom(park);
});
afterAll(() => park?.stop());

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** Strapi may shrink a picture at upload, so its bytes are known only from what a release serves. */
async function coverDigest(documentId: string): Promise<string> {
  const item = await room.item(documentId).expect(200);
  const digest = /media\/([0-9a-f]{64})/.exec(JSON.stringify(item.body.data.cover))?.[1];
  if (!digest) throw new Error(`no cover in ${JSON.stringify(item.body.data.cover)}`);
  return digest;
}

const upload = (bytes: Buffer, by?: Account, replace?: number): Promise<Upload> => uploadTo(park, bytes, by, replace);

describe('raw uploads', () => {
  it('are there for those who hold a signed address, and for nobody else', async () => {
    const file = await upload(await picture(1));
    expect(file.url).toMatch(/^\/uploads\/.*signature=/);
    await park
      .agent()
      .get(file.url)
      .expect(200)
      .expect('Cache-Control', /no-store/);
    const bare = file.url.split('?')[0] ?? '';
    const name = bare.replace('/uploads/', '');
    for (const attempt of [
      bare,
      `${bare}?expires=9999999999&signature=x`,
      file.url.replace(/signature=(.)/, (_, first: string) => `signature=${first === 'A' ? 'B' : 'A'}`),
      file.url.replace(/expires=\d+/, 'expires=9999999999'),
      `/Uploads/${name}`,
      `//uploads/${name}`,
      `/%75ploads/${name}`,
      `/site/../uploads/${name}`,
      `/site/..%2fuploads/${name}`,
      `/.%2fuploads/${name}`,
      '/uploads/',
      '/uploads',
    ]) {
      const answer = await park.agent().get(attempt);
      expect([attempt, answer.status]).toEqual([attempt, 404]);
    }
  });

  it('refuses SVG by what it is, whatever it is called', async () => {
    await expect(
      upload(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')),
    ).rejects.toThrow(/refused/);
  });
});

describe('a picture under signature', () => {
  it('is part of what is signed: replacing it voids the run, the live copy keeps its bytes', async () => {
    const file = await upload(await picture(10));
    const documentId = await room.draft({ cover: file.id });
    await room.release(documentId);
    const live = await coverDigest(documentId);
    await room.edit(documentId, { summary: '第二版摘要。' });
    await room.act(documentId, 'editor1', 'submit');
    await room.act(documentId, 'reviewer1', 'approve');
    const before = await room.view(documentId);
    await upload(await picture(200), 'editor2', file.id);
    const after = await room.view(documentId);
    expect(after.digest).not.toBe(before.digest);
    expect(after.decisions.every((decision) => !decision.valid)).toBe(true);
    const late = await room.send(documentId, 'reviewer2', { action: 'approve', digest: before.digest });
    expect(late.body.error.details.code).toBe('WRONG_STATE');
    const served = await park.agent().get(`/api/delivery/media/${live}`).buffer(true).expect(200);
    expect(sha256(served.body as Buffer)).toBe(live);
    expect(await coverDigest(documentId)).toBe(live);
  });

  it('is gone with a recall, unless another live item uses it', async () => {
    const file = await upload(await picture(60));
    const [one, two] = [
      await room.draft({ cover: file.id, title: '第一篇' }),
      await room.draft({ cover: file.id, title: '第二篇' }),
    ];
    await room.release(one);
    await room.release(two);
    const url = `/api/delivery/media/${await coverDigest(one)}`;
    expect(await coverDigest(two)).toBe(await coverDigest(one));
    const { headers } = await park.agent().get(url).expect(200);
    expect(headers).toMatchObject({ 'cache-control': 'public, no-cache', 'x-content-type-options': 'nosniff' });
    await room.act(one, 'reviewer3', 'recall', { comment: '撤下' });
    await park.agent().get(url).expect(200);
    await room.act(two, 'reviewer3', 'recall', { comment: '撤下' });
    await park.agent().get(url).set('If-None-Match', String(headers.etag)).expect(410);
    await park.agent().get(`${url}/thumb`).expect(410);
  });
});
