import { createHash } from 'node:crypto';
import { actWords } from './act-words';
import type { Language } from './errors';
import { languageName } from './language-name';
import { parkTime } from './park-time';
import { escapeText } from './preview-html';
import type {
  RecordDecision,
  RecordGroup,
  RecordPerson,
  RecordRelease,
  RecordRound,
  ReviewRecord,
  Standing,
} from './record';
import { RECORD_WORDS, SEVERITY_WORDS, STANDING_WORDS, type RecordWord } from './record-words';

const STYLE = `
@page{size:A4;margin:18mm 15mm}
:root{color-scheme:light}
body{margin:0 auto;max-width:180mm;padding:8mm 4mm;background:#fff;color:#111;font:10.5pt/1.55 "Songti SC","SimSun","Noto Serif SC","Noto Sans SC",serif;overflow-wrap:anywhere}
header{border-bottom:2px solid #111;margin-bottom:5mm}
header p{margin:0}
h1{margin:2mm 0;font-size:18pt;letter-spacing:.15em;text-align:center}
h2{margin:6mm 0 2mm;font-size:12.5pt;break-after:avoid}
h3{margin:4mm 0 1.5mm;font-size:11pt;break-after:avoid}
table{width:100%;margin-block:2mm 3mm;border-collapse:collapse;table-layout:fixed}
th,td{border:1px solid #444;padding:1.2mm 2mm;text-align:start;vertical-align:top;font-weight:normal}
thead{display:table-header-group}
thead th{background:#eee;overflow-wrap:normal;word-break:keep-all}
tr{break-inside:avoid}
.decisions th:first-child{width:34mm}
.decisions th:nth-child(2){width:44mm}
.decisions th:nth-child(3){width:34mm}
.rows th:first-child{width:14mm}
.rows th:nth-child(2){width:34mm}
.rows th:nth-child(4){width:58mm}
.facts th{width:34mm;background:#f4f4f4}
code{font:9pt/1.5 ui-monospace,"Cascadia Mono",Menlo,monospace}
.banner{border:3px solid #8a1c0a;padding:2mm 4mm;margin:4mm 0;color:#8a1c0a;break-inside:avoid}
.void{text-decoration:line-through}
.words{white-space:pre-wrap}
footer{margin-top:6mm;border-top:1px solid #111;font-size:9.5pt}
ul{margin:1mm 0;padding-inline-start:6mm}
@media (max-width:40rem){table{table-layout:auto}th,td{width:auto!important}}
@media print{body{max-width:none;padding:0}}
`;

