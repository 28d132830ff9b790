import type { AccountName } from './accounts';
import type { DemoPost } from './content/types';

/** An act on a run, as the story needs it. */
export type StoryAction = 'submit' | 'approve' | 'return' | 'withdraw' | 'release' | 'recall';

/** Something that happens to a post. `at` in Unix milliseconds. */
export type Step = { at: number } & (
  | { kind: 'draft' }
  | { kind: 'edit'; text: string }
  | { kind: 'act'; by: AccountName; action: StoryAction; comment?: string }
);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SIGNERS: readonly AccountName[] = ['reviewer1', 'reviewer2', 'reviewer3'];
const REMARKS = ['事实与数据已核，可以发布。', '表述规范，同意。', '同意签发。'];

/** The steps of a post's life, in order, within office hours of its day (09:00 in the park is 01:00 UTC). */
export function stepsOf(post: DemoPost, index: number): Step[] {
  const start = Date.parse(`${post.day}T01:00:00.000Z`) + (index % 6) * 7 * MINUTE;
  // A translation is drafted once the original exists.
  const offset = post.translationOf ? 30 * MINUTE : 0;
  const at = (hours: number): number => start + offset + hours * HOUR;
  const act = (hours: number, by: AccountName, action: StoryAction, comment?: string): Step => ({
    at: at(hours),
    kind: 'act',
    by,
    action,
    ...(comment === undefined ? {} : { comment }),
  });
  const draft: Step = { at: at(0), kind: 'draft' };
  const submit = act(0.75, post.editor, 'submit');
  const approvals = (count: number): Step[] =>
    SIGNERS.slice(0, count).map((signer, level) =>
      act(1.5 + level * 1.5, signer, 'approve', index % 3 === 0 ? REMARKS[level] : undefined),
    );
  const release = act(6, 'reviewer3', 'release');
  const { fate } = post;
  switch (fate.kind) {
    case 'draft':
      return [draft];
    case 'withdrawn':
      return [draft, submit, act(1, post.editor, 'withdraw')];
    case 'in_review':
      return [draft, submit, ...approvals(fate.atLevel)];
    case 'returned':
      return [
        draft,
        submit,
        ...approvals(fate.byLevel),
        act(6, SIGNERS[fate.byLevel] as AccountName, 'return', fate.comment),
      ];
    case 'approved':
      return [draft, submit, ...approvals(3)];
    case 'void':
      return [draft, submit, ...approvals(1), { at: at(3), kind: 'edit', text: fate.appended }];
    case 'released-modified':
      return [draft, submit, ...approvals(3), release, { at: at(24), kind: 'edit', text: fate.appended }];
    case 'released':
      return [
        draft,
        submit,
        ...approvals(3),
        release,
        ...(fate.recall ? [act(30, 'reviewer3', 'recall', fate.recall.reason)] : []),
      ];
  }
}
