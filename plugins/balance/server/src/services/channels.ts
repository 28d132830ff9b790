import type { Core } from '@strapi/strapi';
import { balance } from '../balance-services';
import { balanceConfig } from '../config';
import { Refusal } from '../core/errors';

/** A channel posts are counted on. */
export interface Channel {
  code: string;
  name: string;
  /** What `delivery` says it is: `web`, `wechat` or `screen`; null where nobody says. */
  kind: string | null;
}

/** A theme or channel as an entry that relations point at. */
export interface LabelEntry extends Omit<Channel, 'kind'> {
  id: number;
  documentId: string;
}

/** The one channel of an app whose types have no channels. */
const EVERYTHING: Channel = { code: 'all', name: '全部 All', kind: null };

const DELIVERY_CHANNEL = 'plugin::delivery.channel';

/** Which channels there are: what `delivery` knows, else what the configured types point at, else what was counted. */
export const channels = ({ strapi }: { strapi: Core.Strapi }) => {
  const exists = (uid: string): boolean => uid in strapi.contentTypes;

  /** The content type that the channel field of a configured type points at. */
  function relationTarget(): string | null {
    for (const [uid, { channels: field }] of Object.entries(balanceConfig(strapi).types)) {
      const model = strapi.contentTypes[uid as keyof typeof strapi.contentTypes];
      const attribute = field === undefined ? undefined : model?.attributes[field];
      if (attribute?.type === 'relation' && 'target' in attribute) return attribute.target ?? null;
    }
    return null;
  }

  async function rowsOf(uid: string): Promise<Channel[]> {
    const select = ['code', 'name', ...(uid === DELIVERY_CHANNEL ? ['kind'] : [])];
    const rows: Channel[] = await strapi.db.query(uid).findMany({ select, orderBy: { id: 'asc' } });
    return rows.map(({ code, name, kind }) => ({ code, name, kind: uid === DELIVERY_CHANNEL ? kind : null }));
  }

  async function list(): Promise<Channel[]> {
    const source = exists(DELIVERY_CHANNEL) ? DELIVERY_CHANNEL : relationTarget();
    if (source !== null && exists(source)) return rowsOf(source);
    const counted = await balance(strapi, 'tallies').channels();
    return counted.length > 0 ? counted.map((code) => ({ code, name: code, kind: null })) : [EVERYTHING];
  }

  return {
    list,
    /** The channels as entries of their type, for whoever sets the relation; none in an app without such a type. */
    async entries(): Promise<LabelEntry[]> {
      const source = exists(DELIVERY_CHANNEL) ? DELIVERY_CHANNEL : relationTarget();
      if (source === null || !exists(source)) return [];
      const rows: LabelEntry[] = await strapi.db.query(source).findMany({ orderBy: { id: 'asc' } });
      return rows.map(({ id, documentId, code, name }) => ({ id, documentId, code, name }));
    },
    /** A channel by code; refuses with NOT_FOUND. */
    async get(code: string): Promise<Channel> {
      const found = (await list()).find((channel) => channel.code === code);
      if (found === undefined) throw new Refusal('NOT_FOUND', { channel: code });
      return found;
    },
    /** The code of the one channel that entries without a channel field are counted on. */
    everything: EVERYTHING.code,
  };
};
