import { isAboutLinks, type LinkFault } from '../checks';
import type { Engine } from '../engine';
import type { Finding } from '../finding';
import type { EngineRule } from '../layer';
import type { LinkSpan, Passage } from '../passage';
import { findingOf, type Speech } from '../scan';
import { severityOf, type Subject } from '../scope';
import { meaningOf } from '../waiver-facts';
import { targetOf, type LinkSite, type LinkTarget } from './site';

/** A document in a language, as an address names it. */
export interface LinkedDocument {
  uid: string;
  documentId: string;
  locale: string;
}

/** A link to the own site, and the passage it stands in. */
export interface OwnLink {
  passage: Passage;
  span: LinkSpan;
  target: LinkTarget;
}

/** What has to be known of the site's contents and files; each once. */
export interface LinkQuestion {
  documents: LinkedDocument[];
  media: string[];
  files: string[];
}

/** How a document stands with readers. */
export type LinkStanding = 'live' | 'recalled' | 'unreleased' | 'missing';

/** How it is with them at this moment. */
export interface LinkAnswer {
  standing(document: LinkedDocument): LinkStanding;
  /** SHA-256 of files readers can open, and paths of uploads that are there. */
  media: ReadonlySet<string>;
  files: ReadonlySet<string>;
}

/** The links of passages that lead into the own site; those to the document itself (`self`) are left out. */
export function ownLinks(passages: readonly Passage[], site: LinkSite, self: LinkedDocument | null): OwnLink[] {
  return passages.flatMap((passage) =>
    (passage.links ?? []).flatMap((span) => {
      const target = targetOf(span.url, site);
      if (!target || isSelf(target, self)) return [];
      return [{ passage, span, target }];
    }),
  );
}

function isSelf(target: LinkTarget, self: LinkedDocument | null): boolean {
  return target.kind === 'document' && nameOf(target) === (self && nameOf(self));
}

/** Names a document. */
const nameOf = ({ uid, documentId, locale }: LinkedDocument): string => JSON.stringify([uid, documentId, locale]);

/** What the database is to be asked about links. */
export function questionOf(links: readonly OwnLink[]): LinkQuestion {
  const documents = new Map<string, LinkedDocument>();
  const [media, files] = [new Set<string>(), new Set<string>()];
  for (const { target } of links) {
    if (target.kind === 'document') documents.set(nameOf(target), target);
    else if (target.kind === 'media') media.add(target.sha256);
    else if (target.kind === 'file') files.add(target.path);
  }
  return { documents: [...documents.values()], media: [...media], files: [...files] };
}

const OF_STANDING: Readonly<Record<LinkStanding, LinkFault | null>> = {
  live: null,
  recalled: 'link-recalled',
  unreleased: 'link-unreleased',
  missing: 'link-missing',
};

function faultOf(target: LinkTarget, answer: LinkAnswer): LinkFault | null {
  switch (target.kind) {
    case 'document':
      return OF_STANDING[answer.standing(target)];
    case 'media':
      return answer.media.has(target.sha256) ? null : 'link-file';
    case 'file':
      return answer.files.has(target.path) ? null : 'link-file';
    case 'closed':
      return 'link-closed';
  }
}

function linkRules(engine: Engine): Map<string, EngineRule[]> {
  const rules = new Map<string, EngineRule[]>();
  for (const rule of engine.rules) {
    const { check = '' } = rule.rule;
    if (isAboutLinks(rule.rule)) rules.set(check, [...(rules.get(check) ?? []), rule]);
  }
  return rules;
}

/**
 * Findings about links that readers cannot follow, by the answer of this moment: the same content may give others
 * later. Where they stand is the link's words.
 */
export function deadLinks(
  engine: Engine,
  links: readonly OwnLink[],
  answer: LinkAnswer,
  { subject, ...speech }: Speech & { subject: Subject | null },
): Finding[] {
  const rules = linkRules(engine);
  return links.flatMap(({ passage, span, target }) => {
    const fault = faultOf(target, answer);
    return (fault ? (rules.get(fault) ?? []) : []).flatMap((rule) => {
      const severity = severityOf(rule, subject, passage.path, false);
      if (!severity) return [];
      const finding = findingOf({ rule, ...span, suggestions: [] }, passage, { ...speech, severity });
      // With another address it is another link, whatever its words.
      return [{ ...finding, meaning: meaningOf(finding.meaning ?? '', span.url) }];
    });
  });
}
