import type { ReactNode } from 'react';

import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';

import type { Task } from '../api/together';
import { useServerWords } from '../hooks/useServerWords';
import { useTranslate } from '../hooks/useTranslate';
import { reviewPath } from '../model/paths';
import { taskKey, type LeftTask } from '../model/together';

/** A heading with a list below it that scrolls by itself when it is long. */
function Listed({ heading, children }: { readonly heading: string; readonly children: ReactNode }) {
  return (
    <Box>
      <Typography tag="h3" variant="omega" fontWeight="bold">
        {heading}
      </Typography>
      <Box maxHeight="24rem" overflow="auto" tabIndex={0} role="group" aria-label={heading} paddingTop={1}>
        <Flex tag="ul" direction="column" alignItems="stretch" gap={1}>
          {children}
        </Flex>
      </Box>
    </Box>
  );
}

/** The documents that an act is about to be done on, by title. */
export function ReadyList({ tasks }: { readonly tasks: readonly Task[] }) {
  const t = useTranslate();
  if (tasks.length === 0) return <Typography>{t('together.none-ready')}</Typography>;
  return (
    <Listed heading={t('together.ready', { count: tasks.length })}>
      {tasks.map((task) => (
        <Typography tag="li" key={taskKey(task)} style={{ overflowWrap: 'anywhere' }}>
          {task.title || t('untitled')}
        </Typography>
      ))}
    </Listed>
  );
}

/** The documents that are left out, each by title with a link to it and the reason. */
export function LeftList({ heading, left }: { readonly heading: string; readonly left: readonly LeftTask[] }) {
  const t = useTranslate();
  const words = useServerWords();
  if (left.length === 0) return null;
  return (
    <Listed heading={heading}>
      {left.map(({ task, why, message }) => (
        <Typography tag="li" key={taskKey(task)} style={{ overflowWrap: 'anywhere' }}>
          {/* In a new tab, so that the selection and what was typed are not lost. */}
          <Link tag={RouterLink} to={reviewPath(task)} target="_blank">
            {task.title || t('untitled')}
          </Link>{' '}
          <Typography variant="pi" textColor="neutral700">
            {why === 'unopened' ? t('together.unopened') : words(message) || t('action.no-reason')}
          </Typography>
        </Typography>
      ))}
    </Listed>
  );
}
