/**
 * The whole check of drafts of 2,000 units (all built-in packs, blocks, word boundaries) and, over the same text, one
 * regular expression per rule in turn, in milliseconds per draft. `regexes`: each sees through the same variants and
 * inserted characters as its rule, longer terms first; `bare`: terms as they stand, which finds less. Neither does what no expression can: word
 * boundaries, exceptions, checksums and structure are on the check's side only. `same`: of what the check finds in the rules' own
 * examples, as they stand and disguised, the share that the expression of its rule finds too.
 */
import { createRequire } from 'node:module';
import { inRoot } from '../../../scripts/lib/paths.mjs';
import { reports } from './material.mjs';

const require = createRequire(import.meta.url);
const fromBuild = (file) => require(inRoot('plugins/word-check/dist/server', file));
const { BUILTIN_PACKS } = fromBuild('packs/index.js');
const { compileEngine } = fromBuild('core/engine.js');
const { blocksPassages } = fromBuild('core/blocks-text.js');
const { foldEntries } = fromBuild('core/fold-tables.js');
const { patternFlags } = fromBuild('core/pattern.js');
const { matchOf } = fromBuild('core/rule.js');
const { scan } = fromBuild('core/scan.js');
const { wordSegmenters } = fromBuild('segmenters.js');
const { limitedRunner } = fromBuild('user-patterns.js');

const DRAFTS = 40;
const UNITS = 2000;
const LEAST_PASSES = 20;
/** As long for the quick as for the slow, see `measure-one.mjs`. */
const ENOUGH_MS = 4000;

const text = reports().join('\n');
const drafts = Array.from({ length: DRAFTS }, (_, k) => text.slice(k * UNITS, (k + 1) * UNITS));
/** Every line a paragraph, a part of it bold. */
const asBlocks = (draft) =>
  draft.split('\n').map((line) => ({
    type: 'paragraph',
    children: [
      { type: 'text', text: line.slice(0, 20) },
      { type: 'text', bold: true, text: line.slice(20) },
    ],
  }));

const escaped = (chars) => chars.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
const named = (unit) => `\\u${unit.toString(16).padStart(4, '0')}`;

/** Units as the inside of a character class. */
function classOf(units) {
  const ranges = [];
  for (const unit of units) {
    if (ranges.at(-1)?.[1] === unit - 1) ranges.at(-1)[1] = unit;
    else ranges.push([unit, unit]);
  }
  return ranges.map(([from, to]) => (from === to ? named(from) : `${named(from)}-${named(to)}`)).join('');
}

const readers = new Map();
/** Writes terms as their rule compares them. */
function readerFor({ width, case: lower, traditional, skip }) {
  const profile = { width, case: lower, traditional, skip: skip ? 'symbols' : 'none', repeat: false };
  const key = JSON.stringify(profile);
  if (readers.has(key)) return readers.get(key);
  const variants = new Map();
  const seenThrough = [];
  foldEntries(profile).forEach((entry, unit) => {
    const isSurrogate = unit >= 0xd800 && unit <= 0xdfff;
    if (entry > 0xffff && !isSurrogate) seenThrough.push(unit);
    else variants.set(entry & 0xffff, [...(variants.get(entry & 0xffff) ?? []), unit]);
  });
  const gap = skip ? `[${classOf(seenThrough)}]*` : '';
  const one = (unit) => `[${classOf(variants.get(foldEntries(profile)[unit] & 0xffff) ?? [unit])}]`;
  const reader = (term) => Array.from({ length: term.length }, (_, i) => one(term.charCodeAt(i))).join(gap);
  readers.set(key, reader);
  return reader;
}

const termsOf = ({ kind, terms = [], swap = {}, either = [] }) => [
  ...terms,
  ...(kind === 'substitution' ? Object.keys(swap) : []),
  ...either.flat(),
];

function expressionOf(rule, write) {
  if (rule.pattern) return new RegExp(rule.pattern, patternFlags(rule.pattern, matchOf(rule).case));
  const terms = termsOf(rule).sort((a, b) => b.length - a.length);
  return terms.length === 0 ? null : new RegExp(terms.map(write).join('|'), 'g');
}

const RULES = BUILTIN_PACKS.flatMap(({ rules }) => rules);
const expressionsOf = (writerOf) => RULES.map((rule) => expressionOf(rule, writerOf(rule)));

/** Milliseconds per draft, of each the quickest of all passes: a pass over all is seldom left alone by the machine. */
function quickest(act) {
  const best = drafts.map(() => Infinity);
  const begun = performance.now();
  for (let pass = 0; pass < LEAST_PASSES || performance.now() - begun < ENOUGH_MS; pass += 1) {
    drafts.forEach((_, k) => {
      const from = performance.now();
      act(k);
      best[k] = Math.min(best[k], performance.now() - from);
    });
  }
  return best.reduce((sum, ms) => sum + ms, 0) / DRAFTS;
}

const engine = compileEngine(BUILTIN_PACKS.map((pack) => ({ pack, builtin: true })));
const segmenters = wordSegmenters(console.error);
const options = () => ({
  segmenters,
  runPattern: limitedRunner(() => performance.now()),
  subject: null,
  language: 'zh',
});
const contents = drafts.map(asBlocks);
const check = (k) => scan(engine, blocksPassages(contents[k], 'body'), options());
const each = (expressions) => (k) => {
  let hits = 0;
  for (const expression of expressions) hits += drafts[k].match(expression)?.length ?? 0;
  return hits;
};

/** A symbol between all characters. */
const disguised = (text) => [...text].join('*');

/** The share of what the check finds in examples that expressions find. */
function sharedBy(expressions) {
  const counts = { found: 0, same: 0 };
  for (const text of RULES.flatMap(({ examples }) => examples?.hit ?? []).flatMap((hit) => [hit, disguised(hit)])) {
    for (const { ruleId, start, end } of scan(engine, [{ path: 'text', text }], options())) {
      const expression = expressions[RULES.findIndex(({ id }) => id === ruleId)];
      if (!expression) continue;
      counts.found += 1;
      counts.same += Number([...text.matchAll(expression)].some((m) => m.index < end && m.index + m[0].length > start));
    }
  }
  return counts.same / counts.found;
}

const folding = expressionsOf((rule) => readerFor(matchOf(rule)));
const bare = expressionsOf(() => escaped);
console.log(
  JSON.stringify({
    rules: engine.rules.length,
    check: quickest(check),
    regexes: quickest(each(folding.filter(Boolean))),
    bare: quickest(each(bare.filter(Boolean))),
    same: sharedBy(folding),
    sameBare: sharedBy(bare),
  }),
);
