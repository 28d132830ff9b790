import type { Core } from '@strapi/strapi';
import { Refusal } from '../core/errors';
import { review } from '../review-services';
import { table, type LineageRow } from '../tables';
import type { Acting } from './actors';

export default ({ strapi }: { strapi: Core.Strapi }) => ({
  /**
   * Does an act once: a repeated request with the same idempotency key gets the first one's answer and does nothing. Call
   * it under the lineage's lock. `request` stands for everything that was asked for.
   * @throws Refusal INVALID_INPUT when the key was used for another request
   */
  async once<Answer>(
    lineage: LineageRow,
    actor: Acting,
    { key, request }: { key: string | undefined; request: string },
    work: () => Promise<Answer>,
  ): Promise<Answer> {
    if (key === undefined) return work();
    const replayKey = `${lineage.id}:${key}`;
    const done = await table(strapi, 'replay').findOne({ where: { person: actor.key, key: replayKey } });
    if (done && done.request === request) return done.answer as Answer;
    if (done) {
      const reason = {
        zh: 'Idempotency-Key 已用于另一个请求。',
        en: 'This Idempotency-Key was used for another request.',
      };
      throw new Refusal('INVALID_INPUT', { fields: [{ path: 'Idempotency-Key', reason: reason.en }] }, { reason });
    }
    const answer = await work();
    const at = review(strapi, 'clock').now().toISOString();
    await table(strapi, 'replay').create({ data: { person: actor.key, key: replayKey, request, answer, at } });
    return answer;
  },
});
