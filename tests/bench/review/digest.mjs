import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { median } from '../park/statistics.mjs';

const require = createRequire(import.meta.url);
const BUILT = inRoot('plugins/review/dist/server');

const BYTES = 5_000_000;
const FILES = 40;
const FILE_BYTES = 500_000;
const ROUNDS = 41;
const WARM_UP = 5;
const TARGET = 3;

const ATTRIBUTES = {
  title: { type: 'string' },
  summary: { type: 'text' },
  body: { type: 'blocks' },
  gallery: { type: 'media', multiple: true },
  theme: { type: 'relation', relation: 'manyToOne', target: 'plugin::balance.theme' },
  source: { type: 'component', component: 'article.source' },
  displayFrom: { type: 'datetime' },
};

/** Uploads on disk with bytes of their own, as rows of Strapi's. */
function uploads(folder) {
  fs.mkdirSync(path.join(folder, 'uploads'));
  return Array.from({ length: FILES }, (_, index) => {
    const url = `/uploads/photo-${index}.jpg`;
    fs.writeFileSync(path.join(folder, url), randomBytes(FILE_BYTES));
    const same = { mime: 'image/jpeg', ext: '.jpg', width: 1600, height: 900, size: FILE_BYTES / 1000 };
    return { id: index + 1, name: `照片${index}.jpg`, url, alternativeText: '园区食堂', caption: '周一中午', ...same };
  });
}

const TEXT =
  '为方便加班职工就餐，园区食堂晚餐供应时间延长到二十点，菜单每周一更新，欢迎职工提出意见，意见箱设在一楼大厅。';

/** A paragraph as the editor stores it: now and then a part in bold, a heading, a link. */
function paragraph(index) {
  const text = (words, marks = {}) => ({ type: 'text', text: words, ...marks });
  if (index % 9 === 0) return { type: 'heading', level: 2, children: [text(`第${index}节`)] };
  const link = { type: 'link', url: 'https://park.example/notice', children: [text('通知全文')] };
  const parts =
    index % 3 === 0 ? [text('注意：', { bold: true }), text(TEXT), link] : [text(`${index}、${TEXT}${TEXT}`)];
  return { type: 'paragraph', children: parts };
}

/** An entry of {@link BYTES} as text, its row as the database gives it. */
function entry(files) {
  const body = [];
  for (let bytes = 0, index = 0; bytes < BYTES; index += 1) {
    body.push(paragraph(index));
    bytes += Buffer.byteLength(JSON.stringify(body.at(-1)));
  }
  return {
    id: 1,
    documentId: 'abcdefghijklmnopqrstuvwx',
    title: '园区食堂延长晚餐供应时间',
    summary: '从下周一起，晚餐供应到二十点。',
    body,
    gallery: files,
    theme: { id: 3, documentId: 'zyxwvutsrqponmlkjihgfedc', code: 'livelihood', name: '民生服务' },
    source: { id: 9, kind: 'original', unit: '公共服务中心' },
    displayFrom: '2026-03-01T00:00:00.000Z',
  };
}

async function seconds(work) {
  const begun = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1_000_000;
}

/** From a populated row to its digest, against text and SHA-256 of the same row, turn about; processor time. */
export async function bench() {
  const { toContent } = require(`${BUILT}/core/content`);
  const { digestOf } = require(`${BUILT}/core/digest`);
  const media = require(`${BUILT}/services/media`).default;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sanshen-bench-'));
  try {
    const files = uploads(folder);
    const row = entry(files);
    const { digestOfFile } = media({ strapi: { dirs: { static: { public: folder } } } });
    const ours = async () => {
      const digests = new Map(await Promise.all(files.map(async (file) => [file.id, await digestOfFile(file)])));
      const lookup = {
        component: () => ({ kind: { type: 'string' }, unit: { type: 'string' } }),
        shown: () => ['code', 'name'],
        fileDigest: ({ id }) => digests.get(id),
        fileByUrl: () => undefined,
        releasedDigest: () => undefined,
      };
      return digestOf(toContent('api::article.article', 'zh-Hans', row, ATTRIBUTES, lookup));
    };
    const plain = async () => createHash('sha256').update(JSON.stringify(row)).digest('hex');
    const rounds = [];
    for (let round = -WARM_UP; round < ROUNDS; round += 1) {
      const figures = { plain: await seconds(plain), ours: await seconds(ours) };
      if (round >= 0) rounds.push(figures);
    }
    const ratio = median(rounds.map((round) => round.ours / round.plain));
    const ms = (name) => (1000 * median(rounds.map((round) => round[name]))).toFixed(1);
    const size = (Buffer.byteLength(JSON.stringify(row)) / 1e6).toFixed(1);
    return [
      {
        what: 'digest of an entry / JSON.stringify and SHA-256 of it',
        ratio,
        target: `≤ ${TARGET}`,
        meets: ratio <= TARGET,
        detail: `${ms('ours')} ms, ${ms('plain')} ms; ${size} MB, ${FILES} files of ${FILE_BYTES / 1000} kB hashed before`,
      },
    ];
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}
