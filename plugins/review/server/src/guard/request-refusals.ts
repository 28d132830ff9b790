import type { Core } from '@strapi/strapi';
import { Refusal } from '../core/errors';
import { toHttp } from '../http-refusal';
import { review } from '../review-services';
import { settings } from '../settings';
import { indexName, refusalText } from './dialect';
import { tableOf } from './permits';

/** What an error says, with the errors it was made from. */
function sentencesOf(error: unknown): string {
  const sentences: string[] = [];
  for (let one = error; typeof one === 'object' && one !== null && sentences.length < 5; one = (one as Error).cause)
    sentences.push(String((one as Error).message));
  return sentences.join('\n');
}

/** The governed type whose trigger or unique index refused a row, or null for any other error. */
function refusedType(strapi: Core.Strapi, error: unknown): string | null {
  const said = sentencesOf(error);
  const isOf = (table: string): boolean => said.includes(refusalText(table)) || said.includes(indexName(table));
  return Object.keys(settings(strapi).governed).find((uid) => isOf(tableOf(strapi, uid))) ?? null;
}

/**
 * A live row that only the database's guard refused (SQL in a controller of somebody's) is answered and recorded like
 * any other unsigned way to live. Call it when the server's own middlewares are there, so that they carry the answer.
 */
export function answerRefusals(strapi: Core.Strapi): void {
  strapi.server.use(async (_, next) => {
    try {
      await next();
    } catch (error) {
      const uid = refusedType(strapi, error);
      if (uid === null) throw error;
      strapi.log.warn(`review: the database refused a live row of ${uid}: ${sentencesOf(error)}`);
      await review(strapi, 'refusals').noteWrite({ uid, action: 'sql', locales: async () => ['*'] }, 'NOT_RELEASABLE');
      throw toHttp(strapi, new Refusal('NOT_RELEASABLE'));
    }
  });
}
