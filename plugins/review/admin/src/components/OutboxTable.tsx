import { Badge, Button, Flex, Link, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';

import type { OutboxAct, OutboxEntry } from '../api/outbox';
import { useTranslate } from '../hooks/useTranslate';
import { OUTBOX_ACTS, outboxStanding } from '../model/outbox';
import { reviewPath } from '../model/paths';
import { TimeText } from './TimeText';

const COLUMNS = ['state', 'topic', 'document', 'attempts', 'error', 'next', 'act'] as const;

interface OutboxTableProps {
  readonly entries: readonly OutboxEntry[];
  /** Somebody chose to do something about a message. */
  readonly onAct: (act: OutboxAct, entry: OutboxEntry) => void;
}

function Acts({ entry, onAct }: { readonly entry: OutboxEntry } & Pick<OutboxTableProps, 'onAct'>) {
  const t = useTranslate();
  const title = entry.title || t('untitled');
  return (
    <Flex gap={2} wrap="wrap">
      {OUTBOX_ACTS.map((act) => (
        <Button
          key={act}
          type="button"
          size="S"
          variant={act === 'drop' ? 'danger-light' : 'tertiary'}
          aria-label={t(`outbox.${act}-of`, { title })}
          onClick={() => onAct(act, entry)}
        >
          {t(`outbox.${act}`)}
        </Button>
      ))}
    </Flex>
  );
}

function OutboxRow({ entry, onAct }: { readonly entry: OutboxEntry } & Pick<OutboxTableProps, 'onAct'>) {
  const t = useTranslate();
  const { key, tone } = outboxStanding(entry);
  return (
    <Tr>
      <Td>
        <Badge variant={tone}>{t(`outbox.state.${key}`)}</Badge>
      </Td>
      <Td>
        <Typography tag="p">{t(`outbox.topic.${entry.topic}`, undefined, entry.topic)}</Typography>
        <Typography tag="p" variant="pi" textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
          {entry.sink}
        </Typography>
      </Td>
      <Td>
        <Link tag={RouterLink} to={reviewPath(entry)} style={{ overflowWrap: 'anywhere' }}>
          {entry.title || t('untitled')}
        </Link>
        <Typography tag="p" variant="pi" textColor="neutral600">
          {entry.locale}
        </Typography>
      </Td>
      <Td>
        <Typography>{entry.attempts}</Typography>
      </Td>
      <Td>
        <Typography variant="pi" style={{ overflowWrap: 'anywhere' }}>
          {entry.lastError ?? '—'}
        </Typography>
      </Td>
      <Td>
        <Typography variant="pi">{entry.nextAt === null ? '—' : <TimeText at={entry.nextAt} />}</Typography>
      </Td>
      <Td>
        <Acts entry={entry} onAct={onAct} />
      </Td>
    </Tr>
  );
}

/** Messages that were not delivered, with what can be done about each. */
export function OutboxTable({ entries, onAct }: OutboxTableProps) {
  const t = useTranslate();
  return (
    <Table colCount={COLUMNS.length} rowCount={entries.length + 1} aria-label={t('outbox.title')}>
      <Thead>
        <Tr>
          {COLUMNS.map((column) => (
            <Th key={column}>
              <Typography variant="sigma">{t(`outbox.column.${column}`)}</Typography>
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
