/** Whatever the code puts into the ledger has words in both languages: a row nobody can read is no evidence. */
import fs from 'node:fs';
import path from 'node:path';
import { ACT_WORDS, actWords } from './core/act-words';
import { COMMENT_ACTS } from './core/comment-rules';
import { ACTIONS } from './core/review';

/** Acts whose names are put together, by the text that does it. */
const MADE: Readonly<Record<string, readonly string[]>> = {
  'command.action': ACTIONS,
  'proof-${command.act}': ['find', 'close', 'reopen', 'sign', 'read-aloud'].map((act) => `proof-${act}`),
  'comment-${act}': COMMENT_ACTS.map((act) => `comment-${act}`),
  'delegate-${act}': ['accept', 'decline', 'revoke'].map((act) => `delegate-${act}`),
};

/** Files that write rows: they call the ledger, or make records for those that do. */
const WRITES = /\.append\(|LedgerRecord/;

const sources = (folder: string): string[] =>
  fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return sources(file);
    return file.endsWith('.ts') && !file.endsWith('.test.ts') ? [fs.readFileSync(file, 'utf8')] : [];
  });

/** Every act that is named where rows are written: in a record, or handed to what makes one. */
function actsIn(text: string): string[] {
  if (!WRITES.test(text)) return [];
  const named = [
    ...text.matchAll(/\bact: '([a-z-]+)'/g),
    // Those other plugins may hand over.
    ...[...text.matchAll(/\bact: ((?:'[a-z-]+'(?: \| )?)+)/g)].flatMap(([, all = '']) => [
      ...all.matchAll(/'([a-z-]+)'/g),
    ]),
    ...text.matchAll(/\bact: index === 0 \? '([a-z-]+)' : '([a-z-]+)'/g),
    ...text.matchAll(/\bconst act = \w+ \? '([a-z-]+)' : '([a-z-]+)'/g),
    ...text.matchAll(/\b(?:note|put)\((?:\{[^}]*\}, )?'([a-z-]+)'/g),
  ].flatMap(([, ...acts]) => acts);
  const made = Object.entries(MADE).flatMap(([code, acts]) => (text.includes(code) ? acts : []));
  // Permits are about rows of content, and are no rows of the ledger.
  return [...named, ...made].filter((act) => act !== 'publish' && act !== 'unpublish');
}

/** The outbox takes messages by the same word `put`; its topics are acts. */
const found = new Set(sources(__dirname).flatMap(actsIn));

test('every act that the code appends has words in Chinese and English', () => {
  const missing = [...found].filter((act) => !Object.hasOwn(ACT_WORDS, act));
  expect(missing).toStrictEqual([]);
  for (const act of found) {
    expect([act, actWords(act).zh]).toEqual([act, expect.stringMatching(/\p{Script=Han}/u)]);
    expect([act, actWords(act).en]).toEqual([act, expect.stringMatching(/^[A-Z]/)]);
  }
});

test('the collection sees the acts of every kind of place', () => {
  for (const act of [
    ...['submit', 'break-glass', 'after-review', 'overdue', 'void', 'drift', 'refused', 'hold', 'evidence', 'reading'],
    ...['remind', 'escalate', 'calendar', 'replan', 'calendar-ends', 'workflow-save', 'restart', 'name-substitute'],
    ...['delegate', 'delegate-accept', 'preview-made', 'preview-used', 'preview-revoked', 'outbox-drop'],
    ...['proof-sign', 'comment-resolve', 'sources-imported', 'source-captured', 'correction-closed', 'second-reading'],
  ])
    expect([...found]).toContain(act);
});

test('there are no words for acts that nobody appends, but those of decisions', () => {
  const ofDecisions = ['take-back', 'add-before', 'add-after', 'remove'];
  const idle = Object.keys(ACT_WORDS).filter((act) => !found.has(act) && !ofDecisions.includes(act));
  expect(idle).toStrictEqual([]);
});

test('no two acts have the same words', () => {
  const synonyms = new Set(['remove', 'break-glass']);
  const acts = Object.keys(ACT_WORDS).filter((act) => !synonyms.has(act));
  expect(new Set(acts.map((act) => actWords(act).zh)).size).toBe(acts.length);
  expect(new Set(acts.map((act) => actWords(act).en)).size).toBe(acts.length);
});
