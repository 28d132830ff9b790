import { CHANNELS, COLUMNS, draw, drawSvg, MOTIFS, plainText, POSTS, seedOf, THEMES, toBlocks, TOPICS } from '.';
import { p, runs, ul } from './compose';
import type { DemoPost, Fate } from './types';

const CHINESE = POSTS.filter((post) => post.locale === 'zh-Hans');
const ENGLISH = POSTS.filter((post) => post.locale === 'en');
const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'];
const ENGLISH_WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const ENGLISH_MONTHS = ['August', 'September', 'October', 'November', 'December'];

const fates = (kind: Fate['kind']): DemoPost[] => POSTS.filter((post) => post.fate.kind === kind);
const codes = (list: readonly { code: string }[]): string[] => list.map((item) => item.code);
const weekday = (month: number, day: number): number => new Date(Date.UTC(2026, month - 1, day)).getUTCDay();

/** Everything a reader or a reviewer of this post ever sees. */
function allText(post: DemoPost): string {
  const { fate, cover } = post;
  const extra = 'appended' in fate ? fate.appended : fate.kind === 'returned' ? fate.comment : '';
  return [post.title, post.summary, plainText(post.body), cover?.alt ?? '', cover?.caption ?? '', extra].join('\n');
}

describe('how many', () => {
  it('has at least 66 posts, 64 of them Chinese, two English', () => {
    expect(POSTS.length).toBeGreaterThanOrEqual(66);
    expect(CHINESE.length).toBeGreaterThanOrEqual(64);
    expect(ENGLISH).toHaveLength(2);
  });

  it.each([
    ['industry', 0.4, 0.5],
    ['ideals', 0.12, 0.18],
    ['guidance', 0.17, 0.23],
    ['livelihood', 0.17, 0.25],
  ])('gives %s its share', (theme, low, high) => {
    const share = CHINESE.filter((post) => post.theme === theme).length / CHINESE.length;
    expect(share).toBeGreaterThanOrEqual(low);
    expect(share).toBeLessThanOrEqual(high);
  });

  it('has every fate', () => {
    const released = [...fates('released'), ...fates('released-modified')];
    expect(released.length).toBeGreaterThanOrEqual(45);
    expect(fates('released').filter((post) => 'recall' in post.fate)).toHaveLength(2);
    expect(fates('released-modified')).toHaveLength(2);
    expect(fates('draft')).toHaveLength(4);
    expect(fates('returned')).toHaveLength(2);
    expect(fates('approved')).toHaveLength(2);
    expect(fates('void')).toHaveLength(1);
    expect(fates('withdrawn')).toHaveLength(1);
    const levels = fates('in_review').map((post) => (post.fate.kind === 'in_review' ? post.fate.atLevel : -1));
    expect(levels).toHaveLength(5);
    expect(new Set(levels)).toEqual(new Set([0, 1, 2]));
  });

  it('has findings of each severity, blocking ones in drafts only', () => {
    const tripping = (severity: 'block' | 'warn' | 'info'): DemoPost[] =>
      POSTS.filter((post) => post.trips?.includes(severity));
    expect(tripping('block').length).toBeGreaterThanOrEqual(2);
    expect(tripping('warn').length).toBeGreaterThanOrEqual(3);
    expect(tripping('info').length).toBeGreaterThanOrEqual(3);
    expect(new Set(tripping('block').map((post) => post.fate.kind))).toEqual(new Set(['draft']));
  });

  it('keeps telephone and identity numbers out of everything but the draft meant to trip on them', () => {
    const numbers = /(?<!\d)(?:1[3-9]\d{9}|\d{17}[\dXx])(?!\d)/;
    expect(POSTS.filter((post) => numbers.test(allText(post))).map((post) => post.key)).toEqual(['residence-sample']);
  });
});

