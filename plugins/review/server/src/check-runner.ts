import type { Core } from '@strapi/strapi';
import { checkContent } from './core/content-check';
import { Refusal } from './core/errors';
import type { Finding } from './core/findings';
import { together } from './database/round-trip';
import type { Check, CheckInput, Run } from './ports';
import { review } from './review-services';
import { settings } from './settings';
import type { Reading } from './services/contents';
import type { Key } from './services/lineages';

/** Says which check did not finish, and keeps the cause for whoever mends it. */
function failed(strapi: Core.Strapi, check: string, cause: unknown): Refusal {
  strapi.log.error(`review: the check “${check}” did not finish: ${String(cause)}`);
  return new Refusal('CHECK_FAILED', { check }, { check });
}

async function findingsOf(strapi: Core.Strapi, check: Check, input: CheckInput): Promise<Finding[]> {
  try {
    return (await check.run(input)).findings;
  } catch (error) {
    throw failed(strapi, check.key, error);
  }
}

/**
 * Runs review's own check and every registered one.
 * @throws Refusal CHECK_FAILED when a required check is not registered, or one fails: what was not checked does not pass
 */
export async function runChecks(strapi: Core.Strapi, key: Key, { content, digest }: Reading): Promise<Finding[]> {
  const findings = checkContent(content, review(strapi, 'contents').attributesOf(key.uid));
  const checks = review(strapi, 'registry').checks();
  const missing = settings(strapi).requiredChecks.find((name) => !checks.some((check) => check.key === name));
  if (missing !== undefined) throw failed(strapi, missing, 'it is required but nobody has registered it');
  const run: Run = (statements) => together(strapi, statements);
  for (const check of checks) findings.push(...(await findingsOf(strapi, check, { ...key, content, digest, run })));
  return findings;
}
