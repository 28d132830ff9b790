import path from 'node:path';
import sharp from 'sharp';
import { inRoot } from './paths.mjs';

const FONT = path.join('node_modules/@expo-google-fonts/noto-sans-sc/700Bold', 'NotoSansSC_700Bold.ttf');

/** A line of a poster. At 72 dots an inch a point is a pixel. */
const line = (text, size, left, top) => ({
  input: {
    text: {
      text: `<span foreground="#ffffff">${text}</span>`,
      ...{ font: `Noto Sans SC Bold ${size}`, fontfile: inRoot(FONT), rgba: true, dpi: 72 },
    },
  },
  ...{ left, top },
});

/** A poster on which one word is wrong: 截止 for 截至. */
function poster() {
  const ground =
    '<svg xmlns="http://www.w3.org/2000/svg" width="960" height="540"><rect width="960" height="540" fill="#123a5e"/>' +
    '<circle cx="820" cy="120" r="220" fill="#1d5b84"/><rect y="470" width="960" height="70" fill="#e0a030"/></svg>';
  return sharp(Buffer.from(ground))
    .composite([
      line('园区阅览室', 92, 70, 90),
      line('周末延时开放至二十一点', 52, 70, 240),
      line('截止目前藏书三千册', 40, 70, 340),
    ])
    .png()
    .toBuffer();
}

/** A draft as somebody wrote it in a hurry, with its poster. Answers with its document id. */
export async function draftWithFindings(room) {
  const cover = await room.upload('editor1', '阅览室海报.png', await poster());
  const text =
    '既使下雨也照常开放。截止目前，阅览室有藏书三千册，帐户可在线办理。联系人证号11010519491231002X，欢迎广大职工前来。';
  return room.draft('editor1', {
    ...{ title: '园区阅览室周末延时开放', summary: '周末开放到二十一点，深受职工亲睐。', cover },
    body: [{ type: 'paragraph', children: [{ type: 'text', text }] }],
    source: { kind: 'original', unit: '公共服务中心' },
  });
}

const rest = { severity: 'warn', category: '园区用词' };

/** A pack as an organisation keeps it. Answers with its page. */
export async function ownPack(room) {
  const rules = [
    {
      ...{ ...rest, id: 'park-names', kind: 'substitution', severity: 'block', message: '“{text}”是旧称，请用现名' },
      swap: { 海东高新园: '海东新能源产业园', 高新园管委会: '海东新能源产业园管理委员会', 公共服务部: '公共服务中心' },
    },
    {
      ...{ ...rest, id: 'park-brands', kind: 'capitalisation', message: '品牌名请按原样书写' },
      terms: ['LanHe', 'HDPark'],
    },
    {
      ...{ ...rest, id: 'park-slogan', kind: 'existence', severity: 'info', message: '“{text}”已停用，不再对外使用' },
      terms: ['智汇海东', '赢在园区'],
    },
  ];
  await room.ask('reviewer3', '/word-check/packs', { key: 'park-words', name: '园区名称与用词', rules });
  return '/admin/plugins/word-check/park-words';
}
