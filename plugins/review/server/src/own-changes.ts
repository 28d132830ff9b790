import type { Core } from '@strapi/strapi';
import { mediaDigests, type Content } from './core/content';
import { changedPaths } from './core/diff';
import { contentText } from './core/digest';
import { ownContent, type OwnOptions } from './core/own-content';
import { review } from './review-services';
import { isGoverned } from './settings';

type Reference = `${string}/${string}`;

/** Related documents a content points at, by type and document id. */
function referencesOf(content: Content, options: Pick<OwnOptions, 'component'>, strapi: Core.Strapi): Set<Reference> {
  const found = new Set<Reference>();
  const attributes = review(strapi, 'contents').attributesOf(content.uid);
  ownContent(content, attributes, {
    ...options,
    files: false,
    isGone(target, documentId) {
      found.add(`${target}/${documentId}`);
      return false;
    },
  });
  return found;
}

async function isThere(strapi: Core.Strapi, reference: Reference): Promise<boolean> {
  const slash = reference.lastIndexOf('/');
  const [target, documentId] = [reference.slice(0, slash), reference.slice(slash + 1)];
  const found = await strapi.db.query(target as 'admin::user').findOne({ where: { documentId } as never });
  return found !== null;
}

/**
 * Dotted paths at which a document itself differs from what it was, leaving aside what changed elsewhere: names of
 * related entries, related governed documents released again or recalled, related entries deleted. Empty: nobody touched
 * this document.
 * @throws Error when a file's bytes cannot be read now, because then nothing can be said
 */
export async function ownChanges(strapi: Core.Strapi, before: Content, after: Content): Promise<string[]> {
  if (mediaDigests(after).includes('unreadable') && !mediaDigests(before).includes('unreadable'))
    throw new Error('a file in it cannot be read now');
  const component = review(strapi, 'contents').attributesOf;
  const kept = referencesOf(after, { component }, strapi);
  const gone = new Set<string>();
  for (const reference of referencesOf(before, { component }, strapi))
    if (!kept.has(reference) && !(await isThere(strapi, reference))) gone.add(reference);
  // Governed documents come and go with their own releases and recalls; of this row they say nothing.
  const isGone = (target: string, id: string) => isGoverned(strapi, target) || gone.has(`${target}/${id}`);
  const options: OwnOptions = { component, files: true, isGone };
  const attributes = component(before.uid);
  const [from, to] = [ownContent(before, attributes, options), ownContent(after, attributes, options)];
  return contentText(from) === contentText(to) ? [] : changedPaths(from, to);
}
