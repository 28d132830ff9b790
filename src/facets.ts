import type { Core } from '@strapi/strapi';

interface Coded {
  code?: string;
}
interface Registry {
  registerFacet(facet: { key: string; values(content: { fields: Record<string, unknown> }): string[] }): void;
}

/** The host's own facets: the columns and topics that tasks can be filtered by. */
export function registerHostFacets(strapi: Core.Strapi): void {
  const registry = strapi.plugin('review').service('registry') as Registry;
  for (const key of ['column', 'topic']) {
    registry.registerFacet({
      key,
      values: ({ fields }) =>
        [(fields[key] as Coded | undefined)?.code].filter((code): code is string => Boolean(code)),
    });
  }
}
