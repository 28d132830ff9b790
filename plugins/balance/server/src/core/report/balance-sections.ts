import { bulletGeometry, scaleEnd } from '../bullet-geometry';
import type { ChannelFacts, ReadingFacts, ReportFacts, ThemeFacts, UnitFacts } from './facts';
import type { Bar, Block, Section } from './model';
import { areSameTargets, planOutcome, type PlanOutcome } from './outcome';
import { numbers, words, type Writer } from './writer';

/** So many bars a report draws at most; the tables have every number. */
export const MOST_BARS = 120;

/** Of one channel: the numbers of the meter, whether the plan was met, and the period before. */
export function balanceSections(w: Writer, facts: ReportFacts): Section[] {
  let drawn = 0;
  const channels = facts.channels.map((channel): Section => {
    drawn += channel.reading.themes.length;
    return channelSection(w, facts, channel, drawn <= MOST_BARS);
  });
  return [{ level: 1, title: w.say('各渠道平衡度', 'Balance by channel'), blocks: overall(w, facts) }, ...channels];
}

function overall(w: Writer, { index, channels }: ReportFacts): Block[] {
  const source: Block = {
    kind: 'note',
    text: w.say(
      '来源：平衡度计数（首次发布计一次，按渠道和语言分别计，撤稿不计），各渠道之间不相加；窗口为上述统计期间。',
      'Source: the balance meter’s counts (a post counts once, at its first release, per channel and language; a recalled one does not), never added across channels; window: the period above.',
    ),
  };
  if (channels.length === 0) return [{ kind: 'paragraph', text: w.say('还没有渠道。', 'There are no channels yet.') }];
  if (index === null)
    return [
      {
        kind: 'paragraph',
        text: w.say(
          '本期各渠道都没有发布，没有平衡度。',
          'Nothing was published on any channel in this period, so there is no balance.',
        ),
      },
      source,
    ];
  const parts = channels
    .filter(({ reading }) => reading.index !== null && reading.weight > 0)
    .map(({ reading: { name, index: own, weight } }) => `${name} ${w.number(own)}（×${weight}）`);
  const text = w.say(
    `全部渠道平衡度 ${w.number(index)} / 100，即各渠道平衡度按权重的平均：${w.list(parts)}。`,
    `Overall balance ${w.number(index)} / 100, the mean of the channels by weight: ${w.list(parts).replaceAll('（', ' (').replaceAll('）', ')')}.`,
  );
  return [{ kind: 'paragraph', text }, source];
}

function channelSection(w: Writer, facts: ReportFacts, channel: ChannelFacts, hasBars: boolean): Section {
  const { reading } = channel;
  const sentences = [headline(w, reading), planText(w, facts, channel), compared(w, facts, channel)];
  const blocks: Block[] = sentences.filter((text) => text !== '').map((text) => ({ kind: 'paragraph', text }));
  const asides = [closedText(w, reading), ...unitTexts(w, reading)].filter((text) => text !== '');
  if (reading.n + channel.before.n > 0) blocks.push(themeTable(w, facts, channel));
  if (hasBars && reading.n > 0) blocks.push(bars(w, reading));
  return {
    level: 2,
    title: reading.name,
    blocks: [...blocks, ...asides.map((text): Block => ({ kind: 'paragraph', text })), recount(w, facts, reading)],
  };
}

function headline(w: Writer, { index, n, best, unlabelled }: ReadingFacts): string {
  const left =
    unlabelled === 0
      ? ''
      : w.say(
          `另有 ${w.number(unlabelled, 3)} 篇没有主题，不计入。`,
          `${w.some(unlabelled, '', 'post', 'posts')} without a theme not counted.`,
        );
  if (index === null)
    return w.sentences([
      w.say('本期没有计入的发布，没有平衡度。', 'Nothing was counted in this period, so there is no balance.'),
      left,
    ]);
  const off = w.number(100 - index);
  const sentence =
    off === '0'
      ? w.say(
          `平衡度 ${w.number(index)} / 100：各主题正好符合目标。`,
          `Balance ${w.number(index)} / 100: every theme is exactly as planned.`,
        )
      : w.say(
          `平衡度 ${w.number(index)} / 100：每 100 篇里有 ${off} 篇超出计划主题。`,
          `Balance ${w.number(index)} / 100: of every 100 posts, ${off} are beyond their theme’s plan.`,
        );
  const counted = w.say(
    `计入 ${n} 篇，按此篇数最多可达 ${w.number(best)}。`,
    `Counted: ${w.some(n, '', 'post', 'posts')}, which can reach ${w.number(best)} at best.`,
  );
  return w.sentences([sentence, counted, left]);
}

