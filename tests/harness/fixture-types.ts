import { factories, type Core } from '@strapi/strapi';
import { ARTICLE } from './newsroom';

/** A content type as its `schema.json` would say it. */
export interface Schema {
  kind?: 'collectionType';
  collectionName: string;
  info: { singularName: string; pluralName: string; displayName: string };
  options?: { draftAndPublish?: boolean };
  pluginOptions?: object;
  attributes: Record<string, object>;
}

/** Entries of review's setting `governed`. */
export type Governed = Record<string, { title: string; workflow: string }>;

/** What a test adds to the app, or takes from it, before it boots. */
export interface Additions {
  types?: readonly Schema[];
  components?: Record<string, { collectionName: string; attributes: Record<string, object> }>;
  governed?: Governed;
  /** Plugins that are not there for this boot, as if switched off in the configuration or not compiled. */
  without?: readonly string[];
  /** Leaves out the host's own code (`src/index.ts`): the plugins in a stock app. */
  stock?: boolean;
  /** Changes the schema of a type that is there, as an edit of its `schema.json` would. */
  change?: Record<string, (schema: Schema) => void>;
}

interface Plugin {
  config: Record<string, unknown>;
}
interface Registry {
  add(name: string, part: unknown): unknown;
}
interface ContentTypes {
  add(namespace: string, types: Record<string, { schema: Schema }>): unknown;
}

/** The uid of an added type. */
export const uidOf = ({ info }: Schema): string => `api::${info.singularName}.${info.singularName}`;

function addType(strapi: Core.Strapi, schema: Schema): void {
  const name = schema.info.singularName;
  const uid = uidOf(schema) as 'api::column.column';
  const globalId = name[0]?.toUpperCase() + name.slice(1);
  (strapi.get('apis') as unknown as Registry).add(name, {
    contentTypes: { [name]: { schema: { ...structuredClone(schema), globalId } } },
    routes: { [name]: factories.createCoreRouter(uid) },
    controllers: { [name]: factories.createCoreController(uid) },
    services: { [name]: factories.createCoreService(uid) },
  });
}

function addComponents(strapi: Core.Strapi, components: NonNullable<Additions['components']>): void {
  for (const [uid, { collectionName, attributes }] of Object.entries(components)) {
    const [category = '', modelName = ''] = uid.split('.');
    const schema = {
      collectionName,
      info: { displayName: modelName },
      options: {},
      attributes: structuredClone(attributes),
    };
    const globalId = `Component${category}${modelName}`;
    (strapi.get('components') as unknown as Registry).add(
      {
        [uid]: {
          ...schema,
          __schema__: structuredClone(schema),
          uid,
          category,
          modelType: 'component',
          modelName,
          globalId,
        },
      } as never,
      undefined,
    );
  }
}

/** Configuration and presence of plugins: what `config/plugins.ts` says is read while they are added. */
function changePlugins(strapi: Core.Strapi, { governed = {}, without = [] }: Additions): void {
  const plugins = strapi.get('plugins') as unknown as Registry;
  const add = plugins.add.bind(plugins);
  plugins.add = (name, part) => {
    if (without.includes(name)) return undefined;
    const { config } = part as Plugin;
    if (name !== 'review') return add(name, part);
    return add(name, {
      ...(part as Plugin),
      config: { ...config, governed: { ...(config.governed as object), ...governed } },
    });
  };
}

function changeSchemas(strapi: Core.Strapi, change: NonNullable<Additions['change']>): void {
  const types = strapi.get('content-types') as unknown as ContentTypes;
  const add = types.add.bind(types);
  types.add = (namespace, added) => {
    const changed = Object.entries(added ?? {}).map(([name, definition]) => {
      const edit = change[`${namespace.replace(/\.$/, '')}.${name}`];
      if (!edit) return [name, definition] as const;
      const schema = structuredClone(definition.schema);
      edit(schema);
      return [name, { ...definition, schema }] as const;
    });
    return add(namespace, Object.fromEntries(changed));
  };
}

