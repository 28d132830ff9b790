import type { ChannelFacts, ReportFacts } from './facts';
import type { Section } from './model';
import type { Writer } from './writer';

/** What is missing and what follows from it, by rules only: each line comes from one number above. */
export function nextSteps(w: Writer, facts: ReportFacts): Section {
  const items = [
    ...facts.channels.flatMap((channel) => ofChannel(w, facts, channel)),
    ...ofReview(w, facts),
    ...ofFreshness(w, facts),
  ];
  const none = w.say('按以上数字没有待办事项。', 'Nothing follows from the figures above.');
  return {
    level: 1,
    title: w.say('缺什么、下一步', 'What is missing, next steps'),
    blocks: items.length === 0 ? [{ kind: 'paragraph', text: none }] : [{ kind: 'list', items }],
  };
}

function ofChannel(w: Writer, { state }: ReportFacts, { reading }: ChannelFacts): string[] {
  const { name, plan, reachable, n, unlabelled, targetsFrom, tolerance, themes } = reading;
  const called = new Map(themes.map((theme) => [theme.code, theme.name]));
  const parts = plan.map(({ code, posts }) =>
    w.say(`${called.get(code) ?? code} ${posts} 篇`, `${posts} on ${called.get(code) ?? code}`),
  );
  const when =
    state === 'running'
      ? w.say('本期内', 'in this period')
      : w.say('按本期数字，此后', 'by these figures, from now on');
  return [
    ...(n > 0 && parts.length > 0
      ? [
          w.say(
            `${name}：${when}再发${w.list(parts)}，各主题即回到目标 ±${tolerance} 个百分点以内（最少篇数）。`,
            `${name}: ${when}, publish ${w.list(parts)}, the fewest that bring every theme within ±${tolerance} points of its target.`,
          ),
        ]
      : []),
    ...(n > 0 && !reachable
      ? [
          w.say(
            `${name}：只增加篇数达不到目标；请核对目标为 0 的主题或容差。`,
            `${name}: adding posts alone cannot reach the targets; check themes with target 0, or the tolerance.`,
          ),
        ]
      : []),
    ...(unlabelled > 0
      ? [
          w.say(
            `${name}：${unlabelled} 篇没有主题，改稿时请选定主题。`,
            `${name}: choose a theme for ${w.some(unlabelled, '', 'post', 'posts')} without one.`,
          ),
        ]
      : []),
    ...(targetsFrom === null
      ? [w.say(`${name}：尚未设定主题目标，请设定。`, `${name}: no theme targets are set; set them.`)]
      : []),
  ];
}

function ofReview(w: Writer, { review, wordCheck }: ReportFacts): string[] {
  const { corrections, recalls } = review ?? {};
  const blocking = wordCheck?.rescan?.block ?? 0;
  return [
    ...((corrections?.overdue ?? 0) > 0
      ? [
          w.say(
            `逾期纠错单 ${corrections?.overdue} 张，请办结。`,
            `Close ${w.some(corrections?.overdue ?? 0, '', 'overdue correction case', 'overdue correction cases')}.`,
          ),
        ]
      : []),
    ...((recalls?.openPlaces ?? 0) > 0
      ? [
          w.say(
            `撤稿后还有 ${recalls?.openPlaces} 处未确认下线，请逐处核实。`,
            `Check ${w.some(recalls?.openPlaces ?? 0, '', 'place', 'places')} where a recalled text is not confirmed as gone.`,
          ),
        ]
      : []),
    ...(blocking > 0
      ? [
          w.say(
            `最近一次全部重新检查有禁用问题 ${blocking} 处，请核对并更正。`,
            `The last check of everything found ${w.some(blocking, '', 'blocking finding', 'blocking findings')}; look at them and correct.`,
          ),
        ]
      : []),
  ];
}

function ofFreshness(w: Writer, { freshness }: ReportFacts): string[] {
  const named = (state: string): string[] =>
    (freshness?.rows ?? []).filter((row) => row.state === state).map(({ name }) => name);
  const line = (names: string[], zh: string, en: string): string[] =>
    names.length === 0 ? [] : [w.say(`${zh}：${w.list(names)}。`, `${en}: ${w.list(names)}.`)];
  return [
    ...line(named('late'), '已过更新时限，请更新', 'Past their update limit, to be updated'),
    ...line(named('blank'), '没有内容，请补充', 'Without content, to be filled'),
    ...line(named('soon'), '将到更新时限', 'Soon due for an update'),
  ];
}