const POLICY =
  "default-src 'none'; img-src 'none'; base-uri 'none'; form-action 'none'; " +
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`;

/** The headers of the form: no script, nothing from elsewhere, no copy on the way. */
export const RECORD_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': `${POLICY}; frame-ancestors 'self'`,
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
};

/** Files that lie beside the form in an evidence pack, as links. */
export interface Beside {
  path: string;
  /** What it is, in the language of the form. */
  words: string;
}

/** How a language parts words. */
const MARKS = {
  zh: { colon: '：', comma: '，', list: '、', clause: '。', stop: '。', open: '（', close: '）' },
  en: { colon: ': ', comma: ', ', list: ', ', clause: '; ', stop: '. ', open: ' (', close: ')' },
} as const;

/** Writes the parts of one form: its language and zone are the same throughout. */
class Form {
  readonly marks: (typeof MARKS)[Language];

  constructor(
    private readonly language: Language,
    private readonly timeZone: string,
  ) {
    this.marks = MARKS[language];
  }

  word(key: RecordWord, values: Readonly<Record<string, string | number>> = {}): string {
    const sentence: string = RECORD_WORDS[key][this.language];
    return escapeText(sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name])));
  }

  time(iso: string | null): string {
    if (iso === null || iso === '') return '';
    return `<time datetime="${escapeText(iso)}">${escapeText(this.plainTime(iso))}</time>`;
  }

  plainTime = (iso: string): string => parkTime(iso, this.timeZone, this.language);

  /** A table of facts, those without a value left out. Values are HTML. */
  facts(rows: readonly (readonly [RecordWord, string | null])[]): string {
    const lines = rows
      .filter(([, value]) => value !== null && value !== '')
      .map(([key, value]) => `<tr><th scope="row">${this.word(key)}</th><td>${value}</td></tr>`);
    return `<table class="facts"><tbody>${lines.join('')}</tbody></table>`;
  }

  /** A table with a head; cells are HTML. `kind` is its class, for the widths of its columns. */
  table(head: readonly RecordWord[], rows: readonly (readonly string[])[], kind = 'plain'): string {
    const heads = head.map((key) => `<th scope="col">${this.word(key)}</th>`).join('');
    const lines = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('');
    return `<table class="${kind}"><thead><tr>${heads}</tr></thead><tbody>${lines}</tbody></table>`;
  }

  section(key: RecordWord, html: string): string {
    return `<section><h2>${this.word(key)}</h2>${html}</section>`;
  }

  /** What is said of something, in brackets behind it; both are HTML. */
  aside(html: string, said: string): string {
    return `${html}${this.marks.open}${said}${this.marks.close}`;
  }

  person({ name, unit, post }: RecordPerson): string {
    const place = [unit, post].filter(Boolean).join(' ');
    return place === '' ? escapeText(name) : this.aside(escapeText(name), escapeText(place));
  }

  decisions(decisions: readonly RecordDecision[]): string {
    if (decisions.length === 0) return `<p>${this.word('undecided')}</p>`;
    return this.table(
      ['decision', 'by', 'at', 'opinion'],
      decisions.map((decision) => {
        const kind = escapeText(actWords(decision.kind)[this.language]);
        return [
          this.standing(kind, decision.standing),
          `${this.person(decision.by)}${decision.for === null ? '' : `${this.marks.comma}${this.word('forWhom', { name: decision.for.name })}`}`,
          this.time(decision.at),
          `<span class="words">${escapeText(decision.comment ?? '')}</span>`,
        ];
      }),
      'decisions',
    );
  }

  /** Something that counts or does not, struck through then; `html` is HTML already. */
  standing(html: string, standing: Standing): string {
    const words = escapeText(STANDING_WORDS[standing][this.language]);
    return this.aside(standing === 'valid' ? html : `<span class="void">${html}</span>`, words);
  }

  /** A list; items are HTML. */
  list(items: readonly string[]): string {
    return items.length === 0 ? '' : `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
  }

  group({ isExtra, rule, people }: RecordGroup): string {
    const names = people.map((one) => `${this.person(one)}${one.hasVeto ? ` [${this.word('veto')}]` : ''}`);
    const { colon, list, clause, stop } = this.marks;
    const kind = isExtra ? `${this.word('extra')}${colon}` : '';
    const asked = names.join(list) || this.word('none');
    return `<p>${this.word('asked')}${colon}${kind}${asked}${clause}${escapeText(rule[this.language])}${stop.trim()}</p>`;
  }
}

/** A language by its name and its code. */
function localeHtml(form: Form, code: string, language: Language): string {
  const shown = `<code>${escapeText(code)}</code>`;
  const name = languageName(code, language);
  return name === code ? shown : form.aside(escapeText(name), shown);
}

function subjectHtml(form: Form, record: ReviewRecord, language: Language): string {
  const { run } = record;
  return form.facts([
    ['title', escapeText(record.title)],
    ['type', escapeText(record.type)],
    ['locale', localeHtml(form, record.locale, language)],
    ['document', `<code>${escapeText(`${record.uid}/${record.documentId}`)}</code>`],
    ['digest', `<code>${escapeText(record.digest)}</code><br>${form.word(record.isCurrent ? 'current' : 'changed')}`],
    [
      'workflow',
      run &&
        `${form.aside(escapeText(run.workflow.name), `<code>${escapeText(run.workflow.key)}</code>`)}${form.marks.comma}${form.word('version', { version: run.workflow.version })}`,
    ],
    ['run', run && String(run.id)],
    ['state', run && escapeText(run.state[language])],
    ['submitted', run && `${escapeText(run.submittedBy)}${form.marks.comma}${form.time(run.submittedAt)}`],
    ['ended', run && form.time(run.endedAt)],
  ]);
}

