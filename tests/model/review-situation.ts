/** Situations of a document under review by three levels, for tests of the rules. */
import { messageOf, type Refusal } from '../../plugins/review/server/src/core/errors';
import { refuse } from '../../plugins/review/server/src/core/review';
import type {
  Action,
  Actor,
  Command,
  DecisionFact,
  ReleaseFact,
  RunFact,
  Situation,
} from '../../plugins/review/server/src/core/situation';
import type { Workflow } from '../../plugins/review/server/src/core/workflow';

/** Digest of the content as it stands. */
export const NOW = 'd'.repeat(64);
/** Digest of another content. */
export const BEFORE = 'e'.repeat(64);

/** Three levels with one signer each; `g1` and `g2` may break the glass, as may the last signer. */
export const WORKFLOW: Workflow = {
  key: 'sanshen',
  version: 1,
  name: '三审',
  levels: ['r1', 'r2', 'r3'].map((signer, index) => ({
    key: `l${index}`,
    name: `第${index + 1}审`,
    signers: [signer],
    quorum: { kind: 'any' },
  })),
  recallRoles: ['boss'],
  breakGlass: { signers: ['g1', 'g2', 'r3'], reviewHours: 24 },
};

/** Somebody who acts. */
export const actor = (key: string, extra: Partial<Actor> = {}): Actor => ({
  key,
  name: `name of ${key}`,
  roles: [],
  maySubmit: true,
  ...extra,
});

/** A decision on the content as it stands. */
export const decision = (
  kind: DecisionFact['kind'],
  person: string,
  level: number,
  extra: Partial<DecisionFact> = {},
): DecisionFact => ({ person, name: `name of ${person}`, level, kind, digest: NOW, void: false, ...extra });

/** A run at its first level, submitted by `ed`. */
export const run = (extra: Partial<RunFact> = {}): RunFact => ({
  id: 1,
  state: 'in_review',
  level: 0,
  digest: NOW,
  submittedBy: { key: 'ed', name: '编辑' },
  lastBy: { key: 'ed', name: '编辑' },
  workflow: WORKFLOW,
  decisions: [],
  isTouched: false,
  isLiveEarly: false,
  ...extra,
});

/** A run that every level has signed. */
export const signedRun = (extra: Partial<RunFact> = {}): RunFact =>
  run({
    state: 'approved',
    level: 2,
    lastBy: { key: 'r3', name: 'name of r3' },
    decisions: [decision('approve', 'r1', 0), decision('approve', 'r2', 1), decision('approve', 'r3', 2)],
    ...extra,
  });

/** A live release of the content as it stands. */
export const release = (extra: Partial<ReleaseFact> = {}): ReleaseFact => ({
  id: 9,
  digest: NOW,
  recalled: false,
  by: { key: 'r3', name: 'name of r3' },
  recalledBy: null,
  recalledRun: null,
  awaitsAfterReview: false,
  ...extra,
});

/** A document that `ed` has edited, without a run or release. */
export const situation = (extra: Partial<Situation> = {}): Situation => ({
  digest: NOW,
  run: null,
  release: null,
  workflow: WORKFLOW,
  authors: new Map([['ed', [{ kind: 'edited', at: '2026-01-01T00:00:00.000Z', paths: ['title'] }]]]),
  unattributed: [],
  active: new Set(['ed', 'r1', 'r2', 'r3', 'g1', 'g2']),
  ...extra,
});

/** How the rules answer an act with a reason, on the content as it stands unless said otherwise. */
export const refusal = (here: Situation, who: Actor, action: Action, extra: Partial<Command> = {}): Refusal | null =>
  refuse(here, who, { action, digest: NOW, comment: '因为', ...extra });

/** What the caller is told of a refusal, or null. */
export function told(...asked: Parameters<typeof refusal>) {
  const refused = refusal(...asked);
  if (!refused) return null;
  return { code: refused.code, details: refused.details, zh: messageOf(refused, 'zh'), en: messageOf(refused, 'en') };
}
