import type { Core } from '@strapi/strapi';
import { assertGovernable, assertLanguagesKept, beforeSchemaSync } from './guard/schema-checks';
import { guardLanguages } from './language-deletion';
import { guardPeople } from './people-guard';
import { review } from './review-services';
import { noteAbsence } from './role-grants';
import type { DocumentCall } from './services/gate';

/** Before any table is touched: looks at the schemas, and stands around the middlewares of all other plugins. */
export function register({ strapi }: { strapi: Core.Strapi }): void {
  assertGovernable(strapi);
  beforeSchemaSync(strapi, async (change) => {
    await assertLanguagesKept(strapi, change);
    await noteAbsence(strapi, change);
  });
  guardLanguages(strapi);
  guardPeople(strapi);
  strapi.documents.use(((call: DocumentCall, next: () => Promise<unknown>) =>
    review(strapi, 'sharedFields').pass(call, next)) as never);
}
