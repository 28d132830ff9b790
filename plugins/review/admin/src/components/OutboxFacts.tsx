import { Box, Button, Flex, Link, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';

import type { OutboxAct, OutboxEntry } from '../api/outbox';
import { useLocaleName } from '../hooks/useLocaleName';
import { useTranslate } from '../hooks/useTranslate';
import { outboxStanding, receiverName } from '../model/outbox';
import { reviewPath } from '../model/paths';
import { TimeText } from './TimeText';
import { ToneBadge } from './ToneBadge';

interface EntryProps {
  readonly entry: OutboxEntry;
}

/** How a message stands, and when it is tried next. */
export function Standing({ entry }: EntryProps) {
  const t = useTranslate();
  const { key, tone } = outboxStanding(entry);
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <ToneBadge tone={tone}>{t(`outbox.state.${key}`)}</ToneBadge>
      {entry.nextAt === null ? null : (
        <Typography variant="pi" textColor="neutral600">
          {t('outbox.next')}
          <TimeText at={entry.nextAt} />
        </Typography>
      )}
    </Flex>
  );
}

/** What is told, about which document; an e-mail to a person is about none. */
export function DocumentText({ entry }: EntryProps) {
  const t = useTranslate();
  const localeName = useLocaleName();
  return (
    <Box style={{ overflowWrap: 'anywhere' }}>
      {entry.documentId === '' ? (
        <Typography tag="p">{entry.title}</Typography>
      ) : (
        <Link tag={RouterLink} to={reviewPath(entry)}>
          {entry.title || t('untitled')}
        </Link>
      )}
      <Typography tag="p" variant="pi" textColor="neutral600">
        {t(`outbox.topic.${entry.topic}`, undefined, entry.topic)} · {localeName(entry.locale)} ·{' '}
        <TimeText at={entry.at} />
      </Typography>
    </Box>
  );
}

/** Why it was not delivered, and how often that was tried. */
export function ProblemText({ entry }: EntryProps) {
  const t = useTranslate();
  return (
    <Box style={{ overflowWrap: 'anywhere' }}>
      <Typography tag="p" variant="pi">
        {entry.problem ?? entry.lastError ?? t('outbox.no-attempt')}
      </Typography>
      {entry.attempts === 0 ? null : (
        <Typography tag="p" variant="pi" textColor="neutral600">
          {t('outbox.attempts', { count: entry.attempts })}
        </Typography>
      )}
    </Box>
  );
}

/** Who should get it. */
export function ReceiverText({ entry }: EntryProps) {
  return (
    <Typography tag="p" variant="pi" title={entry.sink} style={{ overflowWrap: 'anywhere' }}>
      {receiverName(entry.sink)}
    </Typography>
  );
}

interface ActButtonProps extends EntryProps {
  readonly act: OutboxAct;
  /** Somebody chose to do something about a message. */
  readonly onAct: (act: OutboxAct, entry: OutboxEntry) => void;
}

/** One thing that can be done about a message. */
export function ActButton({ act, entry, onAct }: ActButtonProps) {
  const t = useTranslate();
  return (
    <Button
      type="button"
      size="S"
      variant={act === 'drop' ? 'danger-light' : 'tertiary'}
      aria-label={t(`outbox.${act}-of`, { title: entry.title || t('untitled') })}
      onClick={() => onAct(act, entry)}
    >
      {t(`outbox.${act}`)}
    </Button>
  );
}
