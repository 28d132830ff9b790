import { Box, Flex, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';

import type { Task } from '../api/types';
import { useLocaleName } from '../hooks/useLocaleName';
import { useTranslate } from '../hooks/useTranslate';
import { FindingCountsText } from './FindingList';
import { StateBadge } from './StateBadge';
import { DueText, SubmittedText, TaskReviewLink, TaskTitle } from './TaskFacts';

const COLUMNS = ['title', 'type', 'level', 'submitted', 'due', 'findings', 'open'] as const;

interface TaskListProps {
  readonly tasks: readonly Task[];
  /** Names a content type. */
  readonly nameOf: (uid: string) => string;
}

const keyOf = ({ uid, documentId, locale }: Task) => `${uid} ${documentId} ${locale}`;

function TaskRow({ task, nameOf }: { readonly task: Task } & Pick<TaskListProps, 'nameOf'>) {
  const localeName = useLocaleName();
  return (
    <Tr>
      <Td>
        {/* The table keeps every cell on one line; a long title must not push the others off the screen. */}
        <Box minWidth="26rem" style={{ whiteSpace: 'normal' }}>
          <TaskTitle task={task} />
        </Box>
      </Td>
      <Td>
        <Typography variant="pi">{[nameOf(task.uid), localeName(task.locale)].filter(Boolean).join(' · ')}</Typography>
      </Td>
      <Td>
        <Flex direction="column" alignItems="flex-start" gap={1}>
          <Typography variant="pi">{task.level?.name}</Typography>
          <StateBadge state={task.state} />
        </Flex>
      </Td>
      <Td>
        <SubmittedText task={task} />
      </Td>
      <Td>
        <DueText task={task} />
      </Td>
      <Td>
        <FindingCountsText counts={task.findings} />
      </Td>
      <Td>
        <TaskReviewLink task={task} />
      </Td>
    </Tr>
  );
}

/** Tasks as a table, for wide screens. */
export function TaskTable({ tasks, nameOf }: TaskListProps) {
  const t = useTranslate();
  return (
    <Table colCount={COLUMNS.length} rowCount={tasks.length + 1}>
      <Thead>
        <Tr>
          {COLUMNS.map((column) => (
            <Th key={column}>
              <Typography variant="sigma">{t(`column.${column}`)}</Typography>
            </Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {tasks.map((task) => (
          <TaskRow key={keyOf(task)} task={task} nameOf={nameOf} />
        ))}
      </Tbody>
    </Table>
  );
}

/** Tasks as cards, for narrow screens. */
export function TaskCards({ tasks, nameOf }: TaskListProps) {
  const t = useTranslate();
  const localeName = useLocaleName();
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
      {tasks.map((task) => (
        <Flex
          tag="li"
          key={keyOf(task)}
          direction="column"
          alignItems="flex-start"
          gap={2}
          padding={4}
          background="neutral0"
          shadow="tableShadow"
          hasRadius
        >
          <TaskTitle task={task} />
          <Flex gap={2} wrap="wrap">
            <StateBadge state={task.state} />
            <Typography variant="pi">
              {[task.level?.name, nameOf(task.uid), localeName(task.locale)].filter(Boolean).join(' · ')}
            </Typography>
          </Flex>
          <SubmittedText task={task} />
          <Flex gap={2} wrap="wrap">
            <Typography variant="pi" textColor="neutral600">
              {t('column.due')}
            </Typography>
            <DueText task={task} />
            <Typography variant="pi" textColor="neutral600">
              {t('column.findings')}
            </Typography>
            <FindingCountsText counts={task.findings} />
          </Flex>
          <TaskReviewLink task={task} />
        </Flex>
      ))}
    </Flex>
  );
}
