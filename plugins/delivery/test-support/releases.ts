import { createHash } from 'node:crypto';

const ARTICLE = 'api::article.article';

/** What a test's release differs in from an ordinary one. */
export interface Change {
  document?: string;
  locale?: string;
  fields?: Record<string, unknown>;
  firstReleasedAt?: string;
}

let lastRelease = 1_000_000;

/** Hex SHA-256. */
export const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');
/** A related entry as a content holds it. */
export const coded = (code: string) => ({ documentId: code, code, name: `name of ${code}` });
const paragraph = (text: string) => ({ type: 'paragraph', children: [{ type: 'text', text }] });

/** A release of an article in the channels `website` and `screen`, each with the next number and the next second. */
export function releaseOf({ document = 'doc-a', locale = 'zh-Hans', fields = {}, firstReleasedAt }: Change = {}) {
  lastRelease += 1;
  const content = {
    uid: ARTICLE,
    locale,
    fields: {
      title: `标题 ${document}`,
      body: [paragraph(`正文 ${document}`)],
      theme: coded('industry'),
      channels: [coded('website'), coded('screen')],
      ...fields,
    },
  };
  const releasedAt = new Date(Date.UTC(2026, 9, 1) + (lastRelease - 1_000_000) * 1000).toISOString();
  return {
    ...{ id: lastRelease, uid: ARTICLE, documentId: document, locale, digest: sha256(JSON.stringify(content)) },
    ...{ title: content.fields.title, content, releasedAt, firstReleasedAt: firstReleasedAt ?? releasedAt },
  };
}

/** A release as the listener gets it. */
export type Release = ReturnType<typeof releaseOf>;
