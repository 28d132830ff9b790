import { z } from '@strapi/utils';
import { VERDICTS } from './core/second-reading';

const digest = z.string().regex(/^[0-9a-f]{64}$/, '64 lower-case hex characters');
const locale = z.string().max(35).optional();
const path = z.string().min(1).max(300);

/** So many places of one text can be sent at once. */
const MOST = 5000;

/**
 * Body of noting what one has read: which places, and nothing else. There is no member for a time, a position or a key,
 * and an unknown one is refused.
 */
export const READING = z.strictObject({
  digest,
  locale,
  seen: z.array(z.strictObject({ path, digest })).max(MOST).default([]),
  answered: z.array(digest).max(MOST).default([]),
  opened: z.array(digest).max(MOST).default([]),
});

const text = z.string().trim().min(1).max(5000);

/** Body of a comment. Without a quote it is about the whole field. */
export const COMMENT = z.strictObject({
  digest,
  locale,
  path: z.string().min(1).max(100),
  quote: z.string().max(1000).default(''),
  prefix: z.string().max(200).default(''),
  suffix: z.string().max(200).default(''),
  text,
});

/** Body of a reply. */
export const REPLY = z.strictObject({ locale, text });

/** Body of resolving or reopening a comment. */
export const SETTLE = z.strictObject({ locale });

const action = z.string().regex(/^[a-z][a-z-]{0,39}$/, 'the name of an action');

/** Query of one's own drafts of opinions on a document. */
export const OPINIONS = z.strictObject({ uid: z.string().max(200), documentId: z.string().max(100), locale });

/** Body of a draft of an opinion: its text, how long ago it was typed, and the draft the device began with. */
export const OPINION = z.strictObject({
  uid: z.string().max(200),
  documentId: z.string().max(100),
  locale,
  action,
  text: z.string().max(5000),
  ageMs: z.number().int().min(0).max(31_536_000_000).default(0),
  basedOn: z.iso.datetime().nullable().default(null),
});

/** Body of a second reading. */
export const SECOND_READING = z.strictObject({
  digest,
  verdict: z.enum(VERDICTS),
  comment: z.string().max(5000).default(''),
});
