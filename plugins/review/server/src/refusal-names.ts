import type { Core } from '@strapi/strapi';
import { barrierWords, type Barred } from './core/eligibility';
import { Refusal } from './core/errors';
import { review } from './review-services';

/** So many people are named in the sentence; the details name all. */
const NAMED = 5;

/** Puts names to the people a refusal for want of signers speaks of: who cannot sign, and who could be added. */
export async function withNames(strapi: Core.Strapi, refusal: Refusal): Promise<Refusal> {
  if (refusal.code !== 'NO_ELIGIBLE_SIGNER') return refusal;
  const { signers, candidates } = refusal.details as { signers: Barred[]; candidates: string[] };
  const people = await review(strapi, 'actors').byCodes([...signers.map(({ person }) => person), ...candidates]);
  const names = new Map([...people].map(([code, { name }]) => [code, name]));
  const nameOf = (person: string): string => names.get(person) ?? person;
  const could = candidates.map(nameOf);
  const some = could.slice(0, NAMED);
  return new Refusal(
    refusal.code,
    {
      ...refusal.details,
      signers: signers.map((one) => ({ ...one, name: nameOf(one.person) })),
      candidates: candidates.map((person) => ({ person, name: nameOf(person) })),
    },
    {
      ...refusal.words,
      who: barrierWords(signers, names),
      ...(some.length > 0
        ? { could: { zh: `可补充：${some.join('、')}。`, en: `Could be added: ${some.join(', ')}.` } }
        : {}),
    },
  );
}
