import { EMPTY, FULL, HARMLESS, HOSTILE, HOSTILE_FACTS, OFFSETS, WEBSITE } from '../../../../test-support/report-facts';
import type { ReportFacts } from './facts';
import type { Block, ReportDocument, ReportLanguage } from './model';
import { plainLine } from './model';
import { writeReport } from './report';

const write = (facts: ReportFacts, language: ReportLanguage = 'zh') => writeReport(facts, language, OFFSETS);
const blocksOf = ({ sections }: ReportDocument, title: string): Block[] =>
  sections.find((section) => section.title.includes(title))?.blocks ?? [];
const wordsOf = (report: ReportDocument, title: string): string =>
  blocksOf(report, title)
    .flatMap((block) => ('text' in block ? [block.text] : 'items' in block ? block.items : []))
    .join('\n');
const rowsOf = (report: ReportDocument, title: string): string[][] =>
  blocksOf(report, title).flatMap((block) => (block.kind === 'table' ? block.rows : []));
const outline = ({ sections }: ReportDocument) =>
  sections.map(({ level, blocks }) => [level, blocks.map(({ kind }) => kind)]);

/** Every number here was worked out by hand from the counts in the test's facts. */
describe('October 2026', () => {
  const zh = write(FULL);

  it('says what it is about and when it was made', () => {
    expect(zh.title).toBe('2026 年 10 月宣传内容研判材料');
    expect(zh.facts.map(({ value }) => value)).toEqual([
      '2026-10-01 00:00 起，2026-11-01 00:00 止（不含），Asia/Shanghai 时间',
      ...['期间已结束', '2026 年 9 月', '2026-11-02 09:30'],
    ]);
    expect(wordsOf(zh, '一、各渠道平衡度')).toMatch(
      /^全部渠道平衡度 90 \/ 100.+园区网站 80（×1）、园区大屏 100（×1）。/,
    );
  });

  it('compares each channel with its plan and with the period before', () => {
    expect(rowsOf(zh, '园区网站')).toEqual([
      ['产业宣传', '40 %', '30', '60 %', '+20', '−10', '13', '65 %', '30'],
      ['理想信念', '25 %', '8', '16 %', '−9', '4.5', '2', '10 %', '8'],
      ['政策引导', '20 %', '8', '16 %', '−4', '2', '2', '10 %', '8'],
      ['民生服务', '15 %', '4', '8 %', '−7', '3.5', '3', '15 %', '5'],
    ]);
    const words = wordsOf(zh, '园区网站');
    expect(words).toContain(
      '平衡度 80 / 100：每 100 篇里有 20 篇超出计划主题。计入 50 篇，按此篇数最多可达 99。另有 2 篇没有主题',
    );
    expect(words).toContain('按期末目标，计划未实现：产业宣传 +20、理想信念 −9、民生服务 −7（个百分点）');
    expect(words).toContain('按期初目标，计划已实现');
    expect(words).toContain('上一期（2026 年 9 月）平衡度 75，20 篇。变化 +5。');
    expect(words).toContain('期末冻结时（2026-11-01 00:05）：51 篇，平衡度 81.18。');
    expect(words).toContain('GET /balance/meter?channel=website&from=2026-10-01&to=2026-11-01');
    expect(wordsOf(zh, '园区大屏')).toContain(
      '按期末目标，计划已实现：每个主题的占比与目标相差都不超过 5 个百分点。期初目标与此相同。',
    );
    expect(wordsOf(zh, '园区大屏')).toContain('按屏幕实际播放秒数计：平衡度 85（合计 1500）。');
    expect(wordsOf(zh, '公众号')).toContain('本期没有计入的发布');
  });

  it('tells how reviews, findings, corrections and recalls went', () => {
    expect(rowsOf(zh, '审核时长')).toEqual([
      ['三审', '9', '26', '50.3', '4'],
      ['紧急', '2', '—', '—', '0'],
      ['合计', '11', '25', '50.3', '4'],
    ]);
    expect(rowsOf(zh, '发布前检查')).toEqual([
      ['字词', '警告', '12', '1', '4'],
      ['个人信息', '禁用（已放行）', '1', '1', '0'],
      ['稿源', '提示', '2', '0', '0'],
    ]);
    expect(wordsOf(zh, '发布前检查')).toContain(
      '本期提交 17 次，检查提出问题 15 处，其中放行 2 处。本期签发的稿件在签发时还带有未放行的警告或提示 4 处。',
    );
    expect(wordsOf(zh, '发布后更正')).toContain(
      '本期立单 4 张，办结 3 张，其中逾期办结 1 张；期末未办结 2 张，其中已逾期 1 张。立单来源：上级通报 1、自查 3。',
    );
    expect(wordsOf(zh, '撤稿')).toContain('中位 0.5 分钟，最长 12 分钟。原因：过期或变更 1、内容有误 2。');
    expect(rowsOf(zh, '更新时限').map(([name, state]) => [name, state])).toEqual([
      ['通知公告', '未到期'],
      ['办事指南', '逾期'],
      ['人才公寓', '空白'],
    ]);
  });

  it('draws what follows by rules', () => {
    expect(wordsOf(zh, '下一步').split('\n')).toEqual([
      '园区网站：按本期数字，此后再发理想信念 8 篇、政策引导 4 篇、民生服务 5 篇，各主题即回到目标 ±5 个百分点以内（最少篇数）。',
      '园区网站：2 篇没有主题，改稿时请选定主题。',
      '逾期纠错单 1 张，请办结。',
      '撤稿后还有 2 处未确认下线，请逐处核实。',
      '最近一次全部重新检查有禁用问题 1 处，请核对并更正。',
      '已过更新时限，请更新：办事指南。',
      '没有内容，请补充：人才公寓。',
    ]);
  });

  it('says the same in English, number by number', () => {
    const en = write(FULL, 'en');
    expect(outline(en)).toEqual(outline(zh));
    const figures = (report: ReportDocument): string[][][] =>
      report.sections.flatMap(({ blocks }) =>
        blocks.flatMap((block) =>
          block.kind === 'table' ? [block.rows.map((row) => row.filter((cell) => /^[−+\d—]/.test(cell)))] : [],
        ),
      );
    expect(figures(en)).toEqual(figures(zh));
    expect(en.title).toBe('Analysis report, October 2026');
    expect(wordsOf(en, 'Balance by channel')).toContain('园区网站 80 (×1), 园区大屏 100 (×1).');
    expect(wordsOf(en, 'next steps')).toContain('publish 8 on 理想信念, 4 on 政策引导, 5 on 民生服务');
    expect(JSON.stringify(en)).not.toMatch(/undefined|NaN/);
  });
});

