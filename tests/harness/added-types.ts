/** Content types that are added to the host the way a developer adds them: a schema and routes, nothing else. */
import { factories, type Core } from '@strapi/strapi';

/** The type that configuration marks as governed, with an attribute of every kind. */
export const NOTICE = 'api::notice.notice';
/** The same kind of type, not governed. */
export const MEMO = 'api::memo.memo';

const localized = { pluginOptions: { i18n: { localized: true } } };

const attributes = Object.fromEntries(
  Object.entries({
    title: { type: 'string', required: true },
    lead: { type: 'text' },
    note: { type: 'richtext' },
    body: { type: 'blocks' },
    facts: { type: 'json' },
    price: { type: 'decimal' },
    ratio: { type: 'float' },
    places: { type: 'integer' },
    serial: { type: 'biginteger' },
    urgent: { type: 'boolean' },
    day: { type: 'date' },
    hour: { type: 'time' },
    moment: { type: 'datetime' },
    stamp: { type: 'timestamp' },
    mail: { type: 'email' },
    kind: { type: 'enumeration', enum: ['plain', 'urgent'] },
    pictures: { type: 'media', multiple: true, allowedTypes: ['images'] },
    column: { type: 'relation', relation: 'manyToOne', target: 'api::column.column' },
    source: { type: 'component', component: 'article.source', repeatable: false },
    parts: { type: 'dynamiczone', components: ['article.source'] },
  }).map(([name, attribute]) => [name, { ...attribute, ...localized }]),
);

function api(name: string) {
  const uid = `api::${name}.${name}` as 'api::article.article';
  const schema = {
    kind: 'collectionType',
    collectionName: `${name}s`,
    info: { singularName: name, pluralName: `${name}s`, displayName: name },
    options: { draftAndPublish: true },
    ...localized,
    attributes,
    apiName: name,
    globalId: name[0]?.toUpperCase() + name.slice(1),
  };
  return {
    contentTypes: { [name]: { schema, actions: {}, lifecycles: {} } },
    routes: { [name]: factories.createCoreRouter(uid) },
    controllers: { [name]: factories.createCoreController(uid) },
    services: { [name]: factories.createCoreService(uid) },
  };
}

interface Internals {
  runPluginsLifecycles(phase: string): Promise<void>;
}

/** Adds both types before anything is registered, and marks one as governed in the configuration. For `prepare`. */
export function withAddedTypes(strapi: Core.Strapi): void {
  const internals = strapi as unknown as Internals;
  const run = internals.runPluginsLifecycles.bind(strapi);
  internals.runPluginsLifecycles = async (phase) => {
    if (phase === 'register') {
      for (const name of ['notice', 'memo']) {
        const added = strapi.get('apis').add(name, api(name)) as { load(): void };
        if (!strapi.contentTypes[`api::${name}.${name}` as 'api::article.article']) added.load();
      }
      const governed = strapi.config.get('plugin::review.governed') as object;
      strapi.config.set('plugin::review.governed', { ...governed, [NOTICE]: { title: 'title', workflow: 'sanshen' } });
    }
    return run(phase);
  };
}
