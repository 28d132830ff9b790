import type { FindingFacts, FreshnessFacts, ReportFacts, ReviewFacts, WordCheckFacts } from './facts';
import type { Block, Section } from './model';
import { numbers, words, type Writer } from './writer';

type Names = Readonly<Record<string, { zh: string; en: string }>>;

/** Categories of findings that other checks of review have. */
const REVIEW_CATEGORIES: Names = {
  'ai-label': { zh: 'AI 标识', en: 'AI label' },
  source: { zh: '稿源', en: 'Sources' },
  proof: { zh: '校对', en: 'Proofreading' },
  content: { zh: '内容结构', en: 'Content' },
  other: { zh: '其他', en: 'Other' },
};

const ORIGINS: Names = {
  patrol: { zh: '自查', en: 'own patrol' },
  notice: { zh: '上级通报', en: 'a superior’s notice' },
  report: { zh: '读者反映', en: 'a reader’s report' },
  check: { zh: '线上复查', en: 'a check of what is live' },
};

const RECALL_CATEGORIES: Names = {
  privacy: { zh: '个人信息与涉密', en: 'privacy and secrecy' },
  rights: { zh: '版权与稿源', en: 'rights and sources' },
  instruction: { zh: '上级要求', en: 'instruction' },
  outdated: { zh: '过期或变更', en: 'outdated' },
  duplicate: { zh: '重复', en: 'duplicate' },
  error: { zh: '内容有误', en: 'error in the content' },
  other: { zh: '其他', en: 'other' },
};

const SEVERITIES: Names = {
  block: { zh: '禁用（已放行）', en: 'blocking, waived' },
  warn: { zh: '警告', en: 'warning' },
  info: { zh: '提示', en: 'hint' },
};

const nameOf = (w: Writer, names: Names, code: string): string => {
  const found = Object.hasOwn(names, code) ? names[code] : undefined;
  return found ? w.say(found.zh, found.en) : code;
};
const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
const note = (text: string): Block => ({ kind: 'note', text });

const noPlugin = (w: Writer, zh: string, en: string): Block[] => [
  paragraph(
    w.say(
      `本系统没有安装${zh}插件，本节没有数据。`,
      `The plugin ${en} is not installed, so there is no data for this section.`,
    ),
  ),
];

/** What comes after the balance: reviews, findings, corrections, recalls, freshness. */
export function reviewSections(w: Writer, { review, wordCheck, freshness }: ReportFacts): Section[] {
  const of = (build: (facts: ReviewFacts) => Block[]): Block[] =>
    review === null ? noPlugin(w, '审核', 'review') : build(review);
  return [
    { level: 1, title: w.say('审核时长', 'Review turnaround'), blocks: of((facts) => turnaround(w, facts)) },
    {
      level: 1,
      title: w.say('发布前检查', 'Findings before release'),
      blocks: of((facts) => findings(w, facts, wordCheck)),
    },
    { level: 1, title: w.say('发布后更正', 'Corrections after release'), blocks: of((facts) => corrections(w, facts)) },
    { level: 1, title: w.say('撤稿', 'Recalls'), blocks: of((facts) => recalls(w, facts)) },
    { level: 1, title: w.say('更新时限', 'Freshness'), blocks: freshnessBlocks(w, freshness) },
  ];
}

function turnaround(w: Writer, { turnaround: { workflows, all, emergencies, again }, returns }: ReviewFacts): Block[] {
  const source = note(
    w.say(
      '来源：审核记录（签发时间在本期内的稿件；退回在本期内的送审）。时长按自然小时，从签发的那一次提交起算，到签发为止；紧急签发不计时长。中位数与 90 分位按名次取：从短到长第 n×50%、n×90% 位，不是整数的进一位。不足 3 篇的流程只列篇数。不按人统计。',
      'Source: review’s records (releases, and returns to the author, within the period). Hours run around the clock from the submit of what was released to its release; emergency releases are not timed. Median and 90th percentile by rank: from the shortest, place n×50 % and n×90 %, rounded up. Of a workflow with fewer than 3 only the number is given. Nothing is counted by person.',
    ),
  );
  if (all.count + emergencies + returns.all === 0)
    return [paragraph(w.say('本期没有签发，也没有退回。', 'Nothing was released or returned in this period.')), source];
  const keys = [...new Map([...workflows, ...returns.workflows].map(({ group, name }) => [group, name]))];
  const rows = keys.map(([group, name]) => {
    const span = workflows.find((one) => one.group === group);
    const back = returns.workflows.find((one) => one.group === group)?.count ?? 0;
    return [name, String(span?.count ?? 0), w.hours(span?.median ?? null), w.hours(span?.p90 ?? null), String(back)];
  });
  const total = [w.say('合计', 'All'), String(all.count), w.hours(all.median), w.hours(all.p90), String(returns.all)];
  const extra = w.sentences([
    emergencies === 0
      ? ''
      : w.say(
          `另有紧急签发 ${emergencies} 篇。`,
          `Besides, ${w.some(emergencies, '', 'emergency release', 'emergency releases')}.`,
        ),
    again === 0
      ? ''
      : w.say(
          `签发中有 ${again} 篇是改后再次发布。`,
          `Of the releases, ${again} ${again === 1 ? 'was' : 'were'} of a text that had been live before.`,
        ),
  ]);
  return [
    {
      kind: 'table',
      caption: w.say('从提交到签发的时长，按流程', 'From submit to release, by workflow'),
      columns: [
        words(w.say('流程', 'Workflow')),
        numbers(w.say('签发（篇）', 'Released')),
        numbers(w.say('中位（小时）', 'Median (h)')),
        numbers(w.say('90 分位（小时）', '90th percentile (h)')),
        numbers(w.say('退回作者（次）', 'Returned')),
      ],
      rows: [...rows, total],
    },
    ...(extra === '' ? [] : [paragraph(extra)]),
    source,
  ];
}

