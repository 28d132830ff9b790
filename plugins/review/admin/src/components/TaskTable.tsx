import { Box, Flex, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';

import type { Task } from '../api/together';
import { useLocaleName } from '../hooks/useLocaleName';
import type { Selection } from '../hooks/useSelection';
import { useTranslate } from '../hooks/useTranslate';
import { FindingCountsText } from './FindingList';
import { StateBadge } from './StateBadge';
import { AllTasksBox, TaskBox } from './TaskBox';
import { DueText, SubmittedText, TaskReviewLink, TaskTitle } from './TaskFacts';

const COLUMNS = ['title', 'type', 'level', 'submitted', 'due', 'findings', 'open'] as const;

interface TaskListProps {
  readonly tasks: readonly Task[];
  /** Names a content type. */
  readonly nameOf: (uid: string) => string;
  /** What is selected; null where there is nothing that could be done on several. */
  readonly selection: Selection | null;
}

const keyOf = ({ uid, documentId, locale }: Task) => `${uid} ${documentId} ${locale}`;

function TaskRow({ task, nameOf, selection }: { readonly task: Task } & Omit<TaskListProps, 'tasks'>) {
  const localeName = useLocaleName();
  return (
    <Tr>
      {selection === null ? null : (
        <Td>
          <TaskBox task={task} selection={selection} />
        </Td>
      )}
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
export function TaskTable({ tasks, nameOf, selection }: TaskListProps) {
  const t = useTranslate();
  return (
    <Table colCount={COLUMNS.length + (selection === null ? 0 : 1)} rowCount={tasks.length + 1}>
      <Thead>
        <Tr>
          {selection === null ? null : (
            <Th>
              <AllTasksBox selection={selection} />
            </Th>
          )}
          {COLUMNS.map((column) => (
            <Th key={column}>
              <Typography variant="sigma">{t(`column.${column}`)}</Typography>
            </Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {tasks.map((task) => (
          <TaskRow key={keyOf(task)} task={task} nameOf={nameOf} selection={selection} />
        ))}
      </Tbody>
    </Table>
  );
}

/** Tasks as cards, for narrow screens. */
export function TaskCards({ tasks, nameOf, selection }: TaskListProps) {
  const t = useTranslate();
  const localeName = useLocaleName();
  const cards = (
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
          <Flex gap={3} alignItems="flex-start">
            {selection === null ? null : <TaskBox task={task} selection={selection} />}
            <TaskTitle task={task} />
          </Flex>
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
  if (selection === null) return cards;
  return (
    <>
      <Flex gap={3} paddingLeft={4} paddingBottom={3}>
        <AllTasksBox selection={selection} />
        <Typography aria-hidden>{t('together.select-all')}</Typography>
      </Flex>
      {cards}
    </>
  );
}
