/** Text in pictures is read before a submit passes, once for all processes, and shown with its place; saving never waits. */
import { mask } from '../../plugins/word-check/server/src/core/mask';
import { newsroom, type Newsroom } from '../harness/newsroom';
import { startPark, type Caller, type Park } from '../harness/park';
import { picture, upload } from '../harness/uploads';
import { drawPoster } from '../posters/draw';

const ARTICLE = 'api::article.article';
const READINGS = 'plugin::word-check.reading';

let park: Park;
let room: Newsroom;
let editor: Caller;
beforeAll(async () => {
  park = await startPark();
  room = newsroom(park);
  editor = await park.as('editor1');
});
afterAll(() => park?.stop());

interface Found {
  path: string;
  text: string;
  ruleId: string;
  severity: string;
  box?: { x: number; y: number; width: number; height: number };
}
interface Answer {
  findings: Found[];
  pictures: { total: number; waiting: string[] };
}

/** A small poster with one wrong word; another `shade` gives other bytes. */
const poster = (text: string, planted: string, shade = 0) =>
  drawPoster({
    ...{ name: 'poster', width: 600, height: 160 },
    ground: `<rect width="100%" height="100%" fill="rgb(${20 + shade}, 40, 80)"/>`,
    lines: [{ text, planted, font: 'bold', size: 36, colour: '#ffffff', x: 30, y: 50 }],
  });

const scan = async (data: object, caller = editor): Promise<Answer> =>
  (await caller.post('/word-check/scan', { uid: ARTICLE, data }).expect(200)).body;

