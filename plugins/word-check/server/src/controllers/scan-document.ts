import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { Finding } from '../core/finding';
import { BAR_WORDS } from '../core/waiver-words';
import { barOf, type WaivingPerson } from '../core/waivers';
import { rightsOn } from '../document-rights';
import { languageOf } from '../http-refusal';
import type { DocumentName } from '../input';
import type { ScanAnswer, ScannerService } from '../services/scanner';
import type { WaiversService } from '../services/waivers';

/** Whether the caller may waive a finding, and why not. */
interface Offered {
  enabled: boolean;
  reason?: string;
}

/**
 * Scans the form of a document that is being edited: its waivers are applied, and each finding says whether the caller may
 * waive it. Where they may not read the document, or there are no waivers of its type, it is a scan like any other.
 */
export async function scanDocument(
  strapi: Core.Strapi,
  ctx: Context,
  { uid, data, documentId, locale }: DocumentName & { uid: string; data: Readonly<Record<string, unknown>> },
  { readsFiles, isStaff }: { readsFiles: boolean; isStaff: boolean },
): Promise<ScanAnswer> {
  const scanner = strapi.plugin('word-check').service('scanner') as ScannerService;
  const waivers = strapi.plugin('word-check').service('waivers') as WaiversService;
  const language = languageOf(ctx);
  const key = await waivers.keyOf(uid, documentId, locale);
  const rights = key && (await rightsOn(strapi, ctx, key));
  const options = {
    language,
    readsFiles,
    ...(isStaff ? { self: key ?? { uid, documentId, locale: locale ?? '' } } : {}),
  };
  if (!key || !rights?.mayRead) return scanner.scanData(uid, data, options);
  const answer = await scanner.scanData(uid, data, { ...options, document: key });
  const person = await waivers.personFor(key, answer.findings, rights);
  const offered = (finding: Finding, by: WaivingPerson): Offered => {
    const bar = barOf(finding, by);
    return bar ? { enabled: false, reason: BAR_WORDS[bar][language] } : { enabled: true };
  };
  const findings = answer.findings.map((finding) => ({ ...finding, waiver: offered(finding, person) }));
  return { ...answer, findings };
}
