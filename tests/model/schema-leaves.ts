/**
 * Every place of a content type where a single character can differ, generated from its schema. An attribute type
 * this file does not know is an error: somebody has to say what a smallest change of it is.
 */

/** An attribute as a schema file declares it. */
export interface Declared {
  type: string;
  multiple?: boolean;
  repeatable?: boolean;
  relation?: string;
  target?: string;
  component?: string;
  components?: readonly string[];
  enum?: readonly string[];
  min?: number;
}

/** What the values are made of: things that must exist before they can be pointed at. */
export interface Supply {
  attributesOf(component: string): Record<string, Declared>;
  /** Document ids of entries of a type, at least three for a relation to many. */
  entries(target: string): readonly string[];
  /** Ids of three uploads. */
  files: readonly number[];
  /** Rich text with one of everything. */
  blocks: readonly object[];
}

/** A value to start from, and each smallest change of it. */
export interface Leaves {
  base: unknown;
  changes: { path: string; value: unknown }[];
}

const SIMPLE: Record<string, readonly [unknown, unknown]> = {
  string: ['园区通知一', '园区通知二'],
  text: ['园区通知一。', '园区通知一'],
  richtext: ['园区通知一。', '园区通知一'],
  boolean: [true, false],
  biginteger: ['700', '701'],
  decimal: [1.5, 1.6],
  float: [1.5, 1.6],
  date: ['2026-03-01', '2026-03-02'],
  time: ['08:00:00.000', '08:00:01.000'],
  datetime: ['2026-03-01T08:00:00.000Z', '2026-03-01T08:00:00.001Z'],
  timestamp: ['2026-03-01T08:00:00.000Z', '2026-03-01T08:00:00.001Z'],
  email: ['a@demo.example', 'b@demo.example'],
  uid: ['one-a', 'one-b'],
  json: [{ a: ['一'] }, { a: ['二'] }],
};

/** The smallest changes of one attribute. */
export function leavesOf(path: string, attribute: Declared, supply: Supply): Leaves {
  const simple = SIMPLE[attribute.type];
  if (simple) return { base: simple[0], changes: [{ path, value: simple[1] }, ...gone(path)] };
  switch (attribute.type) {
    case 'enumeration':
      return { base: attribute.enum?.[0], changes: attribute.enum?.slice(1).map((value) => ({ path, value })) ?? [] };
    case 'integer':
      return { base: (attribute.min ?? 0) + 700, changes: [{ path, value: (attribute.min ?? 0) + 701 }] };
    case 'media':
      return pointing(path, attribute.multiple === true, supply.files, (ids) => (attribute.multiple ? ids : ids[0]));
    case 'relation':
      return relation(path, attribute, supply);
    case 'component':
      return component(path, attribute, supply);
    case 'dynamiczone':
      return zone(path, attribute, supply);
    case 'blocks':
      return { base: supply.blocks, changes: blockLeaves(path, supply.blocks) };
    default:
      throw new Error(`${path}: say here what the smallest change of a "${attribute.type}" is.`);
  }
}

const gone = (path: string): Leaves['changes'] => [{ path: `${path} (emptied)`, value: null }];

/** One that points at something: another one; many: another one, one less, another order. */
function pointing<Id>(path: string, isMany: boolean, ids: readonly Id[], wrap: (ids: Id[]) => unknown): Leaves {
  const [a, b, c] = ids;
  if (a === undefined || b === undefined || (isMany && c === undefined))
    throw new Error(`${path}: too few to point at`);
  if (!isMany) return { base: wrap([a]), changes: [{ path, value: wrap([b]) }] };
  const changes = [
    { path: `${path} (another)`, value: wrap([a, c as Id]) },
    { path: `${path} (one less)`, value: wrap([a]) },
    { path: `${path} (order)`, value: wrap([b, a]) },
  ];
  return { base: wrap([a, b]), changes };
}

