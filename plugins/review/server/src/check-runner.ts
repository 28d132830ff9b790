import type { Core } from '@strapi/strapi';
import { checkContent } from './core/content-check';
import type { Row } from './core/content';
import type { Finding } from './core/findings';
import { together } from './database/round-trip';
import type { Check, CheckInput, Run } from './ports';
import { checkFailed, PendingCheck, readyOf } from './pending-checks';
import { review } from './review-services';
import { settings } from './settings';
import type { Reading } from './services/contents';
import type { Key } from './services/lineages';

async function findingsOf(strapi: Core.Strapi, check: Check, input: CheckInput): Promise<Finding[]> {
  try {
    return (await check.run(input)).findings;
  } catch (error) {
    const ready = readyOf(error);
    throw ready ? new PendingCheck(check.key, ready) : checkFailed(strapi, check.key, error);
  }
}

/** The bytes of a content's files by digest. Which upload has them is looked up when somebody asks. */
function bytesIn(strapi: Core.Strapi, files: readonly Row[]): CheckInput['bytes'] {
  return async (sha256) => {
    const media = review(strapi, 'media');
    for (const file of files)
      if ((await media.digestOfFile(file)) === sha256) return media.bytesOfFile(file).catch(() => null);
    return null;
  };
}

/** What every check gets of a draft, before it is submitted or after. */
export function checkInput(
  strapi: Core.Strapi,
  key: Key,
  { content, digest, files }: Reading,
  isSubmitted: boolean,
): CheckInput {
  const run: Run = (statements) => together(strapi, statements);
  return { ...key, content, digest, bytes: bytesIn(strapi, files), isSubmitted, run };
}

/**
 * Runs review's own check and every registered one. Of a content that is submitted the waivers are left out: they are in
 * what was found when it was.
 * @throws Refusal CHECK_FAILED when a required check is not registered, or one fails: what was not checked does not pass
 * @throws PendingCheck when one asks for time
 */
export async function runChecks(
  strapi: Core.Strapi,
  key: Key,
  reading: Reading,
  isSubmitted: boolean,
): Promise<Finding[]> {
  const findings = checkContent(reading.content, review(strapi, 'contents').attributesOf(key.uid));
  const checks = review(strapi, 'registry').checks();
  const missing = settings(strapi).requiredChecks.find((name) => !checks.some((check) => check.key === name));
  if (missing !== undefined) throw checkFailed(strapi, missing, 'it is required but nobody has registered it');
  const input = checkInput(strapi, key, reading, isSubmitted);
  for (const check of checks) findings.push(...(await findingsOf(strapi, check, input)));
  return findings;
}