describe('a month in which nothing happened', () => {
  it.each([
    ['zh', ['没有发布', '没有签发', '没有提交', '没有纠错单', '没有撤稿', '不在本材料内', '没有待办事项']],
    [
      'en',
      [
        'Nothing was published',
        'Nothing was released',
        'Nothing was submitted',
        'no correction cases',
        'no recalls',
        'not part of this report',
        'Nothing follows',
      ],
    ],
  ] as const)('says so in each section (%s)', (language, sayings) => {
    const report = write(EMPTY, language);
    const chapters = report.sections.filter(({ level }) => level === 1);
    for (const [i, saying] of sayings.entries()) expect(wordsOf(report, chapters[i]?.title ?? '?')).toContain(saying);
    expect(report.sections.flatMap(({ blocks }) => blocks).filter(({ kind }) => kind === 'table')).toEqual([]);
  });

  it('and that is not over says as of when', () => {
    expect(write(EMPTY).facts[1]?.value).toBe('期间未结束，数据截至 2026-10-05 10:00');
    expect(write(EMPTY, 'en').facts[1]?.value).toBe('running, as of 2026-10-05 10:00');
  });
});

describe('what is not there', () => {
  it('is said plugin by plugin', () => {
    const report = write({ ...FULL, review: null, wordCheck: null, freshness: null, channels: [], index: null });
    for (const title of ['审核时长', '发布前检查', '发布后更正', '撤稿'])
      expect(wordsOf(report, title)).toBe('本系统没有安装审核插件，本节没有数据。');
    expect(wordsOf(report, '各渠道平衡度')).toBe('还没有渠道。');
    expect(wordsOf(write({ ...FULL, wordCheck: null }), '发布前检查')).toContain('没有安装字词检查插件');
  });

  it('is not judged: four posts, no targets, an unreachable plan', () => {
    const few = {
      ...WEBSITE,
      n: 4,
      index: 60,
      targetsFrom: null,
      plan: [],
      reachable: false,
      themes: WEBSITE.themes.map((theme, i) => ({ ...theme, count: i === 0 ? 4 : 0 })),
    };
    const [channel] = FULL.channels;
    if (!channel) throw new Error('no channel');
    const report = write({ ...FULL, channels: [{ ...channel, reading: few }] });
    expect(wordsOf(report, '园区网站')).toContain('不足 5 篇，只列数字');
    expect(wordsOf(report, '下一步')).toContain('只增加篇数达不到目标');
    expect(wordsOf(report, '下一步')).toContain('尚未设定主题目标');
  });

  it('is said of targets that were set after the period', () => {
    const [channel] = FULL.channels;
    if (!channel) throw new Error('no channel');
    const at = (targetsFrom: string): string =>
      wordsOf(write({ ...FULL, channels: [{ ...channel, reading: { ...WEBSITE, targetsFrom } }] }), '园区网站');
    expect(at('2026-10-31T15:59:59.000Z')).toContain('目标自 2026-10-31 23:59 起生效。');
    expect(at('2026-10-31T16:00:00.000Z')).toContain(
      '本期还没有设定目标，按最早设定的目标（2026-11-01 00:00 起）计算。',
    );
  });

  it('leaves findings of fewer than three together', () => {
    const { review } = FULL;
    if (!review) throw new Error('no review');
    const submitted = [{ category: 'personal-data', severity: 'warn', noted: 2, waived: 0 }];
    const report = write({ ...FULL, review: { ...review, findings: { runs: 5, submitted, released: [] } } });
    expect(rowsOf(report, '发布前检查')).toEqual([]);
    expect(wordsOf(report, '发布前检查')).toContain('检查提出问题 2 处');
  });

  it('finds in a release what was submitted in an earlier period', () => {
    const { review } = FULL;
    if (!review) throw new Error('no review');
    const released = [{ category: 'style', severity: 'info', noted: 3, waived: 0 }];
    const report = write({ ...FULL, review: { ...review, findings: { runs: 0, submitted: [], released } } });
    expect(rowsOf(report, '发布前检查')).toEqual([['style', '提示', '0', '0', '3']]);
  });
});

describe('names from outside', () => {
  it('are made plain wherever they stand', () => {
    expect(plainLine(HOSTILE)).toBe(HARMLESS);
    const text = JSON.stringify(write(HOSTILE_FACTS));
    expect(text).toContain(JSON.stringify(HARMLESS).slice(1, -1));
    expect(text).not.toMatch(/\\u202e|\\ud800|\\u0000|\\n/);
  });
});
