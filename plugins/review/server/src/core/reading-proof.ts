import type { Content } from './content';
import { Refusal, type Bilingual } from './errors';
import type { Finding } from './findings';
import { readingList, type ReadingChange, type ReadingFile, type ReadingFinding } from './reading-list';
import { openRun, type Actor, type Command, type Situation } from './situation';
import type { Level } from './level';

/** A changed place that somebody has seen. */
export interface SeenChange {
  path: string;
  digest: string;
}

/**
 * What a person has read of one digest in one run: places, and when they began and had done. There is no room in it
 * for how long anything took, in which order, or what was pressed.
 */
export interface ReadingReceipt {
  person: string;
  run: number;
  digest: string;
  /** The digest it was compared with; null: there was nothing to compare with. */
  base: string | null;
  startedAt: string;
  endedAt: string | null;
  seen: SeenChange[];
  answered: string[];
  opened: string[];
}

/** A version to compare with. */
export interface ReadVersion {
  digest: string;
  /** Null when it was not kept. */
  content: Content | null;
}

/** What the rule about reading looks at; read only where the open level asks for reading. */
export interface ReadingFact {
  run: number;
  digest: string;
  content: Content;
  findings: readonly Finding[];
  live: ReadVersion | null;
  /** The version each person approved last, by person. */
  signed: ReadonlyMap<string, ReadVersion & { at: string }>;
  receipts: readonly ReadingReceipt[];
}

/** How many of each are left. */
export interface ReadingLeft {
  changes: number;
  findings: number;
  files: number;
}

/** How far a person is with their reading. */
export interface ReadingState {
  base: { kind: 'last-signed' | 'live' | 'none'; digest: string | null };
  changes: (ReadingChange & { seen: boolean })[];
  findings: (ReadingFinding & { answered: boolean })[];
  files: (ReadingFile & { opened: boolean })[];
  left: ReadingLeft;
  /** Whether there is a receipt for exactly this digest in this run. */
  begun: boolean;
  complete: boolean;
}

/** Whether a level asks its signers to have read. */
export function asksReading(level: Level | undefined): boolean {
  return level?.reading === true;
}

/** What a person compares with: the version they signed last, else the live one. */
function baseFor({ signed, live }: ReadingFact, person: string): ReadingState['base'] & { content: Content | null } {
  const own = signed.get(person);
  if (own?.content) return { kind: 'last-signed', digest: own.digest, content: own.content };
  if (live?.content) return { kind: 'live', digest: live.digest, content: live.content };
  return { kind: 'none', digest: null, content: null };
}

/** A person's receipts that still count: against the same version, and since they last signed. */
function standingReceipts(fact: ReadingFact, person: string, base: string | null): ReadingReceipt[] {
  const since = fact.signed.get(person)?.at ?? '';
  return fact.receipts.filter((one) => one.person === person && one.base === base && one.startedAt >= since);
}

/** What a person has to read, and what of it they have: in this run or, where it has not changed again, in an earlier one. */
export function readingState(fact: ReadingFact, person: string): ReadingState {
  const { content: before, ...base } = baseFor(fact, person);
  const receipts = standingReceipts(fact, person, base.digest);
  const list = readingList(before, fact.content, fact.findings);
  const seen = new Set(receipts.flatMap((one) => one.seen.map(({ path, digest }) => `${path} ${digest}`)));
  const answered = new Set(receipts.flatMap((one) => one.answered));
  const opened = new Set(receipts.flatMap((one) => one.opened));
  const changes = list.changes.map((one) => ({ ...one, seen: seen.has(`${one.path} ${one.digest}`) }));
  const findings = list.findings.map((one) => ({ ...one, answered: answered.has(one.digest) }));
  const files = list.files.map((one) => ({ ...one, opened: opened.has(one.sha256) }));
  const left = {
    changes: changes.filter((one) => !one.seen).length,
    findings: findings.filter((one) => !one.answered).length,
    files: files.filter((one) => !one.opened).length,
  };
  const begun = receipts.some(({ run, digest }) => run === fact.run && digest === fact.digest);
  const complete = begun && left.changes + left.findings + left.files === 0;
  return { base, changes, findings, files, left, begun, complete };
}

/** So much of a place is named in a refusal, in characters. */
const EXCERPT = 40;

function excerptOf({ entries }: ReadingChange): string {
  const text = entries.flatMap(({ segments }) =>
    segments.filter(({ kind }) => kind !== 'equal').map((one) => one.text),
  );
  return text.join('').replace(/\s+/g, ' ').trim().slice(0, EXCERPT);
}

const NOT_OPENED: Bilingual = {
  zh: '这一版的改动清单还没有打开过',
  en: 'the list of changes has not been opened',
};

/** What is left in words; nothing left means that the list itself has not been looked at for this version. */
function leftWords({ changes, findings, files }: ReadingLeft): Bilingual {
  const parts: [number, string, string][] = [
    [changes, '处改动未看', 'change(s) not seen'],
    [findings, '条问题未确认', 'finding(s) not acknowledged'],
    [files, '个附件未打开', 'file(s) not opened'],
  ];
  const open = parts.filter(([count]) => count > 0);
  if (open.length === 0) return NOT_OPENED;
  return {
    zh: open.map(([count, zh]) => `${count} ${zh}`).join('、'),
    en: open.map(([count, , en]) => `${count} ${en}`).join(', '),
  };
}

function unreadRefusal({ changes, findings, files, left }: ReadingState): Refusal {
  const unread = {
    changes: changes
      .filter((one) => !one.seen)
      .map((one) => ({ path: one.path, digest: one.digest, text: excerptOf(one) })),
    findings: findings
      .filter((one) => !one.answered)
      .map(({ digest, finding: { path, text, message } }) => ({ digest, path, text, message })),
    files: files.filter((one) => !one.opened).map(({ sha256, name }) => ({ sha256, name })),
  };
  return new Refusal('READING_REQUIRED', { left, unread }, { left: leftWords(left) });
}

/** Nobody approves what they have not read, where the level asks for that: what is left is named. */
export function refuseUnread(situation: Situation, actor: Actor, command: Command): Refusal | null {
  const run = openRun(situation);
  if (command.action !== 'approve' || !asksReading(run?.workflow.levels[run.level])) return null;
  // A level that asks, and nobody who looked: that must not pass.
  if (!situation.reading) return new Refusal('READING_REQUIRED', {}, { left: NOT_OPENED });
  const state = readingState(situation.reading, actor.key);
  return state.complete ? null : unreadRefusal(state);
}
