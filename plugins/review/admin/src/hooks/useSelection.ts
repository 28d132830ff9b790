import { useMemo, useState } from 'react';

import type { Task } from '../api/together';
import { allState, selectedOf, taskKey } from '../model/together';

/** The tasks of the page that are selected. */
export interface Selection {
  readonly tasks: readonly Task[];
  readonly all: boolean | 'indeterminate';
  readonly has: (task: Task) => boolean;
  readonly toggle: (task: Task) => void;
  /** Selects every task of the page, or none. */
  readonly toggleAll: () => void;
  readonly clear: () => void;
}

/** Keeps what is selected of a page of tasks; what is no longer on the page counts for nothing. */
export function useSelection(tasks: readonly Task[]): Selection {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  return useMemo(() => {
    const all = allState(tasks, selected);
    return {
      tasks: selectedOf(tasks, selected),
      all,
      has: (task) => selected.has(taskKey(task)),
      toggle: (task) => {
        const next = new Set(selected);
        if (!next.delete(taskKey(task))) next.add(taskKey(task));
        setSelected(next);
      },
      toggleAll: () => setSelected(all === true ? new Set() : new Set(tasks.map(taskKey))),
      clear: () => setSelected(new Set()),
    };
  }, [tasks, selected]);
}
