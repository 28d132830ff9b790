/**
 * What happens outside a document to the files and entries it uses: a picture swapped and swapped back, words renamed
 * and renamed back, each by somebody. Signatures do not survive it, and everybody with a hand in it counts as an author.
 */
import { newsroom, type Newsroom } from '../harness/newsroom';
import { startPark, type Park } from '../harness/park';
import { describeUpload, picture, upload } from '../harness/uploads';

const REVIEWERS = ['reviewer1', 'reviewer2', 'reviewer3'] as const;

let park: Park;
let room: Newsroom;
let shots = 0;
beforeAll(async () => {
  park = await startPark();
  room = newsroom(park);
});
afterAll(() => park?.stop());

const newPicture = (): Promise<Buffer> => picture((shots += 1));

/** A document with a cover of its own, signed by the first level. */
async function illustrated(): Promise<{ documentId: string; cover: number; bytes: Buffer }> {
  const bytes = await newPicture();
  const { id: cover } = await upload(park, bytes);
  const documentId = await room.draft({ cover });
  await room.act(documentId, 'editor1', 'submit');
  await room.act(documentId, 'reviewer1', 'approve');
  return { documentId, cover, bytes };
}

async function expectVoid(documentId: string): Promise<void> {
  const view = await room.view(documentId);
  expect(view).toMatchObject({ state: 'draft', run: { state: 'void' } });
  expect(view.decisions.map(({ valid }) => valid)).toEqual([false]);
  const answer = await room.send(documentId, 'reviewer2', { action: 'approve', digest: view.digest });
  expect([answer.status, answer.body.error?.details.code]).toEqual([409, 'WRONG_STATE']);
}

describe('a change that is changed back', () => {
  it('of a picture’s bytes: the digest is as before, the signature is gone', async () => {
    const { documentId, cover, bytes } = await illustrated();
    const { digest } = await room.view(documentId);
    await upload(park, await newPicture(), 'editor2', cover);
    expect((await room.view(documentId)).digest).not.toBe(digest);
    await upload(park, bytes, 'editor2', cover);
    expect((await room.view(documentId)).digest).toBe(digest);
    await expectVoid(documentId);
  });

  it('of a picture’s words', async () => {
    const { documentId, cover } = await illustrated();
    await describeUpload(park, cover, 'editor2', { alternativeText: '别处一角' });
    await describeUpload(park, cover, 'editor2', { alternativeText: '园区一角' });
    await expectVoid(documentId);
  });

  it('of a related entry’s name', async () => {
    const documentId = await room.draft();
    await room.act(documentId, 'editor1', 'submit');
    await room.act(documentId, 'reviewer1', 'approve');
    const columns = park.strapi.db.query('api::column.column' as 'admin::user') as unknown as {
      findOne(query: object): Promise<{ id: number; documentId: string; name: string }>;
      updateMany(query: object): Promise<unknown>;
    };
    const column = await columns.findOne({ where: { code: 'notice' } });
    const admin = await park.as('admin');
    const rename = (name: string) =>
      admin.put(`/content-manager/collection-types/api::column.column/${column.documentId}`, { name }).expect(200);
    await rename('通知');
    await columns.updateMany({ where: { name: '通知' }, data: { name: column.name } });
    await expectVoid(documentId);
  });

  it('saving a picture’s words again as they are changes nothing', async () => {
    const { documentId, cover } = await illustrated();
    await describeUpload(park, cover, 'editor2', { alternativeText: '园区一角' });
    expect(await room.view(documentId)).toMatchObject({ state: 'in_review' });
    await room.act(documentId, 'reviewer2', 'approve');
  });

  it('a change of a file that the document does not use changes nothing either', async () => {
    const { documentId } = await illustrated();
    const other = await upload(park, await newPicture(), 'editor2');
    await upload(park, await newPicture(), 'editor2', other.id);
    expect(await room.view(documentId)).toMatchObject({ state: 'in_review' });
  });
});

describe('who had a hand in a file', () => {
  it('is everybody who ever replaced or renamed it since the last release, not the last one only', async () => {
    const bytes = await newPicture();
    const { id: cover } = await upload(park, bytes);
    await upload(park, await newPicture(), 'admin', cover);
    // The demo's reviewers may not touch the library; one of them is lent the editors' role for a moment.
    const users = park.strapi.db.query('admin::user');
    const [editors, reviewer] = [
      await park.strapi.db.query('admin::role').findOne({ where: { code: 'sanshen-editor' } }),
      await users.findOne({ where: { email: 'reviewer2@demo.example' }, populate: ['roles'] }),
    ];
    const roles = reviewer.roles.map(({ id }: { id: number }) => id);
    await users.update({ where: { id: reviewer.id }, data: { roles: [...roles, editors.id] } });
    await describeUpload(park, cover, 'reviewer2', { alternativeText: '食堂一角' });
    await users.update({ where: { id: reviewer.id }, data: { roles } });
    await describeUpload(park, cover, 'editor2', { caption: '晚餐时间' });

    const documentId = await room.draft({ cover });
    const refused = await room.send(documentId, 'editor1', {
      action: 'submit',
      digest: (await room.view(documentId)).digest,
    });
    expect([refused.status, refused.body.error.details]).toEqual([
      422,
      expect.objectContaining({ code: 'NO_ELIGIBLE_SIGNER', level: 'second' }),
    ]);
  });

  it('a caller without a person has to be answered for: submit asks to adopt it, and who adopts it signs nothing', async () => {
    const { id: cover } = await upload(park, await newPicture());
    const documentId = await room.draft({ cover });
    await park.strapi.db
      .query('plugin::upload.file')
      .update({ where: { id: cover }, data: { alternativeText: '接口改过的说明' } });
    const { digest, actions } = await room.view(documentId);
    expect(actions.find(({ name }) => name === 'adopt')).toMatchObject({ enabled: true });
    const refused = await room.send(documentId, 'editor1', { action: 'submit', digest });
    expect(refused.body.error.details).toMatchObject({ code: 'WRONG_STATE' });
    await room.act(documentId, 'reviewer3', 'adopt');
    await room.act(documentId, 'editor1', 'withdraw').catch(() => undefined);
    const barred = await room.send(documentId, 'editor1', { action: 'submit', digest });
    expect(barred.body.error.details).toMatchObject({ code: 'NO_ELIGIBLE_SIGNER', level: 'final' });
  });

  it('a released document starts anew: later changes count, earlier ones do not', async () => {
    const { id: cover } = await upload(park, await newPicture());
    const documentId = await room.draft({ cover });
    await room.release(documentId);
    await room.edit(documentId, { summary: '供应时间再延长半小时。' }, 'editor2');
    const authors = async (): Promise<string[]> => {
      const lineages = park.strapi.plugin('review').service('lineages') as {
        read(key: object): Promise<{ situation: { authors: Map<string, unknown> } }>;
      };
      const key = { uid: 'api::article.article', documentId, locale: 'zh-Hans' };
      return [...(await lineages.read(key)).situation.authors.keys()];
    };
    expect(await authors()).toEqual(['editor2']);
    await upload(park, await newPicture(), 'admin', cover);
    expect(await authors()).toEqual(['editor2', 'admin']);
    for (const reviewer of REVIEWERS) expect(await authors()).not.toContain(reviewer);
  });
});
