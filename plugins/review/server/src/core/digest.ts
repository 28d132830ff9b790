import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from './canonical-json';
import type { Content } from './content';

/** SHA-256 of bytes or UTF-8 text, as 64 lower-case hex characters. */
export function sha256(input: string | Uint8Array): string {
  return createHash('sha256').update(input).digest('hex');
}

/** The text that is hashed, signed, stored with a release and served from: canonical JSON of the content. */
export function contentText(content: Content): string {
  return canonicalJson(content as unknown as Json);
}

/** The digest (内容摘要) of one document in one locale: SHA-256 over {@link contentText}. */
export function digestOf(content: Content): string {
  return sha256(contentText(content));
}
