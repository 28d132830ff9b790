import type { RunFact } from './situation';
import type { Workflow } from './workflow';
import type { Choice } from './workflow-impact';

/** What becomes of an open run when its workflow gets a new version. */
export interface AfterChange {
  /** The run that there was. */
  run: RunFact;
  /** The run that takes its place; null where there is no need of one. `id` is not known yet. */
  next: Omit<RunFact, 'id'> | null;
}

/**
 * The only two things that a new version can do to a run, and neither brings it any nearer to going live: it stays as
 * it is, under the version it is pinned to; or it is void, and another one begins at the first level on the same
 * content, in the name of the same submitter, with no signature carried over.
 */
export function afterChange(run: RunFact, workflow: Workflow, choice: Choice): AfterChange {
  if (choice === 'keep') return { run, next: null };
  const { digest, submittedBy, isTouched } = run;
  return {
    run: { ...run, state: 'void' },
    next: {
      state: 'in_review',
      level: 0,
      digest,
      submittedBy,
      lastBy: submittedBy,
      workflow,
      decisions: [],
      isTouched,
      isLiveEarly: false,
    },
  };
}