/** Findings of fewer than three are not told apart. */
const FEWEST = 3;
const sum = (rows: readonly FindingFacts[], of: 'noted' | 'waived'): number =>
  rows.reduce((all, row) => all + row[of], 0);

/** Every category with each of its severities, once. */
function groupsOf(rows: readonly FindingFacts[]): Pick<FindingFacts, 'category' | 'severity'>[] {
  return [
    ...new Map(rows.map(({ category, severity }) => [`${severity} ${category}`, { category, severity }])).values(),
  ];
}

function findings(
  w: Writer,
  { findings: { runs, submitted, released } }: ReviewFacts,
  check: WordCheckFacts | null,
): Block[] {
  const names = { ...REVIEW_CATEGORIES, ...check?.categories };
  const source = note(
    w.say(
      '来源：提交时随稿保存的检查结果（提交在本期内）与签发在本期内的稿件所带的结果。被禁用问题拦下的提交不留记录：作者改正或由有权人放行后才能提交，因此表中“禁用”只有已放行的。同一稿件再次提交会再计一次。',
      'Source: what checks found, as kept with each submit within the period, and with each release within it. A submit that a blocking finding stops leaves no record: it passes once the text is mended or the finding waived, so the blocking ones here are those that were waived. A text submitted again counts again.',
    ),
  );
  if (runs === 0 && released.length === 0)
    return [paragraph(w.say('本期没有提交。', 'Nothing was submitted in this period.')), ...rescan(w, check), source];
  const all = sum(submitted, 'noted');
  const left = sum(released, 'noted') - sum(released, 'waived');
  const text = w.say(
    `本期提交 ${runs} 次，检查提出问题 ${all} 处，其中放行 ${sum(submitted, 'waived')} 处。本期签发的稿件在签发时还带有未放行的警告或提示 ${left} 处。`,
    `${w.some(runs, '', 'submit', 'submits')} with ${w.some(all, '', 'finding', 'findings')}, of which ${sum(submitted, 'waived')} waived. What was released still had ${w.some(left, '', 'warning or hint', 'warnings or hints')} that nobody had waived.`,
  );
  if (all + sum(released, 'noted') < FEWEST) return [paragraph(text), ...rescan(w, check), source];
  const rows = groupsOf([...submitted, ...released]).map(({ category, severity }) => {
    const isSame = (one: FindingFacts): boolean => one.category === category && one.severity === severity;
    const [noted, kept] = [submitted.find(isSame), released.find(isSame)];
    return [
      nameOf(w, names, category),
      nameOf(w, SEVERITIES, severity),
      String(noted?.noted ?? 0),
      String(noted?.waived ?? 0),
      String((kept?.noted ?? 0) - (kept?.waived ?? 0)),
    ];
  });
  const table: Block = {
    kind: 'table',
    caption: w.say('检查提出的问题，按类别', 'Findings by kind'),
    columns: [
      words(w.say('类别', 'Kind')),
      words(w.say('程度', 'Severity')),
      numbers(w.say('提交时（处）', 'At submits')),
      numbers(w.say('放行（处）', 'Waived')),
      numbers(w.say('签发时未改（处）', 'Left at release')),
    ],
    rows,
  };
  return [paragraph(text), table, ...rescan(w, check), source];
}

function rescan(w: Writer, check: WordCheckFacts | null): Block[] {
  if (check === null) return noPlugin(w, '字词检查', 'word-check');
  if (check.rescan === null)
    return [paragraph(w.say('本期没有对线上内容重新检查。', 'What is live was not checked again in this period.'))];
  const { endedAt, total, items, block, warn, info } = check.rescan;
  return [
    paragraph(
      w.say(
        `本期最后一次全部重新检查（${w.time(endedAt)} 结束）：${total} 篇中 ${items} 篇有问题，禁用 ${block} 处、警告 ${warn} 处、提示 ${info} 处。`,
        `The last check of everything within the period (ended ${w.time(endedAt)}): ${items} of ${total} contents had findings; ${block} blocking, ${warn} warnings, ${info} hints.`,
      ),
    ),
  ];
}

