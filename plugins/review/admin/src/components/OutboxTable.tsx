import { Box, Flex, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';

import type { OutboxAct, OutboxEntry } from '../api/outbox';
import { useTranslate } from '../hooks/useTranslate';
import { OUTBOX_ACTS } from '../model/outbox';
import { ActButton, DocumentText, ProblemText, ReceiverText, Standing } from './OutboxFacts';

/** The columns, in order, and how narrow one may become: the table itself would never break a line. */
const COLUMNS = [
  ['state', '11rem'],
  ['document', '17rem'],
  ['receiver', '9rem'],
  ['error', '17rem'],
  // A cell each: two buttons in one cell of the design system's table take neither Enter nor Tab.
  ...OUTBOX_ACTS.map((act) => [act, ''] as const),
] as const;

const isAct = (column = '') => OUTBOX_ACTS.some((act) => act === column);

interface OutboxListProps {
  readonly entries: readonly OutboxEntry[];
  /** Somebody chose to do something about a message; null where the reader may only look. */
  readonly onAct: ((act: OutboxAct, entry: OutboxEntry) => void) | null;
}

function OutboxRow({ entry, onAct }: { readonly entry: OutboxEntry } & Pick<OutboxListProps, 'onAct'>) {
  const cells = [
    <Standing key="state" entry={entry} />,
    <DocumentText key="document" entry={entry} />,
    <ReceiverText key="receiver" entry={entry} />,
    <ProblemText key="error" entry={entry} />,
    ...(onAct === null ? [] : OUTBOX_ACTS.map((act) => <ActButton key={act} act={act} entry={entry} onAct={onAct} />)),
  ];
  return (
    <Tr>
      {cells.map((cell, index) => (
        <Td key={COLUMNS[index]?.[0]}>
          {!isAct(COLUMNS[index]?.[0]) ? (
            <Box minWidth={COLUMNS[index]?.[1]} paddingTop={2} paddingBottom={2} style={{ whiteSpace: 'normal' }}>
              {cell}
            </Box>
          ) : (
            cell
          )}
        </Td>
      ))}
    </Tr>
  );
}

/** Messages that were not delivered, with what can be done about each, for wide screens. */
export function OutboxTable({ entries, onAct }: OutboxListProps) {
  const t = useTranslate();
  const columns = COLUMNS.filter(([column]) => onAct !== null || !isAct(column));
  return (
    <Table colCount={columns.length} rowCount={entries.length + 1} aria-label={t('outbox.title')}>
      <Thead>
        <Tr>
          {columns.map(([column]) => (
            <Th key={column}>
              <Typography variant="sigma">
                {t(isAct(column) ? `outbox.${column}` : `outbox.column.${column}`)}
              </Typography>
            </Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {entries.map((entry) => (
          <OutboxRow key={entry.id} entry={entry} onAct={onAct} />
        ))}
      </Tbody>
    </Table>
  );
}

/** The same as cards, for narrow screens. */
export function OutboxCards({ entries, onAct }: OutboxListProps) {
  const t = useTranslate();
  return (
    <Flex tag="ul" aria-label={t('outbox.title')} direction="column" alignItems="stretch" gap={3}>
      {entries.map((entry) => (
        <Flex
          tag="li"
          key={entry.id}
          direction="column"
          alignItems="flex-start"
          gap={2}
          padding={4}
          background="neutral0"
          shadow="tableShadow"
          hasRadius
        >
          <Standing entry={entry} />
          <DocumentText entry={entry} />
          <ReceiverText entry={entry} />
          <ProblemText entry={entry} />
          {onAct === null ? null : (
            <Flex gap={2} wrap="wrap">
              {OUTBOX_ACTS.map((act) => (
                <ActButton key={act} act={act} entry={entry} onAct={onAct} />
              ))}
            </Flex>
          )}
        </Flex>
      ))}
    </Flex>
  );
}
