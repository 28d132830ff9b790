import { Refusal } from './errors';
import type { Workflow } from './workflow';

/** What can be done about a comment besides answering it. */
export const COMMENT_ACTS = ['resolve', 'reopen'] as const;
/** An act of {@link COMMENT_ACTS}. */
export type CommentAct = (typeof COMMENT_ACTS)[number];

/** A comment as far as the rules need it. */
export interface CommentFact {
  person: string;
  /** The level at which its writer may sign, -1 when at none. */
  level: number;
  resolved: boolean;
  /** Who resolved or reopened it last, or else wrote it. */
  lastBy: string;
}

/** The last level at which a person is named, extra signers included; -1 at none. */
export function levelNaming({ levels }: Workflow, person: string): number {
  return levels.findLastIndex(
    ({ signers, extra = [] }) => signers.includes(person) || extra.some((one) => one.signers.includes(person)),
  );
}

/**
 * Why a person may not resolve or reopen a comment: whoever raised a doubt says that it is settled, or somebody at a
 * later level. Whoever mended the text does not.
 */
export function refuseCommentAct(
  act: CommentAct,
  comment: CommentFact,
  person: string,
  workflow: Workflow,
): Refusal | null {
  if (comment.resolved === (act === 'resolve'))
    return new Refusal('ALREADY_DECIDED', { by: comment.lastBy }, { byName: comment.lastBy });
  if (person === comment.person || levelNaming(workflow, person) > comment.level) return null;
  return new Refusal(
    'FORBIDDEN',
    {},
    {
      reason: {
        zh: '批注由提出的人或更后审级的审核人处理；您可以回复说明。',
        en: 'Whoever wrote a comment, or a signer of a later level, settles it; you can reply.',
      },
    },
  );
}
