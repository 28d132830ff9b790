import type { Core } from '@strapi/strapi';
import { isRecord } from './core/blocks-text';
import type { Engine } from './core/engine';
import type { LinkedDocument } from './core/links/dead-links';
import type { Scope } from './core/rule';
import { asksForBelonging, type Belonging } from './core/scope';

type Fields = Readonly<Record<string, unknown>>;

/** Attributes that say where a content belongs. */
const NAMES = { themes: ['theme', 'themes'], columns: ['column', 'columns'] } as const;

const codeOf = (entry: unknown): string[] =>
  isRecord(entry) && typeof entry['code'] === 'string' ? [entry['code']] : [];

const codesIn = (fields: Fields, names: readonly string[]): string[] =>
  names.flatMap((name) => {
    const value = fields[name];
    return Array.isArray(value) ? value.flatMap(codeOf) : codeOf(value);
  });

/** Where a content belongs, as far as its fields say. */
export const belongingOf = (uid: string, fields: Fields): Belonging => ({
  ...{ uid, themes: codesIn(fields, NAMES.themes), columns: codesIn(fields, NAMES.columns) },
});

const asking = new WeakMap<Engine, boolean>();

/** Whether rules ask where a content belongs. */
function isAsked(engine: Engine, promotional: Scope | null): boolean {
  const asks = ({ rule, pack }: Engine['rules'][number]): boolean =>
    asksForBelonging(rule.scope) || asksForBelonging(pack.scope);
  const known = asking.get(engine) ?? engine.rules.some(asks);
  asking.set(engine, known);
  return known || asksForBelonging(promotional ?? undefined);
}

/**
 * The same of a form, which holds no related entries: what it does not say is as the document was last saved. Nothing is
 * read where no rule asks.
 */
export async function belongingOfForm(
  strapi: Core.Strapi,
  form: { uid: string; data: Fields; document: LinkedDocument | null | undefined },
  { engine, promotional }: { engine: Engine; promotional: Scope | null },
): Promise<Belonging> {
  const { uid, data, document } = form;
  const said = belongingOf(uid, data);
  if (!document || !isAsked(engine, promotional)) return said;
  const { attributes } = strapi.contentTypes[uid as 'admin::user'] as { attributes: Record<string, { type: string }> };
  const populate = [...NAMES.themes, ...NAMES.columns].filter((name) => attributes[name]?.type === 'relation');
  const where = { documentId: document.documentId, locale: document.locale, publishedAt: null };
  const query = strapi.db.query(uid as 'admin::user') as unknown as { findOne(query: object): Promise<Fields | null> };
  const saved = belongingOf(uid, (await query.findOne({ where, populate })) ?? {});
  const either = (key: 'themes' | 'columns') => (said[key].length > 0 ? said[key] : saved[key]);
  return { uid, themes: either('themes'), columns: either('columns') };
}
