import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { ACTIONS } from '../core/review';
import { review } from '../review-services';
import { isGoverned } from '../settings';

type PolicyContext = Context & {
  params: { uid?: string; documentId?: string };
  request: { body?: { action?: unknown; locale?: unknown } };
  state: { userAbility?: { can(action: string): boolean } };
};

/** Puts an act on record whose caller lacks the permission, before Strapi's own policy turns it away. Lets all pass. */
export default async (
  ctx: PolicyContext,
  { permission }: { permission: string },
  { strapi }: { strapi: Core.Strapi },
): Promise<boolean> => {
  const { uid = '', documentId } = ctx.params;
  if (ctx.state.userAbility?.can(permission) || !isGoverned(strapi, uid)) return true;
  const { action, locale } = ctx.request.body ?? {};
  const named = ACTIONS.find((one) => one === action) ?? 'unknown';
  const languages = review(strapi, 'languages');
  const known = await languages.all(uid);
  const locales = async () => [known.find((code) => code === locale) ?? (await languages.default(uid))];
  await review(strapi, 'refusals').noteWrite({ uid, action: named, documentId, locales }, 'FORBIDDEN');
  return true;
};
