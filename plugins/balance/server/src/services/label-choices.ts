import type { Core } from '@strapi/strapi';
import { balance } from '../balance-services';
import { balanceConfig } from '../config';
import { UIDS } from '../content-types';
import type { LabelFields } from '../core/labels';
import type { LabelEntry } from './channels';

/** What an editor labels a post with, and in which fields of which types. */
export interface LabelChoices {
  types: (LabelFields & { uid: string; name: string })[];
  themes: LabelEntry[];
  channels: LabelEntry[];
}

/** The themes and channels as entries that relations point at, and the fields that hold them. */
export const labelChoices = ({ strapi }: { strapi: Core.Strapi }) => ({
  /** Everything, themes in their order. */
  async all(): Promise<LabelChoices> {
    const known = balanceConfig(strapi).types;
    const types = Object.entries(known).flatMap(([uid, { column: _, aside: __, ...labels }]) => {
      const model = strapi.contentTypes[uid as keyof typeof strapi.contentTypes];
      return model === undefined ? [] : [{ uid, name: model.info.displayName, ...labels }];
    });
    const rows: LabelEntry[] = await strapi.db.query(UIDS.theme).findMany({});
    const byCode = new Map(rows.map(({ id, documentId, code, name }) => [code, { id, documentId, code, name }]));
    const themes = (await balance(strapi, 'themes').list()).flatMap(({ code }) => byCode.get(code) ?? []);
    return { types, themes, channels: await balance(strapi, 'channels').entries() };
  },
});
