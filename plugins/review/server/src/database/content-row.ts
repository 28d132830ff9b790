import type { Core } from '@strapi/strapi';
import { contentAttributes, type Attribute, type Attributes, type Row } from '../core/content';
import { columnsOf, entryOf, isText, type Column } from './columns';
import { inList, listBinding } from './lists';
import { together, type Statement } from './round-trip';

type Knex = Core.Strapi['db']['connection'];
type Query = ReturnType<Knex>;

/** Which row of a type is read: the draft or the published one of a document in a locale; null for a type without. */
export interface RowKey {
  uid: string;
  documentId: string;
  locale: string | null;
  published: boolean;
}

/** Which rows are read at once: the drafts or the published ones of several documents of a type. */
export interface PageKey {
  uid: string;
  documents: readonly { documentId: string; locale: string | null }[];
  published: boolean;
}

/** What the schemas say of the types on the way. */
export interface Shapes {
  attributesOf(uid: string): Attributes;
  /** Fields of a related type that readers get. */
  shownOf(target: string): readonly string[];
}

/** How a relation is stored, as Strapi's database layer describes it. */
interface Stored {
  relation: string;
  target: string;
  morphBy?: string;
  joinColumn?: { name: string; referencedColumn: string };
  joinTable?: {
    name: string;
    joinColumn: { name: string };
    inverseJoinColumn?: { name: string; referencedColumn: string };
    morphColumn?: { idColumn: { name: string }; typeColumn: { name: string } };
    orderColumnName?: string;
    on?: Record<string, unknown>;
  };
}

/** A relation that is read together with the others, in one statement. */
interface Branch {
  query: Query;
  /** Columns of the related type, and the attributes they are. */
  columns: Column[];
  take(entry: Row, from: Row, found: Found): void;
  target: string;
}

/** A type or component on the way. */
interface Level {
  uid: string;
  /** Selects the ids of the rows of it that belong to the document. */
  ids: Query;
  /** Its place in {@link Found}. */
  index: number;
}

/** What was read so far: for each level its entries by row id. */
type Found = Map<number, Row>[];

/** One statement, and what its rows are for. */
interface Step {
  statement: Statement;
  take(row: Row, found: Found): void;
}

const FILE = 'plugin::upload.file';
const FILE_FIELDS = [
  ...['id', 'name', 'alternativeText', 'caption', 'width', 'height', 'hash', 'ext', 'mime', 'size', 'url', 'provider'],
  'updatedAt',
];

/** Stand in for what a reading is about, in the bindings of statements that are built once. */
const DOCUMENT = 'review: the document';
const LOCALE = 'review: the locale';
const PUBLISHED = 'review: whether it is published';

const WRITTEN_OUT = { skipBinding: true };

/** Place of a component among those of its field. */
const places = new WeakMap<Row, readonly [order: number, link: number]>();

/**
 * Reads a row with everything a reader would get of it, and the files with who made them: components at any depth,
 * related entries, uploads. The same as Strapi's populating, but in one round trip, by statements built once.
 */
export function contentRows(strapi: Core.Strapi, shapes: Shapes) {
  const read = planned(strapi, shapes);
  return async ({ uid, documentId, locale, published }: RowKey): Promise<Row | null> => {
    const about = { [DOCUMENT]: documentId, [LOCALE]: locale, [PUBLISHED]: published };
    const [entry = null] = await read({ uid, localised: locale !== null, many: false }, about);
    return entry;
  };
}

/** The same for several documents of a type by as many statements as for one; null for one that has no such row. */
export function contentRowPages(strapi: Core.Strapi, shapes: Shapes) {
  const read = planned(strapi, shapes);
  return async ({ uid, documents, published }: PageKey): Promise<(Row | null)[]> => {
    const all = (part: 'documentId' | 'locale') =>
      listBinding(strapi, [...new Set(documents.map((one) => one[part]))].filter(Boolean));
    const [ids, locales] = [all('documentId'), all('locale')];
    const about = { [DOCUMENT]: ids, [LOCALE]: locales, [PUBLISHED]: published };
    const localised = documents.some(({ locale }) => locale !== null);
    const nameOf = (one: Row | PageKey['documents'][number]) => `${String(one.documentId)} ${String(one.locale)}`;
    const found = new Map<string, Row>();
    for (const row of await read({ uid, localised, many: true }, about))
      if (!found.has(nameOf(row))) found.set(nameOf(row), row);
    return documents.map((one) => found.get(nameOf(one)) ?? null);
  };
}