describe('identity and references', () => {
  it('has unique keys, titles and bodies', () => {
    expect(new Set(POSTS.map((post) => post.key)).size).toBe(POSTS.length);
    expect(new Set(POSTS.map((post) => post.title)).size).toBe(POSTS.length);
    expect(new Set(POSTS.map((post) => plainText(post.body))).size).toBe(POSTS.length);
  });

  it.each(POSTS.map((post) => [post.key, post] as const))('%s names only what exists', (key, post) => {
    expect(key).toMatch(/^[a-z0-9-]+$/);
    expect(codes(THEMES)).toContain(post.theme);
    expect(codes(COLUMNS)).toContain(post.column);
    if (post.topic !== undefined) expect(codes(TOPICS)).toContain(post.topic);
    expect(post.channels.length).toBeGreaterThan(0);
    expect(new Set(post.channels).size).toBe(post.channels.length);
    for (const channel of post.channels) expect(codes(CHANNELS)).toContain(channel);
    if (post.cover) expect(MOTIFS).toContain(post.cover.motif);
    if (post.source.kind === 'reprint') expect(post.source.url).toMatch(/^https:\/\/[a-z.-]+\.example\//);
  });

  it('shares themes out to exactly 1000 per mille, the own theme among them', () => {
    for (const post of POSTS) {
      if (!post.themeWeights) continue;
      expect(post.themeWeights.reduce((sum, weight) => sum + weight.permille, 0)).toBe(1000);
      expect(post.themeWeights.map((weight) => weight.theme)).toContain(post.theme);
      expect(new Set(post.themeWeights.map((weight) => weight.theme)).size).toBe(post.themeWeights.length);
    }
  });

  it('puts a translation after the post it translates, under the same theme and column', () => {
    for (const post of ENGLISH) {
      const at = POSTS.findIndex((other) => other.key === post.translationOf);
      const source = POSTS[at];
      expect(source?.locale).toBe('zh-Hans');
      expect(post.key).toBe(`${source?.key}-en`);
      expect(at).toBeLessThan(POSTS.indexOf(post));
      expect([post.theme, post.column, post.topic]).toEqual([source?.theme, source?.column, source?.topic]);
      expect(post.body.map((block) => block.kind)).toEqual(source?.body.map((block) => block.kind));
    }
    expect(CHINESE.filter((post) => post.translationOf !== undefined)).toStrictEqual([]);
  });

  it('uses every column, topic, channel, source kind, editor and AI declaration', () => {
    expect(new Set(POSTS.map((post) => post.column))).toEqual(new Set(codes(COLUMNS)));
    expect(new Set(POSTS.flatMap((post) => post.topic ?? []))).toEqual(new Set(codes(TOPICS)));
    expect(new Set(POSTS.flatMap((post) => post.channels))).toEqual(new Set(codes(CHANNELS)));
    expect(new Set(POSTS.map((post) => post.source.kind))).toEqual(new Set(['original', 'reprint']));
    expect(new Set(POSTS.map((post) => post.aiDeclaration))).toEqual(new Set(['none', 'assisted', 'generated']));
    expect(new Set(POSTS.map((post) => post.editor))).toEqual(new Set(['editor1', 'editor2']));
  });
});

describe('dates', () => {
  it('drafts on working days between 2026-08-24 and 2026-11-20, in order', () => {
    const days = POSTS.map((post) => post.day);
    expect([...days].sort()).toEqual(days);
    for (const day of days) {
      expect(day).toMatch(/^2026-\d{2}-\d{2}$/);
      expect(day >= '2026-08-24' && day <= '2026-11-20').toBe(true);
      expect([0, 6]).not.toContain(new Date(`${day}T00:00:00Z`).getUTCDay());
    }
  });

  it('leaves unfinished business to the last two weeks', () => {
    const open = POSTS.filter((post) => !post.fate.kind.startsWith('released'));
    expect(open.filter((post) => post.day < '2026-11-09').map((post) => post.key)).toStrictEqual([]);
  });

  it('names the right weekday in Chinese', () => {
    const wrong: string[] = [];
    let seen = 0;
    for (const post of POSTS) {
      for (const [text, month, day, name] of allText(post).matchAll(/(\d{1,2})月(\d{1,2})日（(?:星期|周)(.)）/g)) {
        seen += 1;
        if (WEEKDAYS[weekday(Number(month), Number(day))] !== name) wrong.push(`${post.key}: ${text}`);
      }
    }
    expect(wrong).toStrictEqual([]);
    expect(seen).toBeGreaterThan(60);
  });

  it('names the right weekday in English', () => {
    const pattern = new RegExp(`(${ENGLISH_WEEKDAYS.join('|')}) (\\d{1,2}) (${ENGLISH_MONTHS.join('|')})`, 'g');
    const found = ENGLISH.flatMap((post) => [...allText(post).matchAll(pattern)]);
    expect(found.length).toBeGreaterThan(2);
    for (const [text, name, day, month] of found) {
      const index = weekday(ENGLISH_MONTHS.indexOf(month ?? '') + 8, Number(day));
      expect(`${text}: ${ENGLISH_WEEKDAYS[index]}`).toBe(`${text}: ${name}`);
    }
  });

  it('shows a post for a while after its drafting', () => {
    for (const post of POSTS) {
      for (const moment of [post.displayFrom, post.displayUntil]) {
        if (moment === undefined) continue;
        expect(new Date(moment).toISOString()).toBe(moment);
        expect(moment.slice(0, 10) > post.day).toBe(true);
      }
    }
  });
});

describe('texts', () => {
  it.each(POSTS.map((post) => [post.key, post] as const))('%s has a sensible length', (_key, post) => {
    const body = plainText(post.body).length;
    const factor = post.locale === 'en' ? 4 : 1;
    expect(body).toBeGreaterThanOrEqual(150);
    expect(body).toBeLessThanOrEqual(600 * factor);
    expect(post.title.length).toBeLessThanOrEqual(40 * factor);
    expect(post.summary.length).toBeLessThanOrEqual(80 * factor);
    if (post.cover) expect(post.cover.alt.length).toBeGreaterThan(3);
  });

  it('pairs its Chinese quotation marks, brackets and title marks', () => {
    for (const post of CHINESE) {
      for (const pair of ['“”', '（）', '《》']) {
        const [open = '', close = ''] = pair;
        expect([post.key, pair, allText(post).split(open).length]).toEqual([
          post.key,
          pair,
          allText(post).split(close).length,
        ]);
      }
    }
  });

  it('has no half-width punctuation between Chinese characters', () => {
    for (const post of CHINESE) expect(allText(post)).not.toMatch(/[\u4e00-\u9fff][,;:!?][\u4e00-\u9fff]/);
  });
});

describe('blocks', () => {
  it('splits bold runs and refuses an odd mark', () => {
    expect(runs('a**b**c')).toEqual([{ text: 'a' }, { text: 'b', bold: true }, { text: 'c' }]);
    expect(() => runs('a**b')).toThrow('Unpaired');
  });

  it('writes Strapi blocks', () => {
    expect(toBlocks([p('甲**乙**'), ul('丙')])).toEqual([
      {
        type: 'paragraph',
        children: [
          { type: 'text', text: '甲' },
          { type: 'text', text: '乙', bold: true },
        ],
      },
      {
        type: 'list',
        format: 'unordered',
        children: [{ type: 'list-item', children: [{ type: 'text', text: '丙' }] }],
      },
    ]);
  });

  it('leaves no empty text and no stray mark', () => {
    for (const post of POSTS) {
      expect(JSON.stringify(toBlocks(post.body))).not.toMatch(/"text":""|\*\*/);
      expect(JSON.stringify(toBlocks(post.body))).not.toMatch(/"children":\[\]/);
    }
  });
});

describe('covers', () => {
  it('draws a different picture for every post that has one', () => {
    const covered = POSTS.flatMap((post) =>
      post.cover ? [drawSvg(post.cover.motif, seedOf(post.key), post.theme)] : [],
    );
    expect(covered.length).toBeGreaterThan(50);
    expect(new Set(covered).size).toBe(covered.length);
  });

  it.each(MOTIFS)('%s is deterministic, well-formed and without lettering', (motif) => {
    const svg = drawSvg(motif, 7);
    expect(drawSvg(motif, 7)).toBe(svg);
    expect(drawSvg(motif, 8)).not.toBe(svg);
    expect(svg).not.toMatch(/NaN|undefined|<text/);
  });

  it('makes a PNG of 1200 × 675', async () => {
    const png = await draw('turbines', 1);
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 675]);
    expect((await draw('turbines', 1)).equals(png)).toBe(true);
  });
});
