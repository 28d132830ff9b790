import { z } from '@strapi/utils';
import { DECLARATIONS, type Declaration } from './core/ai-label';
import { typeFields, type TypeFields } from './core/content';
import type { Core } from '@strapi/strapi';

const attribute = z.string().min(1).optional();

const typeSchema = z.strictObject({
  title: attribute,
  summary: attribute,
  body: attribute,
  bodyFormat: z.enum(['blocks', 'html']).optional(),
  cover: attribute,
  attachments: attribute,
  theme: attribute,
  column: attribute,
  topic: attribute,
  channels: attribute,
  source: attribute,
  aiDeclaration: attribute,
  displayFrom: attribute,
  displayUntil: attribute,
});

const configSchema = z.strictObject({
  types: z.record(z.string(), typeSchema),
  leaseSeconds: z
    .number()
    .int()
    .min(60)
    .max(30 * 86400),
  signingKey: z.string().nullish(),
  manifestItems: z.number().int().min(1).max(2000),
  listeners: z.number().int().min(1).max(100_000),
  aiLabelled: z.array(z.enum(DECLARATIONS)),
});

/** The plugin's settings; see the README for what each one does. */
export interface DeliveryConfig {
  types: Record<string, TypeFields>;
  leaseSeconds: number;
  signingKey: string | null;
  manifestItems: number;
  listeners: number;
  /** Declarations about AI that readers are shown. */
  aiLabelled: readonly Declaration[];
}

/** Strapi's plugin configuration: defaults, and a check that stops the start with the reason. */
export const config = {
  default: { types: {}, leaseSeconds: 86_400, manifestItems: 500, listeners: 500, aiLabelled: ['generated'] },
  validator(value: unknown): void {
    const result = configSchema.safeParse(value);
    if (result.success) return;
    const [issue] = result.error.issues;
    throw new Error(`${issue?.path.join('.') || 'config'}: ${issue?.message ?? 'not usable'}`);
  },
};

const parsed = new WeakMap<object, DeliveryConfig>();

/** The settings as the services use them. */
export function deliveryConfig(strapi: Core.Strapi): DeliveryConfig {
  const given = strapi.config.get<object>('plugin::delivery');
  const known = parsed.get(given);
  if (known) return known;
  const raw = configSchema.parse(given);
  const types = Object.entries(raw.types).map(([uid, fields]) => [uid, typeFields(definedOnly(fields))] as const);
  const config = { ...raw, signingKey: raw.signingKey ?? null, types: Object.fromEntries(types) };
  parsed.set(given, config);
  return config;
}

function definedOnly(fields: z.infer<typeof typeSchema>): Partial<TypeFields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