function emergencyHtml(form: Form, release: RecordRelease | null): string {
  if (!release?.emergency) return '';
  const { by, dueAt, reviewedAt } = release.emergency;
  const due = form.plainTime(dueAt);
  const said =
    reviewedAt === null
      ? form.word('emergencyOpen', { due })
      : form.word('emergencyDone', { due, done: form.plainTime(reviewedAt) });
  const people = by.map(
    (one) =>
      `<li>${form.person(one)}${form.marks.comma}${form.time(one.at)}${form.marks.colon}${escapeText(one.reason)}</li>`,
  );
  return `<div class="banner" role="note"><strong>${form.word('emergency')}</strong><p>${said}</p><ul>${people.join('')}</ul></div>`;
}

function levelsHtml(form: Form, { levels, outside }: ReviewRecord): string {
  const parts = levels.map(
    ({ name, groups, decisions }) =>
      `<h3>${escapeText(name)}</h3>${groups.map((group) => form.group(group)).join('')}${form.decisions(decisions)}`,
  );
  const emergency = outside.length > 0 ? form.section('outside', form.decisions(outside)) : '';
  return form.section('levels', parts.join('')) + emergency;
}

function roundHtml(form: Form, { name, people, rule, signatures, findings }: RecordRound): string {
  const asked = rule === null ? '' : form.group({ isExtra: false, rule, people: people.map(withoutVeto) });
  const signed = signatures.map(({ by, standing, at, checklist }) => [
    form.standing(form.person(by), standing),
    form.time(at),
    form.list(checklist.map(({ text, answer }) => `${escapeText(text)}${form.marks.colon}${form.word(answer)}`)),
  ]);
  const table = signed.length > 0 ? form.table(['by', 'at', 'checklist'], signed) : `<p>${form.word('undecided')}</p>`;
  const found = findings.map(({ text, by, closed }) => [
    form.aside(escapeText(text), form.word('foundBy', { name: by.name })),
    closed === null ? form.word('open') : form.word(closed.how, { name: closed.by.name }),
    form.time(closed?.at ?? null),
  ]);
  return `<h3>${escapeText(name)}</h3>${asked}${rule === null ? '' : table}${found.length > 0 ? form.table(['finding', 'state', 'at'], found) : ''}`;
}

const withoutVeto = (person: RecordPerson): RecordPerson & { hasVeto: boolean } => ({ ...person, hasVeto: false });

function roundsHtml(form: Form, { rounds }: ReviewRecord): string {
  return rounds.length === 0 ? '' : form.section('rounds', rounds.map((round) => roundHtml(form, round)).join(''));
}

/** Who signed, each once with both capacities: whoever reviews and proofreads is seen to do both. */
function capacitiesHtml(form: Form, { capacities }: ReviewRecord): string {
  if (capacities.length === 0) return '';
  const named = (names: string[]): string => names.map(escapeText).join(form.marks.list) || '—';
  const rows = capacities.map(({ by, reviews, proofs }) => [form.person(by), named(reviews), named(proofs)]);
  return form.section('capacities', form.table(['by', 'reviews', 'proofs'], rows));
}

function findingsHtml(form: Form, { findings, waivers }: ReviewRecord, language: Language): string {
  const rows = findings.map(({ severity, path, text, message, waived }) => [
    escapeText(SEVERITY_WORDS[severity][language]) + (waived ? `<br>${form.word('waived')}` : ''),
    `<code>${escapeText(path)}</code>`,
    `${escapeText(text)}<br>${escapeText(message)}`,
  ]);
  const found = rows.length > 0 ? form.table(['state', 'place', 'finding'], rows) : `<p>${form.word('none')}</p>`;
  const waived = waivers.map(({ finding, reason, by, at }) => [
    escapeText(finding),
    `<span class="words">${escapeText(reason)}</span>`,
    form.person(by),
    form.time(at),
  ]);
  const waiverTable =
    waived.length > 0 ? form.section('waivers', form.table(['finding', 'reason', 'by', 'at'], waived)) : '';
  return form.section('findings', found) + waiverTable;
}

