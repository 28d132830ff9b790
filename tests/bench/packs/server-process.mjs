/** The app, listening on a free loopback port, with an eye on its event loop; releases posts, and copies one. */
import { createHash } from 'node:crypto';
import { boot } from '../park/boot.mjs';
import { serve } from '../park/process.mjs';
import { watchLoop } from './loop-watch.mjs';

const ARTICLE = 'api::article.article';
const LOCALE = 'zh-Hans';
/** Rows written in one statement. */
const BATCH = 50;

const strapi = await boot();
strapi.server.mount();
const http = strapi.server.httpServer;
await new Promise((resolve, reject) => http.once('error', reject).listen(0, '127.0.0.1', resolve));

const review = (name) => strapi.plugin('review').service(name);
const digestOf = (text) => createHash('sha256').update(text).digest('hex');
let endWatch = () => null;

async function person(account) {
  const user = await strapi.db.query('admin::user').findOne({ where: { email: `${account}@demo.example` } });
  return review('actors').ofUser(user.id, 'admin');
}

const coded = async (uid, code) => (await strapi.db.query(uid).findOne({ where: { code } })).documentId;

async function release(lines) {
  const data = {
    ...{ title: '园区食堂延长晚餐供应时间', summary: '从下周一起，晚餐供应到二十点。', aiDeclaration: 'none' },
    body: lines.map((text) => ({ type: 'paragraph', children: [{ type: 'text', text }] })),
    theme: await coded('plugin::balance.theme', 'livelihood'),
    channels: [await coded('plugin::delivery.channel', 'website')],
    column: await coded('api::column.column', 'notice'),
    source: { kind: 'original', unit: '公共服务中心' },
  };
  const editor = await person('editor1');
  const save = () => strapi.documents(ARTICLE).create({ locale: LOCALE, data });
  const { documentId } = await review('actors').as(editor, save);
  const key = { uid: ARTICLE, documentId, locale: LOCALE };
  const { digest } = (await review('lineages').read(key)).situation;
  await review('reviews').act(key, editor, { action: 'submit', digest });
  for (const level of [1, 2, 3])
    await review('reviews').act(key, await person(`reviewer${level}`), { action: 'approve', digest });
  await review('reviews').act(key, await person('reviewer3'), { action: 'release', digest });
  return { documentId, digest };
}

const without = ({ id: _id, ...row }) => row;

/** As many more releases of other documents, each with stored content of its own: all that a rescan reads of them. */
async function copy(digest, count) {
  const knex = strapi.db.connection;
  const [kept] = await knex('review_snapshots').where({ digest });
  const [live] = await knex('review_releases').where({ digest });
  const text = typeof kept.content === 'string' ? kept.content : JSON.stringify(kept.content);
  for (let from = 0; from < count; from += BATCH) {
    const numbers = Array.from({ length: Math.min(BATCH, count - from) }, (_, i) => from + i);
    const contents = numbers.map((i) => text.replace('延长晚餐供应时间', `延长晚餐供应时间第${i}号`));
    const [digests, ids] = [contents.map(digestOf), numbers.map((i) => `copy${i}`)];
    await knex('review_snapshots').insert(
      ids.map((id, i) => ({ ...without(kept), document_id: id, digest: digests[i], content: contents[i] })),
    );
    await knex('review_releases').insert(
      ids.map((id, i) => ({ ...without(live), document_id: id, document: id, digest: digests[i] })),
    );
  }
}

serve({
  url: async () => `http://127.0.0.1:${http.address().port}`,
  watch: async () => {
    endWatch = watchLoop();
  },
  watched: async () => endWatch(),

  /** So many live posts of these lines, of which one can be fetched. Answers with that one's document id. */
  async fill(lines, count) {
    const { documentId, digest } = await release(lines);
    await copy(digest, count - 1);
    return documentId;
  },

  rescan: () => strapi.plugin('word-check').service('rescans').ask(null),
  async rescanned(id) {
    const { state, done, unread } = await strapi.plugin('word-check').service('rescans').jobs.get('rescan', id);
    return { state, done, unread };
  },
});
