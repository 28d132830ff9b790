import { canonicalJson, type Json } from './canonical-json';
import { mediaDigests, mediaOf, type Content, type MediaContent } from './content';
import { blocksText, diffContents, diffText, diffTokens, isBlocks, type Change } from './diff';
import { sha256 } from './digest';
import type { Finding } from './findings';

/**
 * One changed place that has to be seen: a block of rich text, else a field. Its digest is over what stood there and
 * what stands there now, so that another edit elsewhere leaves it as it is.
 */
export interface ReadingChange {
  path: string;
  digest: string;
  /** A block of rich text: it may have changed in form only, which its words do not show. */
  block: boolean;
  /** What is shown; several where a file or an entry was replaced, one for each of its codes. */
  entries: Change[];
}

/** A finding that has to be answered; its digest stays when the text around it moves. */
export interface ReadingFinding {
  digest: string;
  finding: Finding;
}

/** A file that has to be opened, by its bytes. */
export type ReadingFile = Pick<MediaContent, 'sha256' | 'name' | 'mime'>;

/** All that a signer has to have read. */
export interface ReadingList {
  changes: ReadingChange[];
  findings: ReadingFinding[];
  files: ReadingFile[];
}

/** Leaves by which a thing is told from another one, and those that follow from which thing it is. */
const IDENTITY = new Set(['sha256', 'documentId', 'digest']);
const FOLLOWING = new Set([...IDENTITY, 'code', 'name', 'mime', 'ext', 'width', 'height']);

const leafOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1);
const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('.')));

/** What makes a finding another one to acknowledge. That it was waived, and why, is news as well. */
const identityOf = ({ pack, ruleId, path, text, waived }: Finding) => ({
  ...{ pack, rule: ruleId, path, text },
  ...(waived ? { waived: `${waived.at} ${waived.reason}` } : {}),
});

/** What has to be read of a content, given the version the reader has answered for; `before` null: all of it. */
export function readingList(before: Content | null, after: Content, findings: readonly Finding[]): ReadingList {
  const known = new Set(before ? mediaDigests(before) : []);
  const files = new Map(
    mediaOf(after).map(({ sha256: digest, name, mime }) => [digest, { sha256: digest, name, mime }]),
  );
  return {
    changes: toldApart(gathered(diffContents(before, after)).flatMap(placesOf)),
    findings: toldApart(
      findings.map((finding) => ({
        digest: digestOf(identityOf(finding)),
        finding,
      })),
    ),
    files: [...files.values()].filter((file) => !known.has(file.sha256)),
  };
}

const digestOf = (value: Json): string => sha256(canonicalJson(value));

/** The same change twice is two places: the second one counts by its number. */
function toldApart<T extends { digest: string }>(items: T[]): T[] {
  const counts = new Map<string, number>();
  return items.map((item) => {
    const nth = (counts.get(item.digest) ?? 0) + 1;
    counts.set(item.digest, nth);
    return nth === 1 ? item : { ...item, digest: digestOf([item.digest, nth]) };
  });
}

/** Changes that a reader sees as one: of a thing that was replaced all its codes, of everything else itself. */
function gathered(changes: readonly Change[]): Change[][] {
  const replaced = new Set(changes.filter(({ path }) => IDENTITY.has(leafOf(path))).map(({ path }) => parentOf(path)));
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const parent = parentOf(change.path);
    const isPart = parent !== '' && replaced.has(parent) && FOLLOWING.has(leafOf(change.path));
    const key = isPart ? parent : change.path;
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  return [...groups.values()];
}

function placesOf(entries: Change[]): ReadingChange[] {
  const [first, ...others] = entries as [Change, ...Change[]];
  if (others.length === 0 && (isBlocks(first.before) || isBlocks(first.after))) return blockPlaces(first);
  const path = others.length === 0 ? first.path : parentOf(first.path);
  const parts = entries.map(({ path: at, before, after }) => ({ at, before, after }));
  return [{ path, digest: digestOf({ path, parts }), block: false, entries }];
}

type Pair = [before: Json, after: Json];

/** Rich text block by block: what came in beside what went out in its place. */
function blockPlaces({ path, before, after }: Change): ReadingChange[] {
  const [old, now] = [isBlocks(before) ? before : [], isBlocks(after) ? after : []];
  return pairsOf(old, now).map(([from, to]) => {
    const kind = from === null ? 'added' : to === null ? 'removed' : 'changed';
    const segments = diffText(from === null ? '' : blocksText([from]), to === null ? '' : blocksText([to]));
    const entry: Change = { path, kind, before: null, after: null, segments };
    return { path, digest: digestOf({ path, from, to }), block: true, entries: [entry] };
  });
}

function pairsOf(old: readonly Json[], now: readonly Json[]): Pair[] {
  const byToken = new Map<string, Json>();
  const tokensOf = (blocks: readonly Json[]): string[] =>
    blocks.map((block) => {
      const token = `${digestOf(block)}\n`;
      byToken.set(token, block);
      return token;
    });
  const pairs: Pair[] = [];
  let gone: Json[] = [];
  for (const { kind, text } of diffTokens(tokensOf(old), tokensOf(now))) {
    const blocks = text.split(/(?<=\n)/).map((token) => byToken.get(token) ?? null);
    if (kind === 'delete') gone.push(...blocks);
    if (kind === 'insert') pairs.push(...blocks.map((block): Pair => [gone.shift() ?? null, block]));
    if (kind !== 'equal') continue;
    pairs.push(...gone.map((block): Pair => [block, null]));
    gone = [];
  }
  return [...pairs, ...gone.map((block): Pair => [block, null])];
}