function releaseHtml(form: Form, { release }: ReviewRecord): string {
  if (release === null) return form.section('release', `<p>${form.word('notReleased')}</p>`);
  const { recall, receipts } = release;
  const facts = form.facts([
    ['releaseNumber', String(release.id)],
    ['state', form.word(release.state)],
    ['releasedBy', escapeText(release.by)],
    ['at', form.time(release.at)],
  ]);
  const down = recall
    ? form.section(
        'recall',
        form.facts([
          ['recalledBy', escapeText(recall.by)],
          ['at', form.time(recall.at)],
          ['reason', `<span class="words">${escapeText(recall.reason)}</span>`],
        ]),
      )
    : '';
  const rows = receipts.map(({ channel, endpoint, kind, at }) => [
    `${escapeText(channel)} ${endpoint === 'public-api' ? form.word('publicApi') : escapeText(endpoint)}`,
    form.word(kind),
    form.time(at),
  ]);
  const confirmed = rows.length > 0 ? form.section('receipts', form.table(['channel', 'state', 'at'], rows)) : '';
  return form.section('release', facts) + down + confirmed;
}

function ledgerHtml(form: Form, { rows, head }: ReviewRecord): string {
  const lines = rows.map(({ seq, hash, at, by, words }) => {
    const [act, ...more] = [words.act, words.level, words.capacity, words.note, words.reason].filter(Boolean);
    return [
      String(seq),
      form.time(at),
      `${escapeText(act ?? '')}${by === null ? '' : `${form.marks.comma}${escapeText(by)}`}${more.length > 0 ? `<br>${escapeText([...new Set(more)].join(' · '))}` : ''}`,
      `<code>${escapeText(hash)}</code>`,
    ];
  });
  const end = `<p>${form.word('head')}${form.marks.colon}<code>${head.seq}:${escapeText(head.hash)}</code></p>`;
  const table =
    lines.length > 0 ? form.table(['number', 'at', 'act', 'hash'], lines, 'rows') : `<p>${form.word('none')}</p>`;
  return form.section('ledger', table + end);
}

/** Names of files are made here, but an address stays an address. */
const addressOf = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

function besideHtml(form: Form, beside: readonly Beside[]): string {
  if (beside.length === 0) return '';
  const items = beside.map(
    ({ path, words }) =>
      `<li><a href="${escapeText(addressOf(path))}">${escapeText(path)}</a>${form.marks.colon}${escapeText(words)}</li>`,
  );
  return form.section('files', `<ul>${items.join('')}</ul>`);
}

/**
 * The review form (审校单) as one page that needs nothing beside itself: printable on A4, without a script, every word
 * escaped. `beside` are the files of an evidence pack it lies in.
 */
export function recordPage(record: ReviewRecord, language: Language, beside: readonly Beside[] = []): string {
  const form = new Form(language, record.timeZone);
  const parts =
    record.run === null
      ? `<p>${form.word('never')}</p>`
      : [
          emergencyHtml(form, record.release),
          levelsHtml(form, record),
          roundsHtml(form, record),
          capacitiesHtml(form, record),
          findingsHtml(form, record, language),
          releaseHtml(form, record),
        ].join('');
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-Hans' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeText(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${form.word('heading')}${form.marks.colon}${escapeText(record.title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header><p>${escapeText(record.park)}</p><h1>${form.word('heading')}</h1></header>
<main>
${subjectHtml(form, record, language)}
${parts}
${ledgerHtml(form, record)}
${besideHtml(form, beside)}
</main>
<footer><p>${form.word('made')}${form.marks.colon}${form.time(record.madeAt)}${form.marks.stop}${form.word('zone', { zone: record.timeZone })}</p><p>${form.word('how')}</p></footer>
</body>
</html>
`;
}
