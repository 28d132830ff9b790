import type { Core } from '@strapi/strapi';
import type { Json } from './core/canonical-json';
import { lostGrants, sameGrants, type Grant, type Holders } from './core/grants';
import type { SchemaChange } from './guard/schema-checks';
import { review } from './review-services';

const OWN = 'plugin::review.';

interface PermissionRow extends Omit<Grant, 'role' | 'apiToken'> {
  role?: { id: number } | null;
  apiToken?: { id: number } | null;
}
interface Query<Row> {
  findMany(query: object): Promise<Row[]>;
  create(query: object): Promise<unknown>;
}

const query = <Row>(strapi: Core.Strapi, uid: string) => strapi.db.query(uid as 'admin::user') as unknown as Query<Row>;
const store = (strapi: Core.Strapi, key: 'role-grants' | 'was-absent') =>
  strapi.store({ type: 'plugin', name: 'review', key });

async function heldNow(strapi: Core.Strapi): Promise<Grant[]> {
  const rows = await query<PermissionRow>(strapi, 'admin::permission').findMany({
    where: { action: { $startsWith: OWN } },
    populate: { role: { select: ['id'] }, apiToken: { select: ['id'] } },
    orderBy: { id: 'asc' },
  });
  return rows.map(({ action, subject, properties, conditions, actionParameters, role, apiToken }) => ({
    action,
    subject: subject ?? null,
    properties,
    conditions,
    actionParameters,
    ...(role ? { role: role.id } : {}),
    ...(apiToken ? { apiToken: apiToken.id } : {}),
  }));
}

async function record(strapi: Core.Strapi): Promise<void> {
  const held = await heldNow(strapi);
  const recorded = ((await store(strapi, 'role-grants').get({})) ?? null) as Grant[] | null;
  if (!recorded || !sameGrants(recorded, held)) await store(strapi, 'role-grants').set({ value: held });
}

async function holders(strapi: Core.Strapi): Promise<Holders> {
  const idsOf = async (uid: string): Promise<Set<number>> =>
    new Set((await query<{ id: number }>(strapi, uid).findMany({ select: ['id'] })).map(({ id }) => id));
  return { roles: await idsOf('admin::role'), tokens: await idsOf('admin::api-token') };
}

/** Notes, before anything else happens in a boot, that the last one was without review: its schemas are not in it. */
export async function noteAbsence(strapi: Core.Strapi, { oldContentTypes }: SchemaChange): Promise<void> {
  if (oldContentTypes && !Object.keys(oldContentTypes).some((uid) => uid.startsWith(OWN)))
    await store(strapi, 'was-absent').set({ value: true });
}

/**
 * Gives the roles back what Strapi took: in a boot without a plugin it deletes every right the plugin registers,
 * although nobody decided that. On record, like everything that decides who may act.
 */
async function giveBack(strapi: Core.Strapi): Promise<void> {
  await strapi.db.transaction(async () => {
    // The chain's lock keeps two processes that boot at once apart.
    const at = await review(strapi, 'ledger').time();
    if (!(await store(strapi, 'was-absent').get({}))) return;
    const held = ((await store(strapi, 'role-grants').get({})) ?? []) as Grant[];
    const lost = lostGrants(held, await heldNow(strapi), await holders(strapi));
    for (const grant of lost) await query(strapi, 'admin::permission').create({ data: { ...grant } });
    await store(strapi, 'was-absent').set({ value: false });
    if (lost.length === 0) return;
    const grants = lost.map(({ action, role, apiToken }) => ({ action, ...(role ? { role } : { apiToken }) }));
    await review(strapi, 'ledger').append({
      at,
      origin: 'boot',
      act: 'grants-restored',
      actor: null,
      reason: 'the server ran without review, and Strapi deleted its rights',
      details: { grants } as unknown as Json,
    });
    strapi.log.warn(`review: the last boot was without this plugin; ${lost.length} right(s) of roles were given back.`);
  });
}

/** Keeps a record of who holds which of review's rights, and gives back what a boot without review cost. */
export async function keepGrants(strapi: Core.Strapi): Promise<void> {
  await giveBack(strapi);
  await record(strapi);
  const isOwn = (data: unknown): boolean =>
    ([] as unknown[]).concat(data ?? []).some((row) => String((row as Partial<Grant>).action).startsWith(OWN));
  const afterWrite = async ({ params }: { params: { data?: unknown } }): Promise<void> => {
    if (isOwn(params.data)) await record(strapi);
  };
  const afterDelete = (): Promise<void> => record(strapi);
  strapi.db.lifecycles.subscribe({
    models: ['admin::permission'],
    afterCreate: afterWrite,
    afterCreateMany: afterWrite,
    afterUpdate: afterWrite,
    afterUpdateMany: afterWrite,
    afterDelete,
    afterDeleteMany: afterDelete,
  } as never);
}
