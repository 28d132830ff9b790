import { z } from '@strapi/utils';
import { ACTS_TOGETHER, MOST_TOGETHER } from './core/acts-together';
import { Refusal } from './core/errors';
import { ACT, parse } from './requests';

const one = ACT.pick({ digest: true, locale: true, level: true })
  .extend({ uid: z.string().min(1).max(255), documentId: z.string().min(1).max(255) })
  .strict();

const TOGETHER = ACT.pick({ comment: true })
  .extend({
    action: z.enum(ACTS_TOGETHER),
    to: z.email().max(254).optional(),
    items: z.array(one).min(1),
  })
  .strict();

/** One request for several documents: the act with its data, and of each document the version that was seen. */
export type Together = ReturnType<typeof TOGETHER.parse>;

/** One of them. `level` is the one that was shown: another one that the run has reached since is not meant. */
export type TogetherItem = Together['items'][number];

/** The body of acts on several documents. @throws Refusal INVALID_INPUT, also for too many or for one named twice */
export function parseTogether(body: unknown): Together {
  const parsed = parse(TOGETHER, body);
  const names = parsed.items.map(({ uid, documentId, locale }) => [uid, documentId, locale ?? ''].join(' '));
  if (names.length > MOST_TOGETHER)
    throw unfit({
      zh: `一次最多办理 ${MOST_TOGETHER} 份稿件，这里有 ${names.length} 份。请分几次办理。`,
      en: `At most ${MOST_TOGETHER} documents can be dealt with at once; there are ${names.length}. Take them in parts.`,
    });
  if (new Set(names).size < names.length) throw unfit({ zh: '同一份稿件列了两次。', en: 'A document is named twice.' });
  return parsed;
}

function unfit(reason: { zh: string; en: string }): Refusal {
  return new Refusal('INVALID_INPUT', { fields: [{ path: 'items', reason: reason.en }] }, { reason });
}
