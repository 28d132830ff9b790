import { Box, Link, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';

import type { Task } from '../api/types';
import { useTranslate } from '../hooks/useTranslate';
import { personText } from '../model/levels';
import { editPath, reviewPath } from '../model/paths';
import { TimeLeft } from './ClockText';
import { ScheduleLine } from './ScheduleNotice';
import { TimeText } from './TimeText';

/** The mark of the link that stands for a whole task; J and K move between these. */
export const TASK_LINK = 'data-task-link';

/** The title of a task, leading to its edit view in its language, and under it what the clock has to do with it. */
export function TaskTitle({ task }: { readonly task: Task }) {
  const t = useTranslate();
  return (
    <Box style={{ overflowWrap: 'anywhere' }}>
      <Link tag={RouterLink} to={editPath(task)} {...{ [TASK_LINK]: '' }}>
        {task.title || t('untitled')}
      </Link>
      <ScheduleLine {...task} />
    </Box>
  );
}

/** The link to the reviewing screen of a task. */
export function TaskReviewLink({ task }: { readonly task: Task }) {
  const t = useTranslate();
  return (
    <Link
      tag={RouterLink}
      to={reviewPath(task)}
      aria-label={t('task.review-of', { title: task.title || t('untitled') })}
    >
      {t('task.review')}
    </Link>
  );
}

/** When a task is due; overdue is said in words. */
export function DueText({ task }: { readonly task: Task }) {
  const t = useTranslate();
  if (!task.dueAt)
    return <Typography variant="pi">{task.clock ? <TimeLeft clock={task.clock} /> : t('task.no-due')}</Typography>;
  return (
    <Typography
      variant="pi"
      textColor={task.overdue ? 'danger600' : 'neutral800'}
      fontWeight={task.overdue ? 'bold' : 'regular'}
    >
      {task.emergency ? `${t('emergency.task')} ` : null}
      {task.overdue ? `${t('task.overdue')} ` : null}
      <TimeText at={task.dueAt} />
      {task.clock ? (
        <Typography tag="p" variant="pi" textColor={task.overdue ? 'danger600' : 'neutral600'}>
          <TimeLeft clock={task.clock} />
        </Typography>
      ) : null}
    </Typography>
  );
}

/** Who submitted a task, and when. */
export function SubmittedText({ task }: { readonly task: Task }) {
  return (
    <Typography variant="pi">
      {personText(task.submittedBy)} <TimeText at={task.submittedAt} />
    </Typography>
  );
}