/** The plan at the end of the period and, where targets changed within it, the one at its begin. */
function planText(w: Writer, facts: ReportFacts, { reading, atBegin }: ChannelFacts): string {
  const { themes, tolerance } = reading;
  const atEnd = Object.fromEntries(themes.map(({ code, target }) => [code, target]));
  const end = planOutcome(themes, atEnd, tolerance);
  if (end.outcome === 'none') return '';
  if (end.outcome === 'few')
    return w.say(
      '不足 5 篇，只列数字，不判断计划是否实现。',
      'Fewer than 5 posts: numbers only; whether the plan was met is not judged.',
    );
  const isRunning = facts.state === 'running';
  const which = isRunning
    ? w.say('按现行目标，截至目前', 'By the targets in force, so far')
    : w.say('按期末目标', 'By the targets at the end of the period');
  const unset =
    reading.targetsFrom === null
      ? w.say('尚未设定目标，按各主题相等计算。', 'No targets are set; equal shares are assumed.')
      : '';
  const isSame = areSameTargets(atEnd, atBegin.targets) && atBegin.tolerance === tolerance;
  const begin = isSame
    ? w.say('期初目标与此相同。', 'The targets at its begin were the same.')
    : outcomeText(
        w,
        w.say('按期初目标', 'By the targets at its begin'),
        planOutcome(themes, atBegin.targets, atBegin.tolerance),
        atBegin.tolerance,
      );
  return w.sentences([unset, outcomeText(w, which, end, tolerance), begin]);
}

function outcomeText(w: Writer, which: string, { outcome, astray }: PlanOutcome, tolerance: number): string {
  if (outcome === 'met')
    return w.say(
      `${which}，计划已实现：每个主题的占比与目标相差都不超过 ${tolerance} 个百分点。`,
      `${which}, the plan is met: every theme’s share is within ${tolerance} points of its target.`,
    );
  const named = astray.map(({ name, points }) => `${name} ${w.signed(points, 1)}`);
  return w.say(
    `${which}，计划未实现：${w.list(named)}（个百分点），超出容差 ${tolerance} 个百分点。`,
    `${which}, the plan is not met: ${w.list(named)} (points), more than the tolerance of ${tolerance}.`,
  );
}

function compared(w: Writer, facts: ReportFacts, { reading, before }: ChannelFacts): string {
  const called = w.period(facts.before);
  if (before.index === null)
    return w.say(
      `上一期（${called}）没有计入的发布，无可对照。`,
      `Nothing was counted in the period before (${called}), so there is nothing to compare with.`,
    );
  const then = w.say(
    `上一期（${called}）平衡度 ${w.number(before.index)}，${before.n} 篇。`,
    `The period before (${called}): balance ${w.number(before.index)}, ${w.some(before.n, '', 'post', 'posts')}.`,
  );
  if (reading.index === null) return then;
  const change = w.signed(reading.index - before.index);
  return w.sentences([then, w.say(`变化 ${change}。`, `Change: ${change}.`)]);
}

function closedText(w: Writer, { closed }: ReadingFacts): string {
  if (!closed) return '';
  return w.say(
    `期末冻结时（${w.time(closed.at)}）：${closed.n} 篇，平衡度 ${w.number(closed.index)}。上列为此后更正的数字。`,
    `As frozen at the close (${w.time(closed.at)}): ${w.some(closed.n, '', 'post', 'posts')}, balance ${w.number(closed.index)}. The figures above are as corrected since.`,
  );
}

function unitTexts(w: Writer, { seconds, positions }: ReadingFacts): string[] {
  const text = (unit: UnitFacts | null | undefined, zh: string, en: string): string =>
    !unit || unit.index === null
      ? ''
      : w.say(
          `${zh}：平衡度 ${w.number(unit.index)}（合计 ${w.number(unit.total)}）。`,
          `${en}: balance ${w.number(unit.index)} (total ${w.number(unit.total)}).`,
        );
  return [
    text(seconds, '按屏幕实际播放秒数计', 'By seconds really played on screens'),
    text(positions, '按列表位置加权计', 'By weighted positions in the feed'),
  ];
}

