import { Checkbox } from '@strapi/design-system';

import type { Task } from '../api/together';
import type { Selection } from '../hooks/useSelection';
import { useTranslate } from '../hooks/useTranslate';

/** The box by which a task is selected. */
export function TaskBox({ task, selection }: { readonly task: Task; readonly selection: Selection }) {
  const t = useTranslate();
  return (
    <Checkbox
      aria-label={t('together.select', { title: task.title || t('untitled') })}
      checked={selection.has(task)}
      onCheckedChange={() => selection.toggle(task)}
    />
  );
}

/** The box that stands for all tasks of the page: none, some or all of them are selected. */
export function AllTasksBox({ selection }: { readonly selection: Selection }) {
  const t = useTranslate();
  return (
    <Checkbox
      aria-label={t('together.select-all')}
      checked={selection.all}
      onCheckedChange={() => selection.toggleAll()}
    />
  );
}
