import { useCallback } from 'react';

import { Flex, Link, Typography } from '@strapi/design-system';
import { useFetchClient, Widget } from '@strapi/strapi/admin';
import { Link as RouterLink } from 'react-router-dom';

import { loadTasks } from '../api/tasks';
import type { Task } from '../api/types';
import { EmergencyList } from '../components/EmergencyList';
import { ScheduleLine } from '../components/ScheduleNotice';
import { DueText } from '../components/TaskFacts';
import { useRemote } from '../hooks/useRemote';
import { useTranslate } from '../hooks/useTranslate';
import { reviewPath } from '../model/paths';
import { NO_FILTERS } from '../model/task-query';

/** How many tasks the widget shows. */
const TOP = 5;

function TaskLine({ task }: { readonly task: Task }) {
  const t = useTranslate();
  return (
    <Flex tag="li" gap={3} justifyContent="space-between" wrap="wrap">
      <Link tag={RouterLink} to={reviewPath(task)} style={{ overflowWrap: 'anywhere' }}>
        {task.title || t('untitled')}
      </Link>
      <Flex gap={3}>
        <Typography variant="pi" textColor="neutral600">
          {task.level?.name}
        </Typography>
        <DueText task={task} />
      </Flex>
      <ScheduleLine {...task} />
    </Flex>
  );
}

/** The first tasks that wait for the person's review, or a sentence that there are none. */
function MyTasks() {
  const t = useTranslate();
  const client = useFetchClient();
  const load = useCallback(() => loadTasks(client, NO_FILTERS, TOP), [client]);
  const { data, failure } = useRemote(load);
  if (failure !== null) return <Widget.Error>{t('load.silent')}</Widget.Error>;
  if (data === null) return <Widget.Loading />;
  if (data.results.length === 0) return <Widget.NoData>{t('tasks.empty.mine')}</Widget.NoData>;
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
      {data.results.map((task) => (
        <TaskLine key={`${task.uid} ${task.documentId} ${task.locale}`} task={task} />
      ))}
    </Flex>
  );
}

/** The person's tasks on the home page, under what is live early and waits for its levels. */
export function MyTasksWidget() {
  return (
    <Flex direction="column" alignItems="stretch" gap={3} height="100%">
      <EmergencyList />
      <MyTasks />
    </Flex>
  );
}
