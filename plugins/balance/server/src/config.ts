import type { Core } from '@strapi/strapi';
import { z } from '@strapi/utils';
import type { LabelFields } from './core/labels';
import { isTimeZone } from './core/zone';

const attribute = z.string().min(1).optional();
const aside = z.array(z.string().min(1)).optional();

const configSchema = z.strictObject({
  types: z.record(
    z.string(),
    z.strictObject({ theme: attribute, weights: attribute, channels: attribute, column: attribute, aside }),
  ),
  timeZone: z.string().refine(isTimeZone, 'not an IANA time zone'),
  suggest: z.strictObject({ hours: z.number().int().min(0).max(8760) }),
  feed: z.strictObject({
    visible: z.number().int().min(1).max(100),
    weights: z.array(z.number().min(0).max(1)).max(100),
  }),
  capacity: z.number().int().min(0).max(1000).nullable(),
});

/** What the update limits look at besides. */
export interface FreshnessFields {
  /** A relation to the column of the website an entry stands in. */
  column?: string;
  /** Further fields of which a change is no update: nothing a reader comes to read. Labels and relations never are. */
  aside?: string[];
}

/** The plugin's settings: which fields of which types say where an entry belongs, and the park's time zone. */
export interface BalanceConfig {
  types: Record<string, LabelFields & FreshnessFields>;
  timeZone: string;
  /** Hours after which the theme suggestion is trained again by itself; 0: only when somebody asks. */
  suggest: { hours: number };
  /** How many places of a feed a reader sees, and what each counts from the top (0–1); 1/log2(1 + rank) where it is silent. */
  feed: { visible: number; weights: number[] };
  /** Posts the team can write for a channel in a week, over what is scheduled; null: nobody has said. */
  capacity: number | null;
}

/** Strapi's plugin configuration: defaults, and a check that stops the start with the reason. */
export const config = {
  default: {
    types: {},
    timeZone: 'Asia/Shanghai',
    suggest: { hours: 24 },
    feed: { visible: 12, weights: [] },
    capacity: null,
  },
  validator(value: unknown): void {
    const result = configSchema.safeParse(value);
    if (result.success) return;
    const [issue] = result.error.issues;
    throw new Error(`${issue?.path.join('.') || 'config'}: ${issue?.message ?? 'not usable'}`);
  },
};

/** The settings as the services use them. */
export function balanceConfig(strapi: Core.Strapi): BalanceConfig {
  return strapi.config.get<BalanceConfig>('plugin::balance');
}
