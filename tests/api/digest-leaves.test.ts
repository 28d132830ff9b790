/**
 * A signature is on content: for every leaf attribute of every governed type, generated from the schemas, a change of
 * one character changes the digest and voids the signature, while saving the same again does neither.
 */
import sharp from 'sharp';
import supertest from 'supertest';
import { startPark, type Caller, type Park } from '../harness/park';
import { leavesOf, type Declared, type Leaves, type Supply } from '../model/schema-leaves';

interface Upload {
  id: number;
  url: string;
  [copied: string]: unknown;
}

let park: Park;
let editor: Caller;
const uploads: Upload[] = [];
let governed: string[] = [];

async function picture(red: number): Promise<Buffer> {
  const background = { r: red, g: 80, b: 120 };
  return sharp({ create: { width: 32, height: 18, channels: 3, background } })
    .png()
    .toBuffer();
}

async function upload(red: number, replace?: number, name = `图${red}.png`): Promise<Upload> {
  const answer = await supertest(park.strapi.server.httpServer)
    .post(replace === undefined ? '/upload' : `/upload?id=${replace}`)
    .set('Authorization', `Bearer ${await park.login('editor1')}`)
    .field('fileInfo', JSON.stringify({ name, alternativeText: '园区一角', caption: '春' }))
    .attach('files', await picture(red), { filename: 'p.png', contentType: 'image/png' });
  if (answer.status >= 300) throw new Error(`upload refused: ${answer.status} ${answer.text}`);
  return (Array.isArray(answer.body) ? answer.body[0] : answer.body) as Upload;
}

/** The attributes as the schema files declare them, without what Strapi adds. */
function declaredBy(uid: string): Record<string, Declared> {
  const model = park.strapi.getModel(uid as 'api::column.column') as unknown as {
    __schema__: { attributes: Record<string, Declared> };
  };
  return model.__schema__.attributes;
}

const text = (value: string, marks: object = {}): object => ({ type: 'text', text: value, ...marks });

/** Rich text with one of everything the editor offers. */
function richText(file: Upload): object[] {
  const marks = { bold: true, italic: true, underline: true, strikethrough: true, code: true };
  const link = { type: 'link', url: 'https://www.example.com/a', children: [text('办事指南')] };
  return [
    { type: 'heading', level: 2, children: [text('供应时间')] },
    { type: 'paragraph', children: [text('晚餐供应到二十点'), text('请相互转告', marks), link, text('。')] },
    { type: 'list', format: 'unordered', children: [{ type: 'list-item', children: [text('一号食堂')] }] },
    { type: 'quote', children: [text('吃好才能干好')] },
    { type: 'code', language: 'bash', children: [text('date')] },
    { type: 'image', image: { ...file }, children: [text('')] },
  ];
}

function supply(): Supply {
  return {
    attributesOf: declaredBy,
    entries: (target) => entries.get(target) ?? [],
    files: uploads.map(({ id }) => id),
    blocks: richText(uploads[0] as Upload),
  };
}

const entries = new Map<string, string[]>();

async function findEntries(attributes: Record<string, Declared>): Promise<void> {
  for (const { target, component, components = [] } of Object.values(attributes)) {
    for (const uid of component ? [component] : components) await findEntries(declaredBy(uid));
    if (!target || entries.has(target)) continue;
    const found = await park.strapi.db.query(target as 'api::column.column').findMany({ limit: 3 });
    entries.set(
      target,
      found.map(({ documentId }) => documentId as string),
    );
  }
}

beforeAll(async () => {
  park = await startPark();
  editor = await park.as('editor1');
  for (const red of [10, 20, 30]) uploads.push(await upload(red));
  const answer = await editor.get('/review/governed').expect(200);
  governed = (answer.body.data as { uid: string }[]).map(({ uid }) => uid);
  for (const uid of governed) await findEntries(declaredBy(uid));
});
afterAll(() => park?.stop());

/** A document of a governed type holding the base value of every attribute. */
class Specimen {
  readonly leaves = new Map<string, Leaves>();
  private documentId = '';
  private digest = '';

  constructor(readonly uid: string) {
    for (const [name, attribute] of Object.entries(declaredBy(uid)))
      this.leaves.set(name, leavesOf(name, attribute, supply()));
  }

  private get base(): Record<string, unknown> {
    return Object.fromEntries([...this.leaves].map(([name, { base }]) => [name, base]));
  }

  async create(): Promise<void> {
    const answer = await editor.post(`/content-manager/collection-types/${this.uid}?locale=zh-Hans`, this.base);
    if (answer.status !== 201) throw new Error(`draft refused: ${answer.status} ${answer.text}`);
    this.documentId = answer.body.data.documentId as string;
    this.digest = (await this.view()).digest;
  }

  async view() {
    const answer = await editor.get(`/review/documents/${this.uid}/${this.documentId}?locale=zh-Hans`).expect(200);
    return answer.body as {
      state: string;
      digest: string;
      decisions: { valid: boolean }[];
      content: { fields: object };
    };
  }

  async save(values: Record<string, unknown>): Promise<void> {
    const path = `/content-manager/collection-types/${this.uid}/${this.documentId}?locale=zh-Hans`;
    const answer = await editor.put(path, values);
    if (answer.status !== 200) throw new Error(`save refused: ${answer.status} ${answer.text}`);
  }

