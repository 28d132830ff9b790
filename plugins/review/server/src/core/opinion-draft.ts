/** An opinion that is being typed: its text and when it was typed, ISO 8601 UTC. */
export interface OpinionDraft {
  text: string;
  at: string;
}

/** What a device sends: the text, how long ago it was typed (its clock may be wrong), and the draft it began with. */
export interface SentOpinion {
  text: string;
  ageMs: number;
  basedOn: string | null;
}

/** Which text stays, and the other one where its writer has not seen it: nothing is lost. */
export interface SettledOpinion {
  kept: 'sent' | 'stored';
  draft: OpinionDraft;
  other: OpinionDraft | null;
}

/** The newest text wins, whichever device it was typed on. */
export function settleOpinion(stored: OpinionDraft | null, sent: SentOpinion, now: Date): SettledOpinion {
  const at = new Date(now.getTime() - Math.max(0, sent.ageMs)).toISOString();
  const own: OpinionDraft = { text: sent.text, at };
  if (!stored || stored.text === sent.text) return { kept: 'sent', draft: own, other: null };
  const isKnown = stored.at === sent.basedOn;
  if (!isKnown && stored.at > at) return { kept: 'stored', draft: stored, other: own };
  return { kept: 'sent', draft: own, other: isKnown || stored.text === '' ? null : stored };
}