function themeTable(w: Writer, facts: ReportFacts, { reading, before }: ChannelFacts): Block {
  const earlier = new Map(before.themes.map((theme) => [theme.code, theme]));
  const frozen = reading.closed ? new Map(reading.closed.themes.map(({ code, count }) => [code, count])) : null;
  const columns = [
    words(w.say('主题', 'Theme')),
    numbers(w.say('目标', 'Target')),
    numbers(w.say('篇数', 'Posts')),
    numbers(w.say('占比', 'Share')),
    numbers(w.say('与目标相差（点）', 'Off target (points)')),
    numbers(w.say('还差（篇）', 'Short by (posts)')),
    numbers(w.say('上期篇数', 'Posts before')),
    numbers(w.say('上期占比', 'Share before')),
    ...(frozen ? [numbers(w.say('冻结时篇数', 'Posts at close'))] : []),
  ];
  const hadPosts = before.n > 0;
  const rows = reading.themes.map((theme) => {
    const then = earlier.get(theme.code);
    return [
      theme.name,
      `${theme.target} %`,
      w.number(theme.count, 3),
      reading.n === 0 ? '—' : w.percent(theme.share),
      reading.n === 0 ? '—' : w.signed(theme.share * 100 - theme.target, 1),
      w.number(theme.gap),
      w.number(then?.count ?? 0, 3),
      hadPosts ? w.percent(then?.share ?? 0) : '—',
      ...(frozen ? [w.number(frozen.get(theme.code) ?? 0, 3)] : []),
    ];
  });
  const caption = w.say(
    `${reading.name}：${w.period(facts.period)}各主题`,
    `${reading.name}: themes, ${w.period(facts.period)}`,
  );
  return { kind: 'table', caption, columns, rows };
}

function bars(w: Writer, { name, themes, tolerance }: ReadingFacts): Block {
  const end = scaleEnd(themes, tolerance);
  const barOf = (theme: ThemeFacts): Bar => ({
    label: theme.name,
    value: `${w.percent(theme.share)} / ${theme.target} %`,
    alt: w.say(
      `${theme.name}：占 ${w.percent(theme.share)}，目标 ${theme.target} %，容差 ${tolerance} 个百分点`,
      `${theme.name}: share ${w.percent(theme.share)}, target ${theme.target} %, tolerance ${tolerance} points`,
    ),
    geometry: bulletGeometry(theme, tolerance, end),
  });
  return {
    kind: 'bars',
    caption: w.say(`${name}：占比与目标（横轴 0–${end} %）`, `${name}: shares and targets (axis 0–${end} %)`),
    legend: w.say(
      '深色：占比；斜线：超出容差的部分；浅色带：容差范围；竖线：目标。',
      'Solid: the share. Striped: what is beyond the tolerance. Pale band: the tolerance. Vertical line: the target.',
    ),
    bars: themes.map(barOf),
  };
}

/** Since when the targets are in force that a period was measured by; those of an older period came later. */
function sinceText(w: Writer, { period }: ReportFacts, targetsFrom: string | null): string {
  if (targetsFrom === null) return '';
  const since = w.time(targetsFrom);
  return new Date(targetsFrom).getTime() < period.window.to
    ? w.say(`目标自 ${since} 起生效。`, `Targets in force since ${since}.`)
    : w.say(
        `本期还没有设定目标，按最早设定的目标（${since} 起）计算。`,
        `No targets were set in this period; measured by the first ones (since ${since}).`,
      );
}

/** Where anyone gets the same numbers. */
function recount(w: Writer, facts: ReportFacts, { channel, targetsFrom }: ReadingFacts): Block {
  const [from, to] = [w.day(facts.period.window.from), w.day(facts.period.window.to)];
  const address = `GET /balance/meter?channel=${channel}&from=${from}&to=${to}`;
  const text = w.sentences([
    sinceText(w, facts, targetsFrom),
    w.say(`复核：${address}（含 ${from}，不含 ${to}）。`, `To recount: ${address} (${from} included, ${to} not).`),
  ]);
  return { kind: 'note', text };
}