  /** Under review with one signature on the base content. A digest that moved meanwhile makes this fail. */
  async signed(): Promise<void> {
    for (const [account, action] of [
      ['editor1', 'submit'],
      ['reviewer1', 'approve'],
    ] as const) {
      const caller = await park.as(account);
      const path = `/review/documents/${this.uid}/${this.documentId}/actions`;
      const answer = await caller.post(path, { action, digest: this.digest });
      if (answer.status !== 200) throw new Error(`${action}: ${answer.status} ${answer.text}`);
    }
  }

  async expectUntouched(): Promise<void> {
    const { state, digest, decisions } = await this.view();
    expect([state, digest, decisions.map(({ valid }) => valid)]).toEqual(['in_review', this.digest, [true]]);
  }

  async expectVoid(): Promise<void> {
    const { state, digest, decisions } = await this.view();
    expect([state, digest === this.digest, decisions.map(({ valid }) => valid)]).toEqual(['draft', false, [false]]);
  }

  /** Signs, changes, looks, and puts everything back. @returns what did not void the signature */
  async survivors(changes: { path: string; make(): Promise<unknown>; undo(): Promise<unknown> }[]): Promise<string[]> {
    const survivors: string[] = [];
    for (const { path, make, undo } of changes) {
      await this.signed();
      await make();
      await this.expectVoid().catch(() => survivors.push(path));
      await undo();
      // What the change left under review would be in the way of the next one.
      if (survivors.at(-1) === path) await this.endReview();
    }
    return survivors;
  }

  /** Ends the review by an edit, undoes what was changed beside the document, and takes the edit back. */
  async endReview(undo: () => Promise<unknown> = async () => undefined): Promise<void> {
    const first = this.leaves.get(this.firstName);
    await this.save({ [this.firstName]: first?.changes[0]?.value });
    await undo();
    await this.save({ [this.firstName]: first?.base });
  }

  private get firstName(): string {
    return [...this.leaves.keys()][0] ?? '';
  }
}

describe('every leaf of every governed type', () => {
  let specimens: Specimen[] = [];
  beforeAll(async () => {
    specimens = governed.map((uid) => new Specimen(uid));
    for (const specimen of specimens) await specimen.create();
  });

  it('is part of the content that is hashed', async () => {
    expect(specimens.length).toBeGreaterThan(0);
    for (const specimen of specimens) {
      const { content } = await specimen.view();
      expect(Object.keys(content.fields).sort()).toEqual([...specimen.leaves.keys()].sort());
    }
  });

  it('saved again as it is keeps digest and signature', async () => {
    for (const specimen of specimens) {
      await specimen.signed();
      for (const [name, { base }] of specimen.leaves) {
        await specimen.save({ [name]: base });
        await specimen.expectUntouched().catch((error: Error) => {
          throw new Error(`${specimen.uid} ${name}: ${error.message}`);
        });
      }
      await specimen.save(Object.fromEntries([...specimen.leaves].map(([name, { base }]) => [name, base])));
      await specimen.expectUntouched();
      await specimen.endReview();
    }
  });

  it('changed by one character changes the digest and voids the signature', async () => {
    for (const specimen of specimens) {
      const changes = [...specimen.leaves].flatMap(([name, { base, changes: each }]) =>
        each
          .filter(({ value }) => !(value === null && name === 'title'))
          .map(({ path, value }) => ({
            path,
            make: () => specimen.save({ [name]: value }),
            undo: () => specimen.save({ [name]: base }),
          })),
      );
      expect(changes.length).toBeGreaterThan(specimen.leaves.size);
      expect(await specimen.survivors(changes)).toStrictEqual([]);
    }
  });

  it('so do the words and the bytes of every file', async () => {
    const specimen = specimens[0] as Specimen;
    const changes = uploads.slice(0, 2).flatMap(({ id }, index) => {
      const put = (info: object) => async (): Promise<void> => {
        await supertest(park.strapi.server.httpServer)
          .post(`/upload?id=${id}`)
          .set('Authorization', `Bearer ${await park.login('editor1')}`)
          .field(
            'fileInfo',
            JSON.stringify({ name: `图${10 * (index + 1)}.png`, alternativeText: '园区一角', caption: '春', ...info }),
          )
          .expect(200);
      };
      const words = [{ name: '图.png' }, { alternativeText: '园区二角' }, { caption: '夏' }].map((info) => ({
        path: `file ${index} ${Object.keys(info)[0] ?? ''}`,
        make: put(info),
        undo: () => specimen.endReview(put({})),
      }));
      const red = 10 * (index + 1);
      const paint = (colour: number) => (): Promise<unknown> => upload(colour, id, `图${red}.png`);
      const bytes = { path: `file ${index} bytes`, make: paint(red + 1), undo: () => specimen.endReview(paint(red)) };
      return [...words, bytes];
    });
    expect(await specimen.survivors(changes)).toStrictEqual([]);
  });

  it('so does what readers are shown of a related entry', async () => {
    const specimen = specimens[0] as Specimen;
    const shown = park.strapi.config.get('plugin::review.shown') as Record<string, string[]>;
    const changes = [...entries].flatMap(([target, [documentId = '']]) =>
      (shown[target] ?? []).map((field) => {
        const rows = park.strapi.documents(target as 'api::column.column');
        let before = '';
        return {
          path: `${target} ${field}`,
          async make() {
            before = String((await rows.findOne({ documentId }))?.[field as 'name']);
            await rows.update({ documentId, data: { [field]: `${before}x` } });
          },
          undo: () => specimen.endReview(() => rows.update({ documentId, data: { [field]: before } })),
        };
      }),
    );
    expect(changes.length).toBeGreaterThan(0);
    expect(await specimen.survivors(changes)).toStrictEqual([]);
  });
});
