import type { Engine } from '../engine';
import type { Finding } from '../finding';
import { markdownPassages } from '../markdown-text';
import { deadLinks, ownLinks, type LinkAnswer, type LinkStanding } from './dead-links';
import type { LinkSite } from './site';

/** The site that examples of rules about links are read on. */
export const SITE: LinkSite = {
  hosts: ['park.example'],
  documents: [{ uid: 'api::article.article', address: '/site/?item=:documentId&locale=:locale' }],
  media: ['/api/delivery/media/:sha256', '/api/delivery/media/:sha256/:variant'],
  files: ['/files/'],
  closed: ['/uploads/', '/admin/'],
  locale: 'zh-Hans',
};

const STANDING: Readonly<Record<string, LinkStanding>> = { live: 'live', recalled: 'recalled', draft: 'unreleased' };

/** What there is on it. */
export const ANSWER: LinkAnswer = {
  standing: ({ documentId }) => STANDING[documentId] ?? 'missing',
  media: new Set(['1'.repeat(64)]),
  files: new Set(['/files/form.pdf']),
};

/** What rules find in an example, which is Markdown, on that site. */
export const exampleLinks = (engine: Engine, example: string): Finding[] =>
  deadLinks(engine, ownLinks(markdownPassages(example, 'text'), SITE, null), ANSWER, { subject: null, language: 'zh' });
