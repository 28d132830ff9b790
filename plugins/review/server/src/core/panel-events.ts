/** What a person can do on a panel, once for the list of allowed actions. */
export const PANEL_ACTS = [
  'approve',
  'reject',
  'take-back',
  'transfer',
  'add-before',
  'add-after',
  'remove',
  'consult',
  'reply',
  'substitute',
] as const;

/** An act of {@link PANEL_ACTS}. */
export type PanelActKind = (typeof PANEL_ACTS)[number];

/**
 * What happened on a panel, as it is kept; its state is these in order. `by` is who acted, who may have stood in for
 * the holder; `seat` is the id of a seat or of an added signer, of `remove` and `reply` also that of a question. Acts
 * that bring somebody in name whom (`to`) and, where something new comes of it, its id.
 */
export type PanelEvent =
  /** Signs (通过), or votes against (驳回). */
  | { kind: 'approve' | 'reject'; by: string; seat: string }
  /** Takes one's own decision back (撤回). */
  | { kind: 'take-back'; by: string; seat: string }
  /** Hands the task over for good (转办); `substitute` does so for somebody who cannot. */
  | { kind: 'transfer' | 'substitute'; by: string; seat: string; to: string }
  /** Adds a signer before oneself (前加签) or after (后加签). */
  | { kind: 'add-before' | 'add-after'; by: string; seat: string; to: string; id: string }
  /** Asks for an opinion (委派). */
  | { kind: 'consult'; by: string; seat: string; to: string; id: string }
  /** Takes an added signer (减签) or a question back that was not acted on; answers a question. */
  | { kind: 'remove' | 'reply'; by: string; seat: string }
  /** Has no account that can act any more (deleted, disabled, off the list), or has one again. Nobody's act here. */
  | { kind: 'depart' | 'rejoin'; person: string };
