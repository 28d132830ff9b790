import type { FieldProblem } from '../errors';
import { LIMITS } from '../lint';
import { namedChange, type PackChange } from '../pack-change';
import type { Rule } from '../rule';
import type { ScanTools } from '../text-view';
import { groupOf, isFull, newGroup, putWord, ruleOf, shortHash, signatureOf, type Group, type Rest } from './groups';
import { restProblems, ruleProblems, wordProblems, type Swaps } from './row-lint';
import { sorted, type RowRule } from './rule-cells';

/** A row that was not taken: its number in the file, the column or member, and why, in English. */
export interface RowError {
  row: number;
  path: string;
  reason: string;
}

/** What an import has done, in rows. `errors` are the first of `errorCount`. */
export interface ImportReport {
  added: number;
  updated: number;
  skipped: number;
  errorCount: number;
  errors: RowError[];
}

/** Errors that are listed, and rules a pack may have after an import. */
export const IMPORT_LIMITS = { errors: 10_000, rules: 20_000 } as const;

type Outcome = 'added' | 'updated' | 'skipped';

/** Rows of one rule that is written as a whole: they name it, or have examples that all its words are tried with. */
interface Pending {
  group: Group;
  signature: string;
  rows: number[];
}

/**
 * Puts the rows of a file into a pack. A row without a rule's number is a word: it joins the list with the same
 * attributes, and leaves the list it was in before. Rows with one are that rule. Rows that are wrong are left out and
 * reported; all others are taken.
 */
export class PackMerger {
  private readonly groups: Group[] = [];
  private readonly byId = new Map<string, Group>();
  private readonly open = new Map<string, Group>();
  private readonly pending = new Map<string, Pending>();
  private readonly judged = new WeakMap<Rest, FieldProblem[]>();
  private readonly swaps: Swaps = new Map();
  private readonly report: ImportReport = { added: 0, updated: 0, skipped: 0, errorCount: 0, errors: [] };
  private holders: Map<string, Group> | null = null;
  private patterns = 0;

  private readonly means: { swaps: Swaps; tools: ScanTools };

  constructor(private readonly tools: ScanTools) {
    this.means = { swaps: this.swaps, tools };
  }

  /** Adds a rule that is in the pack already. */
  addOld(rule: Rule): void {
    const group = groupOf(rule);
    this.keep(group);
    if (rule.pattern !== undefined) this.patterns += 1;
    if (rule.kind !== 'substitution') return;
    for (const [wrong, right] of Object.entries(rule.swap ?? {})) this.swaps.set(wrong, right);
  }

  /** Takes a row, or says why not. */
  addRow(row: number, { word, rest }: RowRule): void {
    if (word === null) {
      this.addRule(row, { ...rest, id: rest.id || `rule-${shortHash(sorted(rest))}` } as Rule);
      return;
    }
    const signature = signatureOf(rest);
    const problems = [...this.judge(rest), ...wordProblems(rest, word, this.means)];
    if (problems.length > 0) this.refuse(row, problems);
    else if (rest.id !== '' || rest.examples) this.addToRule(row, word, rest, signature);
    else this.addWord(row, word, rest, signature);
  }

  /** Takes a rule in one piece, or says why not. */
  addRule(row: number, rule: Rule): void {
    const problems = ruleProblems(rule, this.tools);
    if (problems.length === 0 && this.pending.has(rule.id))
      problems.push({ path: 'id', reason: 'must be unique in the pack' });
    if (problems.length > 0) return this.refuse(row, problems);
    for (const [wrong, right] of rule.kind === 'substitution' ? Object.entries(rule.swap ?? {}) : []) {
      const circle = wordProblems(rule, { term: wrong, right }, this.means).filter(({ reason }) =>
        reason.includes('circle'),
      );
      if (circle.length > 0) return this.refuse(row, circle);
      this.swaps.set(wrong, right);
    }
    const group: Group = { ...groupOf(rule), old: null, isTouched: true };
    this.pending.set(rule.id, { group, signature: '', rows: [row] });
  }

  /** Reports a row that could not be read. */
  refuse(row: number, problems: readonly FieldProblem[]): void {
    const [{ path, reason } = { path: '', reason: '' }] = problems;
    this.report.errorCount += 1;
    if (this.report.errors.length < IMPORT_LIMITS.errors) this.report.errors.push({ row, path, reason });
  }

  /** Ends the import: hands out the rules the pack has now, in order. */
  finish(emit: (rule: Rule) => void): { report: ImportReport; change: PackChange } {
    for (const pending of this.pending.values()) this.settle(pending);
    const ids: PackChange['ids'] = { added: [], changed: [], removed: [] };
    for (const group of this.groups) {
      const rule = ruleOf(group);
      if (rule) emit(rule);
      if (!rule && group.old) ids.removed.push(group.old.id);
      else if (rule && !group.old) ids.added.push(rule.id);
      else if (rule && group.isTouched && sorted(rule) !== sorted(group.old)) ids.changed.push(rule.id);
    }
    this.report.errors.sort((a, b) => a.row - b.row);
    return { report: this.report, change: namedChange(ids) };
  }

  private keep(group: Group): void {
    this.groups.push(group);
    this.byId.set(group.rest.id, group);
    if (!group.whole && !group.rest.examples) this.open.set(signatureOf(group.rest), group);
  }

