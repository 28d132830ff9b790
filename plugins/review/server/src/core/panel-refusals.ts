import { Refusal, type Bilingual } from './errors';
import { STATE_WORDS } from './situation';
import type { Wait } from './panel-turns';

/** What keeps a person from signing here: for the caller, and in words that follow a name («改过这一稿», «edited it»). */
export interface Bar {
  because: readonly unknown[];
  reason: Bilingual;
}

type NameOf = (person: string) => string;

const SOMEBODY: Bilingual = { zh: '其他人', en: 'somebody else' };

/** Another act, or the caller's own, has decided this already. */
export function alreadyBy(nameOf: NameOf, person: string | null): Refusal {
  const name = person === null ? '' : nameOf(person);
  return new Refusal('ALREADY_DECIDED', { by: name }, { byName: name || SOMEBODY });
}

function wrongState(because: object, reason: Bilingual): Refusal {
  const { zh: stateZh, en: stateEn } = STATE_WORDS.in_review;
  return new Refusal('WRONG_STATE', { state: 'in_review', because }, { stateZh, stateEn, reason });
}

const WAITS: Record<Wait['for'], (zh: string, en: string) => Bilingual> = {
  order: (zh, en) => ({
    zh: `按顺序还轮不到，请等${zh}先办理。`,
    en: `By the order it is not your turn yet: ${en} first.`,
  }),
  added: (zh, en) => ({ zh: `前加签的${zh}尚未办理。`, en: `Added before: ${en} has not decided yet.` }),
  opinion: (zh, en) => ({
    zh: `已请${zh}提意见，答复后再办理。`,
    en: `${en} was asked for an opinion; wait for the reply.`,
  }),
  seat: (zh, en) => ({ zh: `后加签，请等${zh}先办理。`, en: `Added after: ${en} decides first.` }),
};

/** It is not this person's turn. */
export function notYet(nameOf: NameOf, wait: Wait): Refusal {
  const names = wait.people.map(nameOf);
  const because = { kind: wait.for, people: names };
  return wrongState(because, WAITS[wait.for](names.join('、'), names.join(', ')));
}

/** Who was added may not add. */
export function addedMayNotAdd(): Refusal {
  const reason = { zh: '加签的人不能再加签。', en: 'A signer who was added cannot add another.' };
  return wrongState({ kind: 'added' }, reason);
}

/** There is nobody and nothing to take back. */
export function nothingToRemove(): Refusal {
  const reason = {
    zh: '没有可以撤回的加签或征求意见。',
    en: 'There is no added signer and no question of yours to take back.',
  };
  return wrongState({ kind: 'nothing' }, reason);
}

/** A substitute comes in only for somebody who cannot act. */
export function notVacant(): Refusal {
  const reason = {
    zh: '签审人都能办理，不需要替补。',
    en: 'Whoever has to sign is able to; no substitute is needed.',
  };
  return wrongState({ kind: 'not-vacant' }, reason);
}

/** The person may not sign this version. `name` null: the caller. */
export function separated(bar: Bar, name: string | null): Refusal {
  const reason = { zh: `${name ?? '您'}${bar.reason.zh}`, en: `${name ?? 'you'} ${bar.reason.en}` };
  return new Refusal(
    'SEPARATION_OF_DUTIES',
    { because: bar.because, ...(name === null ? {} : { who: name }) },
    { reason },
  );
}

/** What is wrong with a field of the request. */
export function invalid(path: 'to' | 'seat', reason: Bilingual): Refusal {
  return new Refusal('INVALID_INPUT', { fields: [{ path, reason: reason.en }] }, { reason });
}
