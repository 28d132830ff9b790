import type { Core } from '@strapi/strapi';
import { review } from '../review-services';
import { settings } from '../settings';
import { table } from '../tables';

const WRITES = ['create', 'update', 'delete', 'publish'];
const OPEN_ROLES = ['public', 'authenticated'];

interface Grant {
  id: number;
  action: string;
  role?: { name: string; type: string } | null;
}

/**
 * Readers without an account, and readers who only signed up, may not write a governed type: Strapi's own routes would
 * let them make drafts in nobody's name.
 * @throws Error naming the roles, the rights and how to take them away while the server does not run
 */
export async function assertClosedRoles(strapi: Core.Strapi): Promise<void> {
  if (!strapi.contentTypes['plugin::users-permissions.permission']) return;
  const actions = Object.keys(settings(strapi).governed).flatMap((uid) => WRITES.map((write) => `${uid}.${write}`));
  const grants = (await strapi.db.query('plugin::users-permissions.permission').findMany({
    where: { action: { $in: actions }, role: { type: { $in: OPEN_ROLES } } },
    populate: ['role'],
  })) as Grant[];
  if (grants.length === 0) return;
  const rights = grants.map(({ action, role }) => `"${action}" for role "${role?.name ?? ''}"`).join(', ');
  const rows = grants.map(({ id }) => id).join(', ');
  throw new Error(
    `review: governed types may not be written by everybody, but Users & Permissions grants ${rights}. ` +
      `Take that away: DELETE FROM ${strapi.db.metadata.get('plugin::users-permissions.permission').tableName} WHERE id IN (${rows}); then start again.`,
  );
}

/**
 * Every governed type follows a workflow that exists. A database without any workflow may boot, so that the first one
 * can be saved; until then `submit` fails by naming it.
 * @throws Error naming the type, the key and the keys there are
 */
export async function assertWorkflows(strapi: Core.Strapi): Promise<void> {
  if ((await table(strapi, 'workflow').count({})) === 0) return;
  for (const [uid, { workflow }] of Object.entries(settings(strapi).governed)) {
    if (await review(strapi, 'workflows').newest(workflow)) continue;
    const keys = (await review(strapi, 'workflows').list()).map(({ key }) => `"${key}"`).join(', ');
    throw new Error(
      `review: governed type "${uid}" follows workflow "${workflow}", which does not exist; there is ${keys}. Correct config/plugins.ts.`,
    );
  }
}

/**
 * Warns where Strapi lets parameters it does not know pass: a misspelt filter then answers with everything that is
 * released, and a caller's `status` is ignored rather than refused.
 */
export function warnLooseParameters(strapi: Core.Strapi): void {
  for (const setting of ['api.rest.strictParams', 'api.documents.strictParams'])
    if (strapi.config.get(setting) !== true)
      strapi.log.warn(`review: set "${setting}" to true in config/api.ts, or unknown parameters are ignored.`);
}
