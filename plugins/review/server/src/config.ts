import type { Settings } from './settings';

/** Plugin configuration: defaults, and a validator that stops the boot with a sentence. */
export const config = {
  default: (): Settings => ({ governed: {}, shown: {}, requiredChecks: [] }),
  validator(value: Settings): void {
    if (typeof value.governed !== 'object' || value.governed === null)
      throw new Error('"governed" must map content type uids to settings.');
    for (const [uid, type] of Object.entries(value.governed)) {
      if (!type?.title || !type?.workflow)
        throw new Error(`"governed.${uid}" needs "title" (an attribute) and "workflow" (a workflow key).`);
    }
  },
};
