import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { MOST_TOGETHER } from '../core/acts-together';
import { ACTIONS } from '../core/review';
import { review } from '../review-services';
import { isGoverned } from '../settings';

/** A document as a request that nobody has checked names it. */
interface Named {
  uid?: unknown;
  documentId?: unknown;
  locale?: unknown;
}

type PolicyContext = Context & {
  params: { uid?: string; documentId?: string };
  request: { body?: { action?: unknown; locale?: unknown; items?: unknown } };
  state: { userAbility?: { can(action: string): boolean } };
};

/** What the attempt is about: the route's document, or those of the body of an act on several. */
function documentsOf({ params, request }: PolicyContext): Named[] {
  if (params.uid !== undefined) return [{ ...params, locale: request.body?.locale }];
  const items: unknown[] = Array.isArray(request.body?.items) ? request.body.items : [];
  return items.filter((item): item is Named => typeof item === 'object' && item !== null).slice(0, MOST_TOGETHER);
}

/** Puts an act on record whose caller lacks the permission, before Strapi's own policy turns it away. Lets all pass. */
export default async (
  ctx: PolicyContext,
  { permission }: { permission: string },
  { strapi }: { strapi: Core.Strapi },
): Promise<boolean> => {
  if (ctx.state.userAbility?.can(permission)) return true;
  const named = ACTIONS.find((one) => one === ctx.request.body?.action) ?? 'unknown';
  const languages = review(strapi, 'languages');
  for (const { uid, documentId, locale } of documentsOf(ctx)) {
    if (typeof uid !== 'string' || !isGoverned(strapi, uid)) continue;
    const known = await languages.all(uid);
    const locales = async () => [known.find((code) => code === locale) ?? (await languages.default(uid))];
    await review(strapi, 'refusals').noteWrite({ uid, action: named, documentId, locales }, 'FORBIDDEN');
  }
  return true;
};