function relation(path: string, { relation: kind = '', target = '' }: Declared, supply: Supply): Leaves {
  const set = (ids: string[]): unknown => ({ set: ids.map((documentId) => ({ documentId })) });
  return pointing(path, kind.endsWith('Many'), supply.entries(target), set);
}

function members(
  path: string,
  uid: string,
  supply: Supply,
): { base: object; changes: { path: string; value: object }[] } {
  const leaves = Object.entries(supply.attributesOf(uid)).map(
    ([name, attribute]) => [name, leavesOf(`${path}.${name}`, attribute, supply)] as const,
  );
  const base = Object.fromEntries(leaves.map(([name, { base: value }]) => [name, value]));
  const changes = leaves.flatMap(([name, { changes: each }]) =>
    each.map((change) => ({ path: change.path, value: { ...base, [name]: change.value } })),
  );
  return { base, changes };
}

function component(path: string, { component: uid = '', repeatable }: Declared, supply: Supply): Leaves {
  const { base, changes } = members(path, uid, supply);
  if (!repeatable) return { base, changes: [...changes, ...gone(path)] };
  const other = changes[0]?.value ?? base;
  return {
    base: [base, other],
    changes: [
      ...changes.slice(1).map(({ path: at, value }) => ({ path: at, value: [value, other] })),
      { path: `${path} (one more)`, value: [base, other, base] },
      { path: `${path} (one less)`, value: [base] },
      { path: `${path} (order)`, value: [other, base] },
    ],
  };
}

function zone(path: string, { components = [] }: Declared, supply: Supply): Leaves {
  const parts = components.map((uid) => ({ uid, ...members(`${path}.${uid}`, uid, supply) }));
  const base = parts.map((part) => ({ __component: part.uid, ...part.base }));
  const changes = parts.flatMap(({ uid, changes: each }, index) =>
    each.map((change) => ({ path: change.path, value: base.with(index, { __component: uid, ...change.value }) })),
  );
  return { base, changes: [...changes, { path: `${path} (one less)`, value: base.slice(1) }] };
}

/** What a member of a rich-text node becomes; absent: it is no content of its own. */
const NODE_CHANGES: Record<string, (value: unknown) => unknown> = {
  text: (value) => `${String(value)}。`,
  url: (value) => `${String(value)}x`,
  alternativeText: (value) => `${String(value)}一`,
  caption: (value) => `${String(value)}一`,
  level: (value) => Number(value) + 1,
  format: () => 'ordered',
  language: () => 'python',
  bold: () => false,
  italic: () => false,
  underline: () => false,
  strikethrough: () => false,
  code: () => false,
};

/** The words of a picture in rich text; the rest of the node's copy of the upload is not what readers get. */
const PICTURE_WORDS = new Set(['alternativeText', 'caption']);

/** Each leaf of rich text changed by itself, and each node left out. */
function blockLeaves(path: string, blocks: readonly object[]): Leaves['changes'] {
  const found: Leaves['changes'] = [];
  const walk = (node: unknown, at: string, isPicture: boolean, put: (value: unknown) => unknown): void => {
    if (Array.isArray(node)) {
      node.forEach((item, i) => walk(item, `${at}.${i}`, isPicture, (value) => put(node.with(i, value))));
      return;
    }
    for (const [name, value] of Object.entries(node as object)) {
      const replace = (next: unknown): unknown => put({ ...(node as object), [name]: next });
      if (typeof value === 'object' && value !== null) walk(value, `${at}.${name}`, name === 'image', replace);
      else if (NODE_CHANGES[name] && (!isPicture || PICTURE_WORDS.has(name)))
        found.push({ path: `${at}.${name}`, value: replace(NODE_CHANGES[name](value)) });
    }
  };
  walk(blocks, path, false, (value) => value);
  blocks.forEach((_, i) => found.push({ path: `${path}.${i} (left out)`, value: blocks.toSpliced(i, 1) }));
  return [...found, { path: `${path} (order)`, value: [...blocks].reverse() }];
}