function corrections(w: Writer, { corrections: facts }: ReviewFacts): Block[] {
  const { opened, closed, closedLate, open, overdue, origins } = facts;
  const source = note(
    w.say(
      '来源：纠错单。未办结与逾期按期末（期间未结束的按生成时间）计。',
      'Source: correction cases. Open and overdue are as of the end of the period, or as of now while it is running.',
    ),
  );
  if (opened + closed + open === 0)
    return [paragraph(w.say('本期没有纠错单。', 'There were no correction cases.')), source];
  const by = origins.map(({ origin, opened: n }) => `${nameOf(w, ORIGINS, origin)} ${n}`);
  return [
    paragraph(
      w.sentences([
        w.say(
          `本期立单 ${opened} 张，办结 ${closed} 张，其中逾期办结 ${closedLate} 张；期末未办结 ${open} 张，其中已逾期 ${overdue} 张。`,
          `Opened: ${opened}. Closed: ${closed}, of which late: ${closedLate}. Open at the end: ${open}, of which overdue: ${overdue}.`,
        ),
        by.length === 0 ? '' : w.say(`立单来源：${w.list(by)}。`, `Found by: ${w.list(by)}.`),
      ]),
    ),
    source,
  ];
}

function recalls(w: Writer, { recalls: facts }: ReviewFacts): Block[] {
  const { count, categories, confirmed, unconfirmed, openPlaces, silent, median, longest } = facts;
  const source = note(
    w.say(
      '来源：撤稿记录与各渠道回执。分钟数从撤稿起，到最后一处确认下线为止；曾确认展示而没有确认下线的地方，算未确认。原因按撤稿理由中的用词归类，没有对应用词的归“其他”；不足 3 次不分类。',
      'Source: recalls and the receipts of channels. Minutes run from the recall to the last place that confirmed its removal; a place that had confirmed to show it and has not confirmed its removal is not yet confirmed. Reasons are sorted by the words in them, others count as other; fewer than 3 are not told apart.',
    ),
  );
  if (count === 0) return [paragraph(w.say('本期没有撤稿。', 'There were no recalls.')), source];
  const by = categories.map(({ category, count: n }) => `${nameOf(w, RECALL_CATEGORIES, category)} ${n}`);
  const times =
    confirmed === 0
      ? ''
      : w.say(
          `从撤稿到确认下线：中位 ${w.minutes(median)} 分钟，最长 ${w.minutes(longest)} 分钟。`,
          `From recall to confirmed removal: median ${w.minutes(median)} minutes, longest ${w.minutes(longest)} minutes.`,
        );
  return [
    paragraph(
      w.sentences([
        w.say(
          `撤稿 ${count} 次：已确认下线 ${confirmed} 次，未全部确认 ${unconfirmed} 次（还差 ${openPlaces} 处），没有回执 ${silent} 次。`,
          `Recalls: ${count}. Confirmed as gone: ${confirmed}; not yet: ${unconfirmed} (places left: ${openPlaces}); without any receipt: ${silent}.`,
        ),
        times,
        by.length === 0 ? '' : w.say(`原因：${w.list(by)}。`, `Reasons: ${w.list(by)}.`),
      ]),
    ),
    source,
  ];
}

const FRESHNESS: Readonly<Record<FreshnessFacts['rows'][number]['state'], { zh: string; en: string }>> = {
  late: { zh: '逾期', en: 'late' },
  blank: { zh: '空白', en: 'blank' },
  soon: { zh: '将到期', en: 'due soon' },
  fresh: { zh: '未到期', en: 'in time' },
  free: { zh: '没有时限', en: 'no limit' },
};

function freshnessBlocks(w: Writer, freshness: FreshnessFacts | null): Block[] {
  if (freshness === null || freshness.rows.length === 0)
    return [
      paragraph(
        w.say(
          '没有栏目或账号的更新时限数据，不在本材料内。',
          'There is no data on update limits of columns and accounts: not part of this report.',
        ),
      ),
    ];
  const { at, rows } = freshness;
  const counts = (Object.keys(FRESHNESS) as (keyof typeof FRESHNESS)[]).map(
    (state) => `${w.say(FRESHNESS[state].zh, FRESHNESS[state].en)} ${rows.filter((row) => row.state === state).length}`,
  );
  const dayOr = (time: string | null): string => (time === null ? '—' : w.day(time));
  return [
    paragraph(w.say(`截至 ${w.time(at)}：${w.list(counts)}。`, `As of ${w.time(at)}: ${w.list(counts)}.`)),
    {
      kind: 'table',
      caption: w.say('栏目与账号', 'Columns and accounts'),
      columns: [
        words(w.say('栏目或账号', 'Column or account')),
        words(w.say('状态', 'State')),
        words(w.say('最近更新', 'Last update')),
        words(w.say('应在此前更新', 'Due before')),
      ],
      rows: rows.map(({ name, state, lastAt, dueAt }) => [
        name,
        nameOf(w, FRESHNESS, state),
        dayOr(lastAt),
        dayOr(dueAt),
      ]),
    },
    note(w.say('来源：更新时限。', 'Source: the board of update limits.')),
  ];
}
