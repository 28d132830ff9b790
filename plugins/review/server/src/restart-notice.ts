import type { Core } from '@strapi/strapi';
import type { Key } from './services/lineages';

/** A run that begins again under a new version: who should hear of it. */
export interface RestartNotice {
  key: Key;
  /** The run that takes the other's place. */
  run: number;
  title: string;
  /** Person keys: who submitted it, and who had signed or was waited for. */
  submitter: string;
  people: string[];
}

/** What a service of notices has to offer for this. */
interface Notices {
  restarted?(notice: RestartNotice): Promise<void>;
}

/** Tells those concerned, in the change's transaction, where there is a service that tells people things. */
export async function tellOfRestart(strapi: Core.Strapi, notice: RestartNotice): Promise<void> {
  const notices = (strapi.plugin('review').services as Record<string, unknown>).notices as Notices | undefined;
  await notices?.restarted?.(notice);
}
