import type { Core } from '@strapi/strapi';
import { review } from './review-services';
import type { DocumentCall } from './services/gate';

const PERSON = 'plugin::review.person';

type Service = Record<string, (...args: unknown[]) => Promise<unknown>>;

/** Members of an account by which it can lose the power to sign. */
const TELLING = ['isActive', 'blocked', 'roles'];

/** Puts a guard around methods of a service; `matters` tells from the arguments whether one is needed. */
function guardService(
  strapi: Core.Strapi,
  uid: string,
  methods: Record<string, (args: readonly unknown[]) => boolean>,
): void {
  strapi.get('services').extend(uid, ((service: Service) => ({
    ...service,
    ...Object.fromEntries(
      Object.entries(methods).map(([name, matters]) => {
        const method = service[name] as Service[string];
        const guarded: Service[string] = (...args) =>
          matters(args) ? review(strapi, 'duties').guarded(() => method(...args)) : method(...args);
        return [name, guarded];
      }),
    ),
  })) as never);
}

/**
 * Whoever is still needed for a level does not go unnoticed: deleting or blocking an account, taking its roles or a
 * role's right to sign, deleting a person or unlinking their last account is refused until a substitute is named. What
 * is done by other ways (SQL, a query of another plugin) leaves the level waiting for them, never passed.
 */
export function guardPeople(strapi: Core.Strapi): void {
  const always = (): boolean => true;
  guardService(strapi, 'admin::user', {
    updateById: ([, attributes]) => TELLING.some((name) => Object.hasOwn((attributes ?? {}) as object, name)),
    deleteById: always,
    deleteByIds: always,
  });
  guardService(strapi, 'admin::role', { deleteByIds: always, assignPermissions: always });
  strapi.documents.use(((call: DocumentCall, next: () => Promise<unknown>) =>
    call.uid === PERSON ? review(strapi, 'duties').guarded(next) : next()) as never);
}
