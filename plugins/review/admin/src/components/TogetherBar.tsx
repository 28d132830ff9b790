import { useState, type RefObject } from 'react';

import { Button, Flex, Typography } from '@strapi/design-system';

import type { ActTogether, TaskPage } from '../api/together';
import type { Selection } from '../hooks/useSelection';
import { useTranslate } from '../hooks/useTranslate';
import { actionForm } from '../model/actions';
import { actsFor } from '../model/together';
import { TogetherDialog } from './TogetherDialog';

interface TogetherBarProps {
  readonly selection: Selection;
  readonly acts: readonly ActTogether[];
  readonly tasks: TaskPage['results'];
  /** Where the focus goes when the tasks that were acted on are gone. */
  readonly home: RefObject<HTMLElement>;
  /** What is shown of the tasks may be old. */
  readonly onAnswered: () => void;
}

/** How many tasks are selected, and what can be done on them at once; each act says on how many of them. */
export function TogetherBar({ selection, acts, tasks, home, onAnswered }: TogetherBarProps) {
  const t = useTranslate();
  const [opened, setOpened] = useState<ActTogether | null>(null);
  // Kept here, so that closing the dialog loses nothing that was typed.
  const [comment, setComment] = useState('');
  const total = selection.tasks.length;
  const offered = actsFor(acts, selection.tasks);
  return (
    <>
      <Flex role="group" aria-label={t('together.bar')} gap={3} wrap="wrap" paddingBottom={total > 0 ? 3 : 0}>
        <Typography role="status" fontWeight="semiBold">
          {total > 0 ? t('together.selected', { count: total }) : ''}
        </Typography>
        {offered.map((act) => (
          <Button
            key={act.name}
            type="button"
            size="S"
            variant={actionForm(act.name).tone}
            onClick={() => setOpened(act)}
          >
            {t('together.act', { action: t(`action.${act.name}`, undefined, act.name), count: act.count })}
          </Button>
        ))}
        {total > 0 && offered.length === 0 ? (
          <Typography textColor="neutral600">{t('together.nothing')}</Typography>
        ) : null}
        {total > 0 ? (
          <Button type="button" size="S" variant="tertiary" onClick={selection.clear}>
            {t('together.clear')}
          </Button>
        ) : null}
      </Flex>
      {opened === null ? null : (
        <TogetherDialog
          key={opened.name}
          act={opened}
          selected={selection.tasks}
          tasks={tasks}
          comment={comment}
          onComment={setComment}
          home={home}
          onClose={() => setOpened(null)}
          onAnswered={onAnswered}
        />
      )}
    </>
  );
}
