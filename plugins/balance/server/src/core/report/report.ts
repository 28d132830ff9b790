import { type OffsetAt } from '../zone';
import { balanceSections } from './balance-sections';
import type { ReportFacts } from './facts';
import { plainTexts, type ReportDocument, type ReportLanguage, type Section } from './model';
import { nextSteps } from './next-steps';
import { reviewSections } from './review-sections';
import { Writer } from './writer';

/** Writes the analysis report (研判材料) from facts: the same facts, language and zone give the same document. */
export function writeReport(facts: ReportFacts, language: ReportLanguage, offsetAt: OffsetAt): ReportDocument {
  const plain = plainTexts(facts);
  const w = new Writer(language, offsetAt);
  const name = w.period(plain.period);
  const sections = [...balanceSections(w, plain), ...reviewSections(w, plain), nextSteps(w, plain), howSection(w)];
  return {
    language,
    title: w.say(`${name}宣传内容研判材料`, `Analysis report, ${name}`),
    facts: aboutFacts(w, plain),
    sections: numbered(sections, w),
  };
}

function aboutFacts(w: Writer, { period, before, state, madeAt, timeZone }: ReportFacts): ReportDocument['facts'] {
  const { from, to } = period.window;
  const states = {
    'to-come': w.say('期间尚未开始', 'the period has not begun'),
    running: w.say(`期间未结束，数据截至 ${w.time(madeAt)}`, `running, as of ${w.time(madeAt)}`),
    over: w.say('期间已结束', 'the period is over'),
  };
  const fact = (zh: string, en: string, value: string) => ({ label: w.say(zh, en), value });
  return [
    fact(
      '统计期间',
      'Period',
      w.say(
        `${w.time(from)} 起，${w.time(to)} 止（不含），${timeZone} 时间`,
        `from ${w.time(from)} to ${w.time(to)} (not included), ${timeZone} time`,
      ),
    ),
    fact('状态', 'State', states[state]),
    fact('对照期间', 'Compared with', w.period(before)),
    fact('生成时间', 'Made at', w.time(madeAt)),
  ];
}

const NUMERALS = '一二三四五六七八九十';

/** Chapters are numbered as official papers are. */
function numbered(sections: readonly Section[], w: Writer): Section[] {
  let chapter = 0;
  return sections.map((section) => {
    if (section.level > 1) return section;
    chapter += 1;
    return { ...section, title: `${w.say(`${NUMERALS[chapter - 1]}、`, `${chapter}. `)}${section.title}` };
  });
}

function howSection(w: Writer): Section {
  return {
    level: 1,
    title: w.say('怎么算的', 'How this is computed'),
    blocks: [
      {
        kind: 'list',
        items: [
          w.say(
            '占比 = 该主题篇数 ÷ 计入篇数。一篇稿件有几个主题的，按千分比分摊，合计一篇。',
            'Share = posts of the theme ÷ posts counted. A post with several themes is divided among them in thousandths and makes one post.',
          ),
          w.say(
            '与目标相差 = 占比 − 目标（百分点）；还差 = 目标 × 计入篇数 ÷ 100 − 篇数，负数为超出。',
            'Off target = share − target, in points; short by = target × posts counted ÷ 100 − posts, negative when over.',
          ),
          w.say(
            '平衡度 = 100 − 各主题相差（绝对值）之和的一半。每期按其期末生效的目标计算，上一期也是。',
            'Balance = 100 − half of the sum of all distances. Each period is measured by the targets in force at its end, the period before too.',
          ),
          w.say(
            '计划实现：每个主题的占比与目标相差都不超过容差（含等于）；不足 5 篇不判断。',
            'A plan is met when every theme’s share is within the tolerance of its target, both ends included; fewer than 5 posts are not judged.',
          ),
          w.say(
            '所列数字都不按人统计，也不含读者数据。',
            'No figure is counted by person, and there is no data of readers.',
          ),
        ],
      },
    ],
  };
}
