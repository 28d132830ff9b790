import type { Core } from '@strapi/strapi';
import { registerHostFacets } from './facets';
import { makeUploadsPrivate } from './uploads/make-private';

export default {
  register({ strapi }: { strapi: Core.Strapi }) {
    makeUploadsPrivate(strapi);
  },
  bootstrap({ strapi }: { strapi: Core.Strapi }) {
    registerHostFacets(strapi);
  },
};
