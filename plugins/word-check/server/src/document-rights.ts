import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { actionId } from './permissions';
import type { Key } from './ports';
import type { Waiving } from './services/waivers';

interface Checker {
  can: Readonly<Record<'read' | 'update', (entity?: unknown) => boolean>>;
}

/** What the caller may do with a draft, by the rights and conditions the Content Manager goes by; null without draft. */
export interface DocumentRights extends Waiving {
  mayRead: boolean;
}

/** Rights of the admin account that calls on a document's draft. */
export async function rightsOn(strapi: Core.Strapi, ctx: Context, key: Key): Promise<DocumentRights | null> {
  const { user, userAbility } = ctx.state as { user?: { id: number }; userAbility?: { can(action: string): boolean } };
  if (!user || !userAbility) return null;
  const { pluginOptions } = strapi.getModel(key.uid as 'admin::user') as { pluginOptions?: object };
  const isLocalised = (pluginOptions as { i18n?: { localized?: boolean } } | undefined)?.i18n?.localized === true;
  const where = {
    documentId: key.documentId,
    publishedAt: { $null: true },
    ...(isLocalised ? { locale: key.locale } : {}),
  };
  const draft: unknown = await strapi.db
    .query(key.uid as 'admin::user')
    .findOne({ where: where as never, populate: { createdBy: { populate: ['roles'] } } as never });
  if (!draft) return null;
  const checker = strapi.plugin('content-manager').service('permission-checker').create({
    userAbility,
    model: key.uid,
  }) as Checker;
  return {
    userId: user.id,
    mayRead: checker.can.read(draft),
    mayEdit: checker.can.update(draft),
    mayWaiveGrave: userAbility.can(actionId('waivers.grave')),
  };
}