/** Which statements are meant. */
interface Wanted {
  uid: string;
  localised: boolean;
  many: boolean;
}

/** Reads by statements that are built once; `about` is what a reading puts in for the stand-ins. The oldest row comes first. */
function planned(strapi: Core.Strapi, shapes: Shapes) {
  const plans = new Map<string, Step[]>();
  return async (wanted: Wanted, about: Record<string, unknown>): Promise<Row[]> => {
    const name = Object.values(wanted).join(' ');
    const steps = plans.get(name) ?? new Plan(strapi, shapes).of(wanted);
    plans.set(name, steps);
    const bind = (value: unknown): unknown => (Object.hasOwn(about, String(value)) ? about[String(value)] : value);
    const outcomes = await together(
      strapi,
      steps.map(({ statement: { sql, bindings } }) => ({ sql, bindings: bindings.map(bind) })),
    );
    const found: Found = [];
    steps.forEach(({ take }, index) => outcomes[index]?.rows.forEach((row) => take(row, found)));
    const entries = [...(found[0]?.values() ?? [])];
    for (const entry of entries) sortZones(shapes, entry, wanted.uid);
    return entries;
  };
}

/** The statements that read a type. */
class Plan {
  readonly #steps: Step[] = [];
  readonly #branches: Branch[] = [];
  readonly #db: Knex;
  #levels = 0;

  constructor(
    private readonly strapi: Core.Strapi,
    private readonly shapes: Shapes,
  ) {
    this.#db = strapi.db.connection;
  }

