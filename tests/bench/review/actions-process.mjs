/** The app with documents under review; reads what may be done about a page of them, and about each by itself. */
import { boot } from '../park/boot.mjs';
import { serve } from '../park/process.mjs';

const ARTICLE = 'api::article.article';
const LOCALE = 'zh-Hans';

const strapi = await boot();
const review = (name) => strapi.plugin('review').service(name);
const people = new Map();

async function person(account) {
  if (!people.has(account)) {
    const user = await strapi.db.query('admin::user').findOne({ where: { email: `${account}@demo.example` } });
    people.set(account, await review('actors').ofUser(user.id, 'admin'));
  }
  return people.get(account);
}

const coded = async (uid, code) => (await strapi.db.query(uid).findOne({ where: { code } })).documentId;

async function article(number) {
  const paragraph = (i) =>
    `第${number}号稿第${i}段：为方便加班职工就餐，园区食堂晚餐供应时间延长到二十点，欢迎提出意见。`;
  return {
    title: `园区食堂延长晚餐供应时间（${number}）`,
    summary: '从下周一起，晚餐供应到二十点。',
    body: Array.from({ length: 12 }, (_, i) => ({
      type: 'paragraph',
      children: [{ type: 'text', text: paragraph(i) }],
    })),
    theme: await coded('plugin::balance.theme', 'livelihood'),
    channels: [await coded('plugin::delivery.channel', 'website'), await coded('plugin::delivery.channel', 'screen')],
    column: await coded('api::column.column', 'notice'),
    source: { kind: 'original', unit: '公共服务中心' },
    aiDeclaration: 'none',
  };
}

const keys = [];
const queries = [];
strapi.db.connection.on('query', ({ sql }) => queries.push(sql));

/** @returns milliseconds and statements of some work */
async function measured(work) {
  await strapi.db.connection.raw('select 1');
  queries.length = 0;
  const begun = performance.now();
  await work();
  return { ms: performance.now() - begun, statements: queries.length };
}

serve({
  /** Makes documents, each submitted, every other one signed at the first level. */
  async prepare(count) {
    const editor = await person('editor1');
    for (let number = 1; number <= count; number += 1) {
      const data = await article(number);
      const save = () => strapi.documents(ARTICLE).create({ locale: LOCALE, data });
      const { documentId } = await review('actors').as(editor, save);
      const key = { uid: ARTICLE, documentId, locale: LOCALE };
      const { digest } = await review('reviews').act(key, editor, {
        action: 'submit',
        digest: (await review('lineages').read(key)).situation.digest,
      });
      if (number % 2 === 0) await review('reviews').act(key, await person('reviewer1'), { action: 'approve', digest });
      keys.push(key);
    }
  },

  /** The first so many documents as one page. */
  page: async (count) => {
    const { key } = await person('reviewer2');
    return measured(() => review('viewPages').read(keys.slice(0, count), key));
  },

  /** The same documents one after the other. */
  oneByOne: async (count) => {
    const { key } = await person('reviewer2');
    return measured(async () => {
      for (const one of keys.slice(0, count)) await review('lineages').read(one, key);
    });
  },
});
