import { askedToBreakGlass } from './break-glass';
import type { NewNotice, NoticeAbout } from './notices';
import { openRun, waitingFor, type Situation } from './review';

/** An act that has been done: what was before and is now, under one lock. */
export interface DoneAct {
  before: Situation;
  after: Situation;
  action: string;
  by: { key: string; name: string };
  about: NoticeAbout;
}

/** What an act means for people's inboxes. */
export interface ActNews {
  notices: NewNotice[];
  /** People for whom it waits no more (where it waited): their notices of the task are done with. */
  done: string[];
}

/** Where a run stands; who is waited for anew at another place has a new task. */
function placeOf(situation: Situation): string {
  const run = openRun(situation);
  return run ? `${run.id} ${run.state} ${run.level}` : '';
}

/** Tells those who are waited for now and were not before. */
function arrivals({ after, action, by, about }: DoneAct, newcomers: readonly string[]): NewNotice[] {
  const run = openRun(after);
  if (!run) return [];
  const facts = { by: by.name };
  if (action === 'consult') return [{ kind: 'consulted', to: newcomers, about, facts }];
  if (action === 'reply') return [{ kind: 'answered', to: newcomers, about, facts }];
  if (run.state === 'approved') return [{ kind: 'ready', to: newcomers, about }];
  const level = run.workflow.levels[run.level];
  const asked = new Set(askedToBreakGlass(after).filter((person) => !level?.signers.includes(person)));
  return [
    {
      kind: 'task',
      to: newcomers.filter((person) => !asked.has(person)),
      about,
      facts: level ? { level: level.name } : {},
    },
    { kind: 'emergency', to: newcomers.filter((person) => asked.has(person)), about, facts: { by: by.name } },
  ];
}

/** What the submitter of the run hears. */
function outcomes({ before, after, action, by, about }: DoneAct): NewNotice[] {
  const run = after.run;
  if (!run || run.submittedBy.key === by.key) return [];
  const to = run.submittedBy.key;
  const facts = { by: by.name };
  const notices: NewNotice[] = [];
  const hasMoved = before.run?.id === run.id && before.run.state !== run.state;
  const isBack = hasMoved && run.state === 'returned';
  if (isBack) notices.push({ kind: action === 'reject' ? 'rejected' : 'returned', to, about, facts });
  if (hasMoved && run.state === 'approved' && before.run?.state === 'in_review')
    notices.push({ kind: 'approved', to, about });
  const { release } = after;
  if (release && !release.recalled && release.id !== before.release?.id)
    notices.push({ kind: 'released', to, about, facts, once: releasedOnce(release.id) });
  return notices;
}

/** The name of the notice of a release, which is told once whichever way it became known. */
export const releasedOnce = (release: number): string => `released:${release}`;

/**
 * Whom an act concerns, besides the one who acts: who is waited for since, who no longer is, and the submitter. A run
 * that became void, and the end of a release, are told where that happens.
 */
export function newsOfAct(act: DoneAct): ActNews {
  const { before, after, by, about } = act;
  const stays = placeOf(before) === placeOf(after);
  const [waitedBefore, waitsNow] = [waitingFor(before), waitingFor(after)];
  const newcomers = waitsNow.filter((person) => person !== by.key && !(stays && waitedBefore.includes(person)));
  const done = waitedBefore.filter((person) => !(stays && waitsNow.includes(person)));
  const isVoid = after.run?.state === 'void';
  const gone = isVoid ? [] : done.filter((person) => person !== by.key && !waitsNow.includes(person));
  const urged = act.action === 'remind' ? waitsNow.filter((person) => person !== by.key) : [];
  const notices: NewNotice[] = [
    { kind: 'urged', to: urged, about, facts: { by: by.name } },
    ...arrivals(act, newcomers),
    { kind: 'closed', to: gone, about, facts: { by: by.name } },
    ...outcomes(act),
  ];
  return { notices: notices.filter(({ to }) => to.length > 0), done };
}