  of({ uid, localised, many }: Wanted): Step[] {
    const row = this.#db(this.#tableOf(uid)).orderBy('id');
    const named = (column: string, value: string): Query =>
      many ? row.whereRaw(inList(this.strapi, `"${column}"`), [value]) : row.where({ [column]: value });
    void named('document_id', DOCUMENT);
    void (localised ? named('locale', LOCALE) : row.whereNull('locale'));
    // Written out, not bound: for a number it does not know, PostgreSQL expects many rows, and would plan each time anew.
    if (!many) void row.limit(1, WRITTEN_OUT);
    // Drafts and published rows are read by the same statements: those of the one are planned for the other too.
    void row.whereRaw('(published_at is not null) = ?', [PUBLISHED]);
    const level = this.#level(uid, row.clone().select('id'));
    this.#step(row.clone().select(this.#columns(uid)), (from, found) =>
      keep(found, level, from, entryOf(this.strapi, uid, from)),
    );
    this.#visit(level);
    this.#relations();
    return this.#steps;
  }

  #level(uid: string, ids: Query): Level {
    this.#levels += 1;
    return { uid, ids, index: this.#levels - 1 };
  }

  #step(query: Query, take: Step['take']): void {
    const { sql, bindings } = query.toSQL();
    this.#steps.push({ statement: { sql, bindings }, take });
  }

  #tableOf(uid: string): string {
    return this.strapi.db.metadata.get(uid).tableName;
  }

  #storedAs(uid: string, name: string): Stored {
    return (this.strapi.db.metadata.get(uid).attributes as unknown as Record<string, Stored>)[name] as Stored;
  }

  /** Named one by one: a statement that is kept planned must go on giving the same columns. */
  #columns(uid: string, prefix = '', wanted?: string[]): string[] {
    return columnsOf(this.strapi, uid)
      .filter(([name]) => !wanted || wanted.includes(name))
      .map(([, { columnName }]) => `${prefix}${columnName}`);
  }

  #shown(target: string): string[] {
    return this.#columns(target, 't.', ['id', 'documentId', 'locale', ...this.shapes.shownOf(target)]);
  }

  #fileColumns(): string[] {
    const by = ['createdBy', 'updatedBy'].map((name) => `t.${this.#storedAs(FILE, name).joinColumn?.name ?? ''}`);
    return [...this.#columns(FILE, 't.', FILE_FIELDS), ...by];
  }

  #place(level: Level, from: Row, name: string, entry: Row, found: Found): void {
    const owner = found[level.index]?.get(Number(from.__owner));
    const attribute = this.shapes.attributesOf(level.uid)[name];
    if (!owner || !attribute) return;
    if (!isMany(attribute)) owner[name] ??= entry;
    else if (Array.isArray(owner[name])) (owner[name] as Row[]).push(entry);
    else owner[name] = [entry];
  }

  /** Adds the steps for everything that is not a column of a level's own rows. */
  #visit(level: Level): void {
    const files: string[] = [];
    const components = new Map<string, string[]>();
    for (const [name, attribute] of contentAttributes(this.shapes.attributesOf(level.uid))) {
      if (attribute.type === 'media') files.push(name);
      if (attribute.type === 'relation' && attribute.target) this.#relation(level, name);
      for (const uid of componentsOf(attribute)) components.set(uid, [...(components.get(uid) ?? []), name]);
    }
    if (files.length > 0) this.#morph(level, FILE, files);
    for (const [uid, names] of components) this.#component(level, uid, names);
  }

  #relation(level: Level, name: string): void {
    const { target, relation, joinColumn, joinTable } = this.#storedAs(level.uid, name);
    if (relation === 'morphOne' || relation === 'morphMany') return this.#morph(level, target, [name]);
    const query = this.#db(`${this.#tableOf(target)} as t`);
    if (joinTable?.inverseJoinColumn) {
      const { name: column, referencedColumn } = joinTable.inverseJoinColumn;
      const owner = `j.${joinTable.joinColumn.name}`;
      void query.join(`${joinTable.name} as j`, `j.${column}`, `t.${referencedColumn}`).whereIn(owner, level.ids);
      void query.where(onLinks(joinTable.on)).select(`${owner} as __owner`, 'j.id as __link');
      void query.select(joinTable.orderColumnName ? `j.${joinTable.orderColumnName} as __order` : this.#noOrder());
    } else if (joinColumn) {
      void query
        .join(`${this.#tableOf(level.uid)} as o`, `o.${joinColumn.name}`, `t.${joinColumn.referencedColumn}`)
        .whereIn('o.id', level.ids)
        .select('o.id as __owner', 't.id as __link', this.#noOrder());
    } else throw new Error(`review: relation "${name}" of ${level.uid} is stored in a way that cannot be read.`);
    this.#join(query, target, (entry, from, found) => this.#place(level, from, name, entry, found));
  }

  #noOrder() {
    return this.#db.raw('0 as ??', ['__order']);
  }

  /** Reads a relation with all the others, unless it shows values that are no text: one column holds those of all. */
  #join(query: Query, target: string, take: Branch['take']): void {
    const shown = this.#shown(target);
    const columns = columnsOf(this.strapi, target).filter(([, { columnName }]) => shown.includes(`t.${columnName}`));
    if (columns.every(([name, attribute]) => name === 'id' || isText(attribute)))
      this.#branches.push({ query, columns, take, target });
    else
      this.#step(query.select(shown).orderBy(['__order', '__link']), (from, found) =>
        take(entryOf(this.strapi, target, from), from, found),
      );
  }

  /** All relations by one statement, each with its place in the list. What one does not have is empty. */
  #relations(): void {
    const branches = this.#branches;
    const width = Math.max(0, ...branches.map(({ columns }) => columns.length));
    const parts = branches.map(({ query, columns }, index) => {
      const cells = Array.from({ length: width }, (_, at) => {
        const column = columns[at]?.[1].columnName;
        return this.#db.raw(`cast(${column === undefined ? 'null' : '??'} as text) as ??`, [
          ...(column === undefined ? [] : [`t.${column}`]),
          `__${at}`,
        ]);
      });
      return query.select(this.#db.raw(`${index} as ??`, ['__branch']), ...cells).toSQL();
    });
    if (parts.length === 0) return;
    const sql = `${parts.map((part) => part.sql).join(' union all ')} order by "__branch", "__order", "__link"`;
    const bindings = parts.flatMap((part) => part.bindings);
    this.#steps.push({
      statement: { sql, bindings },
      take: (from, found) => {
        const { columns, target, take } = branches[Number(from.__branch)] as Branch;
        const cells = Object.fromEntries(columns.map(([, { columnName }], at) => [columnName, from[`__${at}`]]));
        take(entryOf(this.strapi, target, cells), from, found);
      },
    });
  }

  /** Entries that name their owner by type, id and field: uploads above all. */
  #morph(level: Level, target: string, names: string[]): void {
    const { joinTable } = this.#storedAs(target, this.#storedAs(level.uid, names[0] ?? '').morphBy ?? '');
    if (!joinTable?.morphColumn)
      throw new Error(`review: relation "${names[0]}" of ${level.uid} is stored in a way that cannot be read.`);
    const { idColumn, typeColumn } = joinTable.morphColumn;
    const query = this.#db(`${this.#tableOf(target)} as t`)
      .join(`${joinTable.name} as j`, `j.${joinTable.joinColumn.name}`, 't.id')
      .where(`j.${typeColumn.name}`, level.uid)
      .whereIn(`j.${idColumn.name}`, level.ids)
      .whereIn('j.field', names)
      .orderBy(['j.order', 'j.id'])
      .select(target === FILE ? this.#fileColumns() : this.#shown(target))
      .select(`j.${idColumn.name} as __owner`, 'j.field as __field');
    this.#step(query, (from, found) =>
      this.#place(level, from, String(from.__field), { ...entryOf(this.strapi, target, from), ...makers(from) }, found),
    );
  }

  #component(level: Level, uid: string, names: string[]): void {
    const { joinTable } = this.#storedAs(level.uid, names[0] ?? '');
    if (!joinTable) throw new Error(`review: component "${names[0]}" of ${level.uid} cannot be read.`);
    const owner = `j.${joinTable.joinColumn.name}`;
    const links = this.#db(`${joinTable.name} as j`)
      .where('j.component_type', uid)
      .whereIn(owner, level.ids)
      .whereIn('j.field', names);
    const query = links
      .clone()
      .join(`${this.#tableOf(uid)} as t`, 't.id', 'j.cmp_id')
      .orderBy(['j.order', 'j.id'])
      .select(this.#columns(uid, 't.'))
      .select(`${owner} as __owner`, 'j.field as __field', 'j.order as __order', 'j.id as __link');
    const inner = this.#level(uid, links.clone().select('j.cmp_id'));
    this.#step(query, (from, found) => {
      const entry = { ...entryOf(this.strapi, uid, from), __component: uid };
      places.set(entry, [Number(from.__order ?? 0), Number(from.__link)]);
      keep(found, inner, from, entry);
      this.#place(level, from, String(from.__field), entry, found);
    });
    this.#visit(inner);
  }
}

