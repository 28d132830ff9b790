import type { Core } from '@strapi/strapi';
import { review } from './review-services';
import type { Acting } from './services/actors';
import type { Key, View } from './services/lineages';

/** A run that has begun again under a new version of its workflow. */
export interface Restart {
  key: Key;
  title: string;
  /** Who changed the workflow. */
  actor: Acting;
  before: View;
  after: View;
  at: string;
  /** Person keys: who had signed what counts no more, and who is waited for now. */
  signed: string[];
  waitedFor: string[];
}

/**
 * What goes along with a run that begins again, in the change's transaction: the clock of its level, and notices. That
 * the old run is void its submitter and those it waited for hear from whoever made it void.
 */
export async function followRestart(strapi: Core.Strapi, restart: Restart): Promise<void> {
  const { key, title, actor, before, after, at, signed, waitedFor } = restart;
  await review(strapi, 'clocks').follow(before, after, 'restart', at);
  const about = (view: View) => ({ ...key, title, ...(view.run ? { run: view.run.id } : {}) });
  const facts = { by: actor.name };
  await review(strapi, 'notices').tell([
    { kind: 'restarted', to: signed.filter((person) => person !== actor.key), about: about(before), facts },
    { kind: 'task', to: waitedFor, about: about(after) },
  ]);
}
