/**
 * The app with one more content type: `twin` has the schema of the governed type, attribute by attribute, and nobody
 * governs it. So both are published by the same Strapi, in the same process, into the same database.
 */
import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fs from 'node:fs/promises';
import sharp from 'sharp';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { boot } from '../park/boot.mjs';
import { serve } from '../park/process.mjs';

const ARTICLE = 'api::article.article';
const TWIN = 'api::twin.twin';
const LOCALE = 'zh-Hans';

function registerTwin(strapi) {
  const schema = JSON.parse(readFileSync(inRoot('src/api/article/content-types/article/schema.json'), 'utf8'));
  Object.assign(schema, { collectionName: 'twins' });
  Object.assign(schema.info, { singularName: 'twin', pluralName: 'twins', displayName: 'Twin' });
  const none = { config: {}, routes: {}, controllers: {}, services: {}, policies: {}, middlewares: {} };
  strapi.get('apis').add('twin', { ...none, contentTypes: { twin: { schema, actions: {}, lifecycles: {} } } });
}

const strapi = await boot(registerTwin);
const review = (name) => strapi.plugin('review').service(name);
const people = new Map();
const codes = new Map();

async function person(account) {
  if (!people.has(account)) {
    const user = await strapi.db.query('admin::user').findOne({ where: { email: `${account}@demo.example` } });
    people.set(account, await review('actors').ofUser(user.id, 'admin'));
  }
  return people.get(account);
}

async function coded(uid, code) {
  const key = `${uid}/${code}`;
  if (!codes.has(key)) codes.set(key, (await strapi.db.query(uid).findOne({ where: { code } })).documentId);
  return codes.get(key);
}

/** A photograph of its own for every article, about as large as a camera's picture made fit for the web. */
async function cover(number) {
  const side = 900;
  const noise = Buffer.alloc(side * side * 3);
  for (let i = 0; i < noise.length; i += 1) noise[i] = (i * 7 + number * 31 + ((i * i) >> 9)) & 255;
  const bytes = await sharp(noise, { raw: { width: side, height: side, channels: 3 } })
    .jpeg({ quality: 60 })
    .toBuffer();
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'sanshen-bench-'));
  const [name, filepath] = [`cover-${number}.jpg`, path.join(folder, 'cover.jpg')];
  await fs.writeFile(filepath, bytes);
  const files = { filepath, originalFilename: name, mimetype: 'image/jpeg', size: bytes.length };
  const editor = await person('editor1');
  const [file] = await strapi
    .plugin('upload')
    .service('upload')
    .upload({ data: { fileInfo: { name, alternativeText: '园区食堂' } }, files }, { user: { id: editor.userId } });
  await fs.rm(folder, { recursive: true });
  return file.id;
}

const text = (number, i) =>
  `第${number}号稿第${i}段：为方便加班职工就餐，园区食堂晚餐供应时间延长到二十点，菜单每周一更新，欢迎职工提出意见，意见箱设在一楼大厅。`;

async function article(number) {
  return {
    title: `园区食堂延长晚餐供应时间（${number}）`,
    summary: '从下周一起，晚餐供应到二十点。',
    body: Array.from({ length: 12 }, (_, i) => ({
      type: 'paragraph',
      children: [{ type: 'text', text: text(number, i) }],
    })),
    cover: await cover(number),
    theme: await coded('plugin::balance.theme', 'livelihood'),
    channels: [await coded('plugin::delivery.channel', 'website'), await coded('plugin::delivery.channel', 'screen')],
    column: await coded('api::column.column', 'notice'),
    source: { kind: 'original', unit: '公共服务中心' },
    aiDeclaration: 'none',
  };
}

/** Has the governed draft signed by everybody. */
async function sign(key) {
  const { situation } = await review('lineages').read(key);
  const { digest } = situation;
  await review('reviews').act(key, await person('editor1'), { action: 'submit', digest });
  for (const signer of ['reviewer1', 'reviewer2', 'reviewer3'])
    await review('reviews').act(key, await person(signer), { action: 'approve', digest });
  return digest;
}

async function milliseconds(work) {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** Strapi tells of a publish after its commit, by a read of its own, which must not fall into the next measurement. */
async function settle() {
  for (let i = 0; i < 20; i += 1) await new Promise((resolve) => setImmediate(resolve));
  await strapi.db.connection.raw('select 1');
}

const queries = [];
strapi.db.connection.on('query', ({ sql }) => queries.push(sql));

serve({
  /** Two drafts of the same content, one of each type; the governed one fully signed. */
  async prepare(number, before) {
    const data = await article(number);
    const editor = await person('editor1');
    const save = (uid, documentId) =>
      review('actors').as(editor, () =>
        documentId
          ? strapi.documents(uid).update({ documentId, locale: LOCALE, data })
          : strapi.documents(uid).create({ locale: LOCALE, data }),
      );
    const governed = (await save(ARTICLE, before?.governed)).documentId;
    const plain = (await save(TWIN, before?.plain)).documentId;
    const key = { uid: ARTICLE, documentId: governed, locale: LOCALE };
    return { governed, plain, digest: await sign(key) };
  },

  /** @returns milliseconds of a plain publish by Strapi */
  async publish({ plain }) {
    await settle();
    queries.length = 0;
    const ms = await milliseconds(() => strapi.documents(TWIN).publish({ documentId: plain, locale: LOCALE }));
    return { ms, queries: [...queries] };
  },

  /** @returns milliseconds of a release through the full gate */
  async release({ governed, digest }) {
    const key = { uid: ARTICLE, documentId: governed, locale: LOCALE };
    const releaser = await person('reviewer3');
    await settle();
    queries.length = 0;
    const ms = await milliseconds(() => review('reviews').act(key, releaser, { action: 'release', digest }));
    return { ms, queries: [...queries] };
  },
});