function keep(found: Found, { index }: Level, from: Row, entry: Row): void {
  (found[index] ??= new Map()).set(Number(from.id), entry);
}

/** Who made and who last changed an upload. */
function makers(from: Row): Row {
  const person = (id: unknown): Row | null => (id === null || id === undefined ? null : { id: Number(id) });
  return { createdBy: person(from.created_by_id), updatedBy: person(from.updated_by_id) };
}

/** A dynamic zone's parts were read component by component: here they get their order back. */
function sortZones(shapes: Shapes, entry: Row, uid: string): void {
  for (const [name, attribute] of contentAttributes(shapes.attributesOf(uid))) {
    if (componentsOf(attribute).length === 0) continue;
    const parts = ([] as Row[]).concat((entry[name] as Row[] | Row | undefined) ?? []);
    const place = (part: Row): readonly [number, number] => places.get(part) ?? [0, 0];
    parts.sort((a, b) => place(a)[0] - place(b)[0] || place(a)[1] - place(b)[1]);
    if (attribute.type === 'dynamiczone') entry[name] = parts;
    for (const part of parts) sortZones(shapes, part, String(part.__component));
  }
}

function componentsOf({ type, component, components }: Attribute): readonly string[] {
  if (type === 'component') return component ? [component] : [];
  return type === 'dynamiczone' ? (components ?? []) : [];
}

function isMany({ type, multiple, repeatable, relation }: Attribute): boolean {
  if (type === 'media') return multiple === true;
  if (type === 'component') return repeatable === true;
  return type === 'dynamiczone' || relation?.endsWith('Many') === true;
}

/** Conditions on the table of links. */
function onLinks(on: Record<string, unknown> = {}): Record<string, unknown> {
  return Object.fromEntries(Object.entries(on).map(([column, value]) => [`j.${column}`, value]));
}