/** For `startPark({ prepare })`: boots the app with these additions, as if they were in its folders and configuration. */
export function withAdditions(additions: Additions): (strapi: Core.Strapi) => void {
  return (strapi) => {
    for (const schema of additions.types ?? []) addType(strapi, schema);
    addComponents(strapi, additions.components ?? {});
    changePlugins(strapi, additions);
    changeSchemas(strapi, additions.change ?? {});
    if (additions.stock) Object.defineProperty(strapi, 'app', { get: () => ({}), set: () => undefined });
  };
}

const localized = { pluginOptions: { i18n: { localized: true } } };
const shared = { pluginOptions: { i18n: { localized: false } } };

/** A localised type with one of everything: words, rich text, files, components, a dynamic zone, related entries. */
export const BULLETIN: Schema = {
  collectionName: 'bulletins',
  info: { singularName: 'bulletin', pluralName: 'bulletins', displayName: '通告' },
  options: { draftAndPublish: true },
  ...localized,
  attributes: {
    title: { type: 'string', required: true, ...localized },
    text: { type: 'blocks', ...localized },
    picture: { type: 'media', multiple: false, allowedTypes: ['images'], ...localized },
    contact: { type: 'component', component: 'bulletin.contact', ...localized },
    steps: { type: 'component', component: 'bulletin.step', repeatable: true, ...localized },
    parts: { type: 'dynamiczone', components: ['bulletin.step', 'bulletin.contact'], ...localized },
    column: { type: 'relation', relation: 'manyToOne', target: 'api::column.column', ...localized },
    about: { type: 'relation', relation: 'manyToMany', target: ARTICLE, ...localized },
    reference: { type: 'string', ...shared },
    office: { type: 'component', component: 'bulletin.contact', ...shared },
  },
};

/** Its components: one holds a file, one has a component of its own. */
export const BULLETIN_COMPONENTS: NonNullable<Additions['components']> = {
  'bulletin.contact': {
    collectionName: 'components_bulletin_contacts',
    attributes: { name: { type: 'string' }, phone: { type: 'string' } },
  },
  'bulletin.step': {
    collectionName: 'components_bulletin_steps',
    attributes: {
      what: { type: 'text' },
      figure: { type: 'media', multiple: true },
      who: { type: 'component', component: 'bulletin.contact' },
    },
  },
};

/** A type without languages. */
export const RULEBOOK: Schema = {
  collectionName: 'rulebooks',
  info: { singularName: 'rulebook', pluralName: 'rulebooks', displayName: '制度' },
  options: { draftAndPublish: true },
  attributes: {
    title: { type: 'string', required: true },
    text: { type: 'richtext' },
    scan: { type: 'media', multiple: false },
    steps: { type: 'component', component: 'bulletin.step', repeatable: true },
    replaces: { type: 'relation', relation: 'oneToOne', target: 'api::rulebook.rulebook' },
    bulletin: { type: 'relation', relation: 'manyToOne', target: 'api::bulletin.bulletin' },
  },
};

/**
 * A type that nobody governs. Its name is its own: Strapi remembers by name, for as long as the process lives, which
 * fields a type has, and files of a suite share the process with those that add types of `added-types.ts`.
 */
export const MEMO: Schema = {
  collectionName: 'reminders',
  info: { singularName: 'reminder', pluralName: 'reminders', displayName: '备忘' },
  options: { draftAndPublish: true },
  attributes: { title: { type: 'string' } },
};

/** The three of them, the first two marked as governed in the configuration. */
export const TOMORROW: Additions = {
  types: [BULLETIN, RULEBOOK, MEMO],
  components: BULLETIN_COMPONENTS,
  governed: {
    [uidOf(BULLETIN)]: { title: 'title', workflow: 'sanshen' },
    [uidOf(RULEBOOK)]: { title: 'title', workflow: 'sanshen' },
  },
};
