import { Flex, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';

import type { Task } from '../api/types';
import { useTranslate } from '../hooks/useTranslate';
import { shortDigest } from '../model/digests';
import { FindingCountsText } from './FindingList';
import { StateBadge } from './StateBadge';
import { DueText, SubmittedText, TaskReviewLink, TaskTitle } from './TaskFacts';

const COLUMNS = ['title', 'type', 'level', 'submitted', 'due', 'findings', 'digest', 'open'] as const;

interface TaskListProps {
  readonly tasks: readonly Task[];
  /** Names a content type. */
  readonly nameOf: (uid: string) => string;
}

const keyOf = ({ uid, documentId, locale }: Task) => `${uid} ${documentId} ${locale}`;

function TaskRow({ task, nameOf }: { readonly task: Task } & Pick<TaskListProps, 'nameOf'>) {
  return (
    <Tr>
      <Td>
        <TaskTitle task={task} />
      </Td>
      <Td>
        <Typography variant="pi">
          {nameOf(task.uid)} · {task.locale}
        </Typography>
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
        <Typography tag="code" variant="pi">
          {shortDigest(task.digest)}
        </Typography>
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
              {[task.level?.name, nameOf(task.uid), task.locale].filter(Boolean).join(' · ')}
            </Typography>
          </Flex>
          <SubmittedText task={task} />
          <DueText task={task} />
          <FindingCountsText counts={task.findings} />
          <Flex gap={4}>
            <TaskReviewLink task={task} />
            <Typography tag="code" variant="pi">
              {shortDigest(task.digest)}
            </Typography>
          </Flex>
        </Flex>
      ))}
    </Flex>
  );
}