/** Scans until nothing is waiting, as the panel does. */
async function scanned(data: object): Promise<Found[]> {
  for (;;) {
    const { findings, pictures } = await scan(data);
    if (pictures.waiting.length === 0) return findings;
    const digests = pictures.waiting.join(',');
    const { body } = await editor.get('/word-check/images').query({ digests }).expect(200);
    expect(body.total).toBe(pictures.waiting.length);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const readings = () =>
  park.strapi.db.query(READINGS as 'admin::user').findMany({}) as unknown as Promise<{ digest: string }[]>;

interface Images {
  read(digest: string, bytes: () => Promise<Buffer | null>): Promise<unknown>;
  known(digests: string[]): Promise<Map<string, unknown>>;
}
const images = () => park.strapi.plugin('word-check').service('images') as unknown as Images;

const uploaded = async (bytes: Buffer) => upload(park, bytes);
const submit = async (documentId: string) => {
  const { digest } = await room.view(documentId);
  return room.send(documentId, 'editor1', { action: 'submit', digest });
};
const NUMBER = '11010519491231002X';

describe('a form', () => {
  it('gets an answer at once, and the words in its pictures with their places when they are read', async () => {
    const { bytes, planted } = await poster(`证号${NUMBER}`, NUMBER);
    const cover = await uploaded(bytes);
    const first = await scan({ cover });
    expect(first).toMatchObject({ findings: [], pictures: { total: 1, waiting: [expect.any(String)] } });
    const found = (await scanned({ cover })).find(({ ruleId }) => ruleId === 'pi-02');
    expect(found).toMatchObject({ path: 'cover.picture', text: NUMBER, severity: 'block' });
    const [box, right] = [found!.box!, planted[0]!.box];
    for (const side of ['x', 'y', 'width', 'height'] as const)
      expect(Math.abs(box[side] - right[side])).toBeLessThan(20);
    // The same picture in a text is known, and is not read again.
    const image = { ...cover, mime: 'image/png' };
    const body = [{ type: 'image', image, children: [{ type: 'text', text: '' }] }];
    const again = await scan({ body });
    expect(again.findings.map(({ path }) => path)).toContain('body.0.image.picture');
    expect(await readings()).toHaveLength(1);
  });

  it('of somebody who may not open the media library is checked without its pictures', async () => {
    const token = await (
      park.strapi.service('admin::api-token-content-api') as unknown as {
        create(given: object): Promise<{ accessKey: string }>;
      }
    ).create({
      name: 'p',
      type: 'custom',
      permissions: ['plugin::word-check.scan.run'],
      lifespan: null,
      description: '',
    });
    const file = await uploaded((await poster(`证号${NUMBER}`, NUMBER)).bytes);
    const answer = await park
      .agent()
      .post('/api/word-check/scan')
      .set('Authorization', `Bearer ${token.accessKey}`)
      .send({ uid: ARTICLE, data: { cover: file } })
      .expect(200);
    expect(answer.body.findings).toStrictEqual([]);
    expect(answer.body.pictures).toBeUndefined();
  });

  it.each([
    ['no digest', ''],
    ['half a digest', 'ab'],
    ['something else', 'x'.repeat(64)],
  ])('is told that %s is none', async (_name, digests) => {
    const { body } = await editor.get('/word-check/images').query({ digests }).expect(400);
    expect(body.error.details.code).toBe('INVALID_INPUT');
  });
});

describe('a submit', () => {
  it('waits for the pictures, which saving did not, and stops at what stands in them', async () => {
    const cover = await uploaded((await poster(`证号${NUMBER}`, NUMBER, 1)).bytes);
    const before = (await readings()).length;
    const documentId = await room.draft({ cover: cover.id });
    expect(await readings()).toHaveLength(before);
    const answer = await submit(documentId);
    expect([answer.status, answer.body.error.details.code]).toEqual([422, 'BLOCKING_FINDINGS']);
    expect(answer.body.error.details.findings).toEqual([
      expect.objectContaining({ path: 'cover.picture', text: mask(NUMBER), box: expect.any(Object) }),
    ]);
    expect(await room.view(documentId)).toMatchObject({ state: 'draft', run: null });
  });

  it('passes with a clean picture', async () => {
    const cover = await uploaded((await poster('欢迎参观', '', 2)).bytes);
    const documentId = await room.draft({ cover: cover.id });
    expect((await submit(documentId)).body.state).toBe('in_review');
  });

  it('stops at a picture that nobody can open', async () => {
    const cover = await uploaded(await picture(9));
    const documentId = await room.draft({ cover: cover.id });
    const broken = jest.spyOn(images(), 'known').mockImplementation(async (digests) => {
      const reading = { width: 0, height: 0, frames: 1, lines: [], codes: [], fault: 'broken' };
      return new Map(digests.map((digest) => [digest, reading]));
    });
    const answer = await submit(documentId);
    broken.mockRestore();
    expect(answer.body.error.details.findings).toEqual([
      expect.objectContaining({ ruleId: 'picture-unread', message: expect.stringContaining('打不开') }),
    ]);
  });

  it('does not pass a picture that is not read in time', async () => {
    const cover = await uploaded((await poster('还没读', '', 3)).bytes);
    const documentId = await room.draft({ cover: cover.id });
    const settings = park.strapi.config.get('plugin::word-check.pictures');
    park.strapi.config.set('plugin::word-check.pictures', { seconds: 0.01 });
    const never = jest.spyOn(images(), 'read').mockReturnValue(new Promise(() => undefined));
    const answer = await submit(documentId);
    never.mockRestore();
    park.strapi.config.set('plugin::word-check.pictures', settings);
    expect([answer.status, answer.body.error.details.code]).toEqual([424, 'CHECK_FAILED']);
    expect(await room.view(documentId)).toMatchObject({ state: 'draft', run: null });
    expect((await submit(documentId)).body.state).toBe('in_review');
  });
});

describe('several processes', () => {
  const rows = () =>
    park.strapi.db.query(READINGS as 'admin::user') as unknown as {
      create(given: object): Promise<unknown>;
      updateMany(given: object): Promise<unknown>;
    };
  const READER = 'ppocr4-1';
  const nothing = { width: 3, height: 3, frames: 1, lines: [], codes: [] };

  it('read a picture once: who comes second waits for the first', async () => {
    const digest = 'a'.repeat(64);
    await rows().create({ data: { digest, reader: READER, claim: 'another', claimedAt: new Date() } });
    const bytes = jest.fn(async () => null);
    const reading = images().read(digest, bytes);
    await rows().updateMany({ where: { digest }, data: { reading: JSON.stringify(nothing), claim: null } });
    expect(await reading).toEqual(nothing);
    expect(bytes).not.toHaveBeenCalled();
  });

  it('take over from one that died', async () => {
    const digest = 'b'.repeat(64);
    await rows().create({ data: { digest, reader: READER, claim: 'dead', claimedAt: new Date(0) } });
    expect(await images().read(digest, async () => null)).toBe('gone');
    expect((await readings()).map((row) => row.digest)).not.toContain(digest);
  });
});