  private judge(rest: Rest): FieldProblem[] {
    let problems = this.judged.get(rest);
    if (!problems) this.judged.set(rest, (problems = restProblems(rest)));
    return problems;
  }

  /** Which list holds a word now; made when the first row asks. */
  private holderOf(term: string): Group | undefined {
    if (!this.holders) {
      this.holders = new Map();
      for (const group of this.groups) for (const word of group.words.keys()) this.holders.set(word, group);
    }
    return this.holders.get(term);
  }

  private addWord(row: number, word: NonNullable<RowRule['word']>, rest: Rest, signature: string): void {
    const { term, right } = word;
    const holder = this.holderOf(term);
    const isSame = holder !== undefined && signatureOf(holder.rest) === signature;
    if (isSame && holder.words.get(term) === right) return this.count('skipped');
    const group = isSame ? holder : this.room(rest, signature);
    if (!group) return this.refuse(row, [{ path: '', reason: `would make more than ${IMPORT_LIMITS.rules} rules` }]);
    if (holder && !isSame) {
      holder.words.delete(term);
      holder.isTouched = true;
    }
    putWord(group, term, right);
    this.holders?.set(term, group);
    if (right === null) this.swaps.delete(term);
    else this.swaps.set(term, right);
    this.count(holder ? 'updated' : 'added');
  }

  /** A list with these attributes that has room. */
  private room(rest: Rest, signature: string): Group | null {
    const open = this.open.get(signature);
    if (open && !isFull(open)) return open;
    if (this.groups.length >= IMPORT_LIMITS.rules) return null;
    const group = newGroup({ ...rest, id: this.freeId(`list-${shortHash(signature)}`) });
    this.keep(group);
    return group;
  }

  private freeId(name: string): string {
    if (!this.byId.has(name)) return name;
    let number = 2;
    while (this.byId.has(`${name}-${number}`)) number += 1;
    return `${name}-${number}`;
  }

  private addToRule(row: number, word: NonNullable<RowRule['word']>, rest: Rest, signature: string): void {
    const id = rest.id || `list-${shortHash(signature)}`;
    const known = this.pending.get(id);
    if (known && known.signature !== signature) {
      const reason = `differs from row ${known.rows[0] ?? 0} of the same rule`;
      return this.refuse(row, [{ path: 'id', reason }]);
    }
    const pending = known ?? { group: newGroup({ ...rest, id }), signature, rows: [] };
    if (pending.group.words.size >= LIMITS.terms) {
      return this.refuse(row, [{ path: 'id', reason: `must have at most ${LIMITS.terms} entries` }]);
    }
    if (!known) this.pending.set(id, pending);
    if (pending.group.words.has(word.term)) this.count('skipped');
    else pending.rows.push(row);
    putWord(pending.group, word.term, word.right);
    if (word.right !== null) this.swaps.set(word.term, word.right);
  }

  /** Puts a rule that came as a whole into the pack: in the place of the one with its id, whose other words it keeps. */
  private settle({ group, rows }: Pending): void {
    const before = this.byId.get(group.rest.id);
    const problems = [...this.limits(group, before), ...this.prove(group)];
    if (problems.length > 0) {
      for (const row of rows) this.refuse(row, problems);
      return;
    }
    if (group.whole?.pattern !== undefined) this.patterns += 1;
    if (before?.whole?.pattern !== undefined) this.patterns -= 1;
    this.countRule(group, before, rows);
    if (!before) return this.keep(group);
    const isUnion = !group.whole && !before.whole && before.rest.kind === group.rest.kind;
    const words = isUnion ? new Map([...before.words, ...group.words]) : group.words;
    Object.assign(before, { rest: group.rest, whole: group.whole, words, isTouched: true });
  }

  private limits(group: Group, before: Group | undefined): FieldProblem[] {
    if (!before && this.groups.length >= IMPORT_LIMITS.rules) {
      return [{ path: '', reason: `would make more than ${IMPORT_LIMITS.rules} rules` }];
    }
    const more = group.whole?.pattern !== undefined && before?.whole?.pattern === undefined;
    if (!more || this.patterns < LIMITS.patterns) return [];
    return [{ path: '', reason: `must hold at most ${LIMITS.patterns} patterns` }];
  }

  private prove(group: Group): FieldProblem[] {
    const rule = group.rest.examples ? ruleOf(group) : null;
    return rule && !group.whole ? ruleProblems(rule, this.tools) : [];
  }

  private countRule(group: Group, before: Group | undefined, rows: readonly number[]): void {
    const isSame = before !== undefined && sorted(before.rest) === sorted(group.rest);
    if (group.whole) {
      const unchanged = before !== undefined && sorted(ruleOf(before)) === sorted(group.whole);
      return this.count(!before ? 'added' : unchanged ? 'skipped' : 'updated', rows.length);
    }
    for (const [term, right] of group.words) {
      const there = before?.words.has(term) ?? false;
      this.count(!there ? 'added' : isSame && before?.words.get(term) === right ? 'skipped' : 'updated');
    }
  }

  private count(outcome: Outcome, rows = 1): void {
    this.report[outcome] += rows;
  }
}
