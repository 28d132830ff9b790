import { childOf, type Automaton } from './automaton';
import { pairNode } from './front';
import { growLists, type StartLists, type Starts } from './start-lists';

/** A text under way, and what was found in it. */
class Course {
  /** Where the reading is, in the trie and in the text: the next place, and the unit of the one before. */
  node = 0;
  place: number;
  before: number;
  count = 0;

  constructor(
    readonly automaton: Automaton,
    readonly units: Uint16Array,
    length: number,
    readonly table: Int32Array,
    readonly lists: StartLists,
    public steps: number,
    public seen: number,
  ) {
    this.place = length - 2;
    this.before = length > 0 ? table[units[length - 1]!]! & 0xffff : 0;
  }
}

/**
 * The transitions that were found last, four numbers each in the slot that the first two choose: whence, the unit, and whither.
 * Whence is a node, or in the root the unit before as `~unit`, for a pair is what leads on from there.
 */
const known = new Int32Array(0x1000);
const slotFor = (from: number, unit: number): number => ((Math.imul(from, 0x9e3779b1) >>> 20) ^ (unit << 2)) & 0xffc;

/**
 * Reads a text by the transitions and failure links of the automaton (Aho and Corasick 1975): each link followed gives back
 * a unit of depth that an earlier transition paid for, so there are at most two steps per unit whatever the words are. For
 * texts that cannot be walked. These repeat themselves, so transitions are kept while they are needed: it is the deterministic
 * automaton, which follows no links, built of what the text asks for, as RE2 does. The steps, and what was seen, are added to
 * what was walked before.
 */
export function followLinks(
  automaton: Automaton,
  units: Uint16Array,
  length: number,
  table: Int32Array,
  lists: StartLists,
  { steps, seen }: Pick<Starts, 'steps' | 'seen'>,
): Starts {
  known.fill(0);
  const course = new Course(automaton, units, length, table, lists, steps, seen);
  while (readOn(course) >= 0) {
    if (course.count === lists.at.length) growLists(lists);
    else learn(course);
  }
  return { at: lists.at, word: lists.word, count: course.count, steps: course.steps, seen: course.seen };
}

/** Reads on by known transitions, to the place where one is not known, or the lists are full. Answers that place, or -1. */
function readOn(course: Course): number {
  const { units, table } = course;
  const { at, word } = course.lists;
  const { longestAt } = course.automaton;
  const slots = known;
  let { node, place, before, count, seen } = course;
  for (; place >= 0 && count < at.length; place -= 1) {
    const entry = table[units[place]!]!;
    const unit = entry & 0xffff;
    const from = node === 0 ? ~before : node;
    const slot = slotFor(from, unit);
    if (slots[slot] !== from || slots[slot + 1] !== unit) break;
    node = slots[slot + 2]!;
    before = unit;
    seen |= entry;
    const longest = longestAt[node]!;
    at[count] = place;
    word[count] = longest;
    count += 1 + (longest >> 31);
  }
  course.node = node;
  course.place = place;
  course.before = before;
  course.count = count;
  course.seen = seen;
  return place;
}

/** Finds the transition that is asked for next, and keeps it. */
function learn(course: Course): void {
  const { automaton, units, table, node, place, before } = course;
  const unit = table[units[place]!]! & 0xffff;
  const from = node === 0 ? ~before : node;
  const slot = slotFor(from, unit);
  known[slot] = from;
  known[slot + 1] = unit;
  known[slot + 2] = transition(course, node, unit) || pairNode(automaton.front, before, unit);
}

/** Where a node of depth two or more leads by a unit: to a child of it or of the first of its suffixes that has one, or to 0. */
function transition(course: Course, from: number, unit: number): number {
  const { childStart, label, fail } = course.automaton;
  for (let node = from; node !== 0; node = fail[node]!) {
    const child = childOf(childStart, label, node, unit);
    course.steps += 1;
    if (child !== 0) return child;
  }
  return 0;
}
