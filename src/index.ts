import type { Core } from '@strapi/strapi';
import { closeRegistration } from './close-registration';
import { arrangeContentManager } from './content-manager';
import { registerHostFacets } from './facets';
import { assertPlugins } from './needed-plugins';
import { makeUploadsPrivate } from './uploads/make-private';

export default {
  register({ strapi }: { strapi: Core.Strapi }) {
    assertPlugins(strapi);
    makeUploadsPrivate(strapi);
  },
  async bootstrap({ strapi }: { strapi: Core.Strapi }) {
    registerHostFacets(strapi);
    await arrangeContentManager(strapi);
    await closeRegistration(strapi);
  },
};
