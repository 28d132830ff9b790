import type { Core } from '@strapi/strapi';
import { declarationToShow, labelFindings } from './core/ai-label-check';
import type { Content } from './core/content';
import { checkReprint } from './core/source-check';
import { reprintOf } from './core/sources';
import type { CheckInput, CheckReport } from './ports';
import { review } from './review-services';
import { settings } from './settings';

const FACET_NAMES = { original: '原创', reprint: '转载', listed: '名单内稿源', unlisted: '名单外稿源' };

/** Where a reprint comes from, held against the newest lists. What is no reprint costs no look at the database. */
async function checkSource(strapi: Core.Strapi, { uid, content }: CheckInput): Promise<CheckReport> {
  const { governed, unlistedSources } = settings(strapi);
  const { source: field = '', title: titleField = '' } = governed[uid] ?? {};
  const source = reprintOf(content, field);
  if (!source) return { engine: 'reprint-source', findings: [] };
  const { lists, stamp } = await review(strapi, 'sources').current();
  const title = String(content.fields[titleField] ?? '');
  const findings = checkReprint({ field, titleField, title, source, lists, unlisted: unlistedSources });
  return { engine: `reprint-source ${stamp}`, findings };
}

/** Whether every channel shows its readers that the content was made by AI, where it says so. */
async function checkLabel(strapi: Core.Strapi, { uid, content }: CheckInput): Promise<CheckReport> {
  const { governed, aiLabelled } = settings(strapi);
  const field = governed[uid]?.aiDeclaration;
  const declared = declarationToShow({ content, field, labelled: aiLabelled });
  if (field === undefined || declared === null) return { engine: 'ai-label', findings: [] };
  const registry = review(strapi, 'registry');
  const channels = registry.facets().find(({ key }) => key === 'channel');
  const confirmed = new Set<string>();
  for (const labeller of registry.labellers())
    for (const channel of await labeller.labelled(content)) confirmed.add(channel);
  return {
    engine: 'ai-label',
    findings: labelFindings(field, declared, channels?.values(content) ?? null, confirmed),
  };
}

/**
 * Hangs review's own gates into its registry, as any plugin would: the checks `reprint-source` and `ai-label`, and the
 * facet `source`. The facet reads the lists that the check has just read in the same act.
 */
export function registerGates(strapi: Core.Strapi): void {
  const registry = review(strapi, 'registry');
  registry.registerCheck({ key: 'reprint-source', run: (input) => checkSource(strapi, input) });
  registry.registerCheck({ key: 'ai-label', run: (input) => checkLabel(strapi, input) });
  registry.registerFacet({
    key: 'source',
    values: (content: Content) => review(strapi, 'sources').facetOf(content),
    names: async () => FACET_NAMES,
  });
}
