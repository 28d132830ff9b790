import { Refusal, type Bilingual } from './errors';
import { barredBy, type Actor, type Authorship, type Situation } from './situation';
import { groupLevels, panelFor, type Facets } from './panel';
import { unfillableLevel, type Level } from './workflow';

/** Why somebody named on a level cannot sign it: they are an author, have no active account, or are needed elsewhere. */
export type Barrier = Authorship['kind'] | 'inactive' | 'needed-elsewhere';

/** A named signer who cannot sign. */
export interface Barred {
  person: string;
  because: Barrier;
}

const WORDS: Record<Barrier, Bilingual> = {
  edited: { zh: '改过这一稿', en: 'edited it' },
  uploaded: { zh: '改过其中的图片或附件', en: 'changed a file in it' },
  submitted: { zh: '提交了这一稿', en: 'submits it' },
  inactive: { zh: '没有可用的账号', en: 'has no active account' },
  'needed-elsewhere': { zh: '要签另一审级', en: 'is needed at another level' },
};

/** Why this person cannot sign what the actor would submit. */
export function barrierOf(situation: Situation, actor: Actor, person: string): Barrier {
  if (!situation.active.has(person)) return 'inactive';
  return barredBy(situation, person)[0]?.kind ?? (person === actor.key ? 'submitted' : 'needed-elsewhere');
}

/**
 * Refuses a submit that could never be signed in full: different people, none with a hand in the content, have to be
 * left for every signature of every level, extra signers for a content of these `facets` included. Names the level, why each of its signers drops out, and who could be added;
 * people by their codes.
 */
export function refuseUnsignable(situation: Situation, actor: Actor, facets: Facets = {}): Refusal | null {
  const eligible = new Set(
    [...situation.active].filter((key) => key !== actor.key && barredBy(situation, key).length === 0),
  );
  // Extra signers are a group of their own: different people have to be left for every group of every level.
  const levels = situation.workflow.levels.flatMap((level) => groupLevels(panelFor(level, facets), level.name));
  const missing = unfillableLevel(levels, eligible);
  if (missing === null) return null;
  const level = levels[missing] as Level;
  const named = new Set(levels.flatMap((one) => one.signers));
  const signers = level.signers.map((person): Barred => ({ person, because: barrierOf(situation, actor, person) }));
  return new Refusal(
    'NO_ELIGIBLE_SIGNER',
    { level: level.key, levelName: level.name, signers, candidates: [...eligible].filter((one) => !named.has(one)) },
    { levelName: level.name, who: barrierWords(signers, new Map()) },
  );
}

/** The signers of a level with what stands in their way, in words; people without a name go by their code. */
export function barrierWords(signers: readonly Barred[], names: ReadonlyMap<string, string>): Bilingual {
  const words = (language: 'zh' | 'en'): string[] =>
    signers.map(({ person, because }) => {
      const space = language === 'zh' ? '' : ' ';
      return `${names.get(person) ?? person}${space}${WORDS[because][language]}`;
    });
  return { zh: words('zh').join('，'), en: words('en').join(', ') };
}
