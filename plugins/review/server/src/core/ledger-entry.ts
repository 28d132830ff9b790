import { actWords, capacityWords, reasonWords } from './act-words';
import type { Language } from './errors';
import { heldWords, type Held } from './held';
import type { LedgerRecord } from './ledger';
import { parkTime } from './park-time';

/** A row of the ledger as it was recorded, with its number; by whatever version of the plugin, so with any act. */
export type LedgerEntry = Omit<LedgerRecord, 'act'> & { act: string; seq: number };

/** How a row is put into words: in which language, in whose time, and what levels are called. */
export interface Wording {
  language: Language;
  timeZone: string;
  /** Names of levels by key. */
  levels: ReadonlyMap<string, string>;
}

/** A row in words, for showing. The row itself is beside it; this decides nothing. */
export interface EntryWords {
  act: string;
  capacity: string | null;
  level: string | null;
  reason: string | null;
  /** What is special to the act: where it went, when it is due, what was tried. */
  note: string | null;
}

type Details = Readonly<Record<string, unknown>>;

/** The row in an exported line. @throws SyntaxError when it is no JSON */
export const entryOf = (line: string): LedgerEntry => JSON.parse(line) as LedgerEntry;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The level's name, and its key where nobody knows a name. */
export const levelName = (level: string, { levels }: Pick<Wording, 'levels'>): string => levels.get(level) ?? level;

function returnedTo(details: Details, wording: Wording): string | null {
  const to = text(details.to);
  if (to === '') return null;
  const where = to === 'author' ? { zh: '作者', en: 'the author' }[wording.language] : levelName(to, wording);
  return { zh: `退至${where}`, en: `to ${where}` }[wording.language];
}

function triedTo(details: Details, { language }: Wording): string | null {
  const [action, code] = [text(details.action), text(details.code)];
  return action === '' ? null : `${actWords(action)[language]} · ${code}`;
}

function at(value: unknown, { language, timeZone }: Wording): string | null {
  return text(value) === '' ? null : parkTime(text(value), timeZone, language);
}

/** The finding an act is about: its words, if any, and what the check said of them. */
function aboutFinding(details: Details, { language }: Wording): string | null {
  const [words, message] = [text(details.text), text(details.message)];
  const quoted = words === '' ? '' : { zh: `“${words}”：`, en: `“${words}”: ` }[language];
  return message === '' ? null : quoted + message;
}

/** Which pack a change is about, and the version it made; that of a removed pack is its last. */
function aboutPack(details: Details, { language }: Wording): string | null {
  const { name, version, change } = details;
  if (text(name) === '') return null;
  const isGone = change === 'remove';
  return isGone
    ? { zh: `“${text(name)}”，已删除`, en: `“${text(name)}”, removed` }[language]
    : { zh: `“${text(name)}”第 ${String(version)} 版`, en: `“${text(name)}”, version ${String(version)}` }[language];
}

/** Whose targets changed, and what they are now. */
function aboutTargets({ channel, targets }: Details): string | null {
  const parts = Object.entries((targets ?? {}) as Details).map(([code, percent]) => `${code} ${String(percent)} %`);
  return text(channel) === '' ? null : `${text(channel)}: ${parts.join(', ')}`;
}

/** Whose update limits changed. */
function aboutLimits({ limits }: Details): string | null {
  const parts = Array.isArray(limits) ? limits.map((limit: Details) => text(limit.code)) : [];
  return parts.length === 0 ? null : parts.join(', ');
}

const PINS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  pinned: { zh: '置顶', en: 'pinned' },
  emergency: { zh: '紧急', en: 'emergency' },
};

/** What was put before the mix, where and until when; or taken away. */
function aboutPin(details: Details, wording: Wording): string | null {
  const [kind, title] = [text(details.kind), text(details.title)];
  const word = Object.hasOwn(PINS, kind) ? PINS[kind] : undefined;
  if (word === undefined || title === '') return null;
  const isGone = details.change === 'remove';
  const until = isGone ? null : at(details.until, wording);
  return {
    zh: `${text(details.channel)}：“${title}”，${word.zh}${isGone ? '已撤下' : until === null ? '' : `至 ${until}`}`,
    en: `${text(details.channel)}: “${title}”, ${word.en}${isGone ? ', taken away' : until === null ? '' : ` until ${until}`}`,
  }[wording.language];
}

const POSITIONS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  before: { zh: '在前签字', en: 'signs first' },
  after: { zh: '在后签字', en: 'signs afterwards' },
};

/** Whom an act on a level is about: who was added, asked, handed it, or left out; and for an added signer, when. */
function about(details: Details, { language }: Wording): string | null {
  const { name } = (details.to ?? {}) as { name?: unknown };
  const position = text(details.position);
  const when = Object.hasOwn(POSITIONS, position) ? POSITIONS[position]?.[language] : undefined;
  if (text(name) === '') return when ?? null;
  const whom = { zh: `对象：${text(name)}`, en: `about ${text(name)}` }[language];
  return when === undefined ? whom : `${whom}${{ zh: '，', en: ', ' }[language]}${when}`;
}

const NOTES: Readonly<Record<string, (details: Details, wording: Wording) => string | null>> = {
  return: returnedTo,
  transfer: about,
  'add-signer': about,
  'remove-signer': about,
  consult: about,
  substitute: about,
  refused: triedTo,
  schedule: (details, wording) => at(details.at, wording),
  overdue: (details, wording) => at(details.dueAt, wording),
  waive: aboutFinding,
  unwaive: aboutFinding,
  'pack-change': aboutPack,
  'targets-change': aboutTargets,
  'targets-withdraw': aboutTargets,
  'freshness-change': aboutLimits,
  'pin-change': aboutPin,
  'preview-made': (details, wording) => at(details.expiresAt, wording),
};

/** Why: of a held schedule in words made of what is kept beside them, for the row itself has them in English only. */
function reasonIn({ act, reason }: LedgerEntry, details: Details, language: Language): string | null {
  if (!reason) return null;
  const isHeld = act === 'hold' && text(details.why) !== '';
  return isHeld ? heldWords(details as Held, language) : reasonWords(reason)[language];
}

/** A row in words. */
export function entryWords(entry: LedgerEntry, wording: Wording): EntryWords {
  const { language } = wording;
  const note = Object.hasOwn(NOTES, entry.act) ? NOTES[entry.act] : undefined;
  const details = (entry.details ?? {}) as Details;
  return {
    act: actWords(entry.act)[language],
    capacity: entry.capacity ? capacityWords(entry.capacity)[language] : null,
    level: entry.level ? levelName(entry.level, wording) : null,
    reason: reasonIn(entry, details, language),
    note: note?.(details, wording) ?? null,
  };
}
