import { useState } from 'react';

import { useFetchClient } from '@strapi/strapi/admin';

import { readRefusal, type ServerRefusal } from '../api/refusal';
import {
  changeWorkflow,
  faultsIn,
  impactIn,
  loadImpact,
  newerIn,
  type Choice,
  type DefinitionFault,
  type Impact,
} from '../api/workflows';
import { toDefinition, type Draft } from '../model/workflow-draft';

/** Saving a workflow: first what it would mean, then the new version with an answer for each group of runs. */
export interface WorkflowSave {
  /** What is to be answered before it can be saved; null before that was asked. */
  readonly impact: Impact | null;
  /** The impact is another one than was shown a moment ago. */
  readonly isAnother: boolean;
  readonly busy: boolean;
  readonly failure: ServerRefusal | 'silent' | null;
  /** The version that somebody else saved since this one was read; null when there is none that is known of. */
  readonly newer: number | null;
  /** What is wrong with the definition, by path. */
  readonly faults: readonly DefinitionFault[];
  /** Asks what the draft would mean. */
  readonly ask: () => Promise<void>;
  readonly save: (choices: Readonly<Record<string, Choice>>) => Promise<void>;
  /** Closes the question; the draft stays. */
  readonly close: () => void;
}

/** `onSaved` is told the number of the new version and of the runs that began again. */
export function useWorkflowSave(
  workflow: { readonly key: string; readonly version: number },
  draft: Draft,
  onSaved: (version: number, restarted: number) => void,
): WorkflowSave {
  const client = useFetchClient();
  const { key, version } = workflow;
  const [impact, setImpact] = useState<Impact | null>(null);
  const [isAnother, setAnother] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ServerRefusal | 'silent' | null>(null);
  const [newer, setNewer] = useState<number | null>(null);
  const [faults, setFaults] = useState<readonly DefinitionFault[]>([]);

  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    setFailure(null);
    setFaults([]);
    try {
      await work();
    } catch (error) {
      const saved = newerIn(error);
      if (saved !== null) {
        // Nothing that was shown of the runs holds for that version: the question goes, the draft stays.
        setImpact(null);
        setAnother(false);
        setNewer(saved);
        return;
      }
      const another = impactIn(error);
      if (another) setImpact(another);
      setAnother(another !== null);
      setFaults(faultsIn(error));
      setFailure(another === null ? (readRefusal(error) ?? 'silent') : null);
    } finally {
      setBusy(false);
    }
  };

  return {
    impact,
    isAnother,
    busy,
    failure,
    newer,
    faults,
    ask: () => attempt(async () => setImpact(await loadImpact(client, key, toDefinition(draft)))),
    save: (groups) =>
      attempt(async () => {
        const change = { version, definition: toDefinition(draft), groups };
        const answer = await changeWorkflow(client, key, change);
        setImpact(null);
        setAnother(false);
        onSaved(answer.data.version, answer.restarted);
      }),
    close: () => {
      setImpact(null);
      setAnother(false);
      setFailure(null);
    },
  };
}
