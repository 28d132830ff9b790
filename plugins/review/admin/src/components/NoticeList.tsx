import { Badge, Box, Button, Flex, Link, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';

import type { NoticeEntry } from '../api/notices';
import { useLocaleName } from '../hooks/useLocaleName';
import { useTranslate } from '../hooks/useTranslate';
import { reviewPath } from '../model/paths';
import { TimeText } from './TimeText';

interface NoticeProps {
  readonly notice: NoticeEntry;
  /** The person has read it. */
  readonly onRead: (notice: NoticeEntry) => void;
}

/** The sentence, leading to the document where it is about one; who goes there has read it. */
function NoticeText({ notice, onRead }: NoticeProps) {
  const { document, text, readAt } = notice;
  if (document === null) return <Typography fontWeight={readAt === null ? 'bold' : 'regular'}>{text}</Typography>;
  return (
    <Link tag={RouterLink} to={reviewPath(document)} onClick={() => onRead(notice)}>
      {text}
    </Link>
  );
}

function NoticeCard({ notice, onRead }: NoticeProps) {
  const t = useTranslate();
  const localeName = useLocaleName();
  const { document, name, at, readAt, text } = notice;
  return (
    <Flex
      tag="li"
      justifyContent="space-between"
      alignItems="flex-start"
      gap={3}
      wrap="wrap"
      padding={4}
      background={readAt === null ? 'primary100' : 'neutral0'}
      shadow="tableShadow"
      hasRadius
    >
      <Box maxWidth="100%" style={{ overflowWrap: 'anywhere' }}>
        <Flex gap={2} wrap="wrap" paddingBottom={1}>
          {readAt === null ? <Badge active>{t('notices.unread')}</Badge> : null}
          <Typography variant="pi" textColor="neutral600">
            {name}
          </Typography>
        </Flex>
        <NoticeText notice={notice} onRead={onRead} />
        <Typography tag="p" variant="pi" textColor="neutral600">
          {document === null ? null : `${localeName(document.locale)} · `}
          <TimeText at={at} />
        </Typography>
      </Box>
      {readAt === null ? (
        <Button
          type="button"
          size="S"
          variant="tertiary"
          aria-label={t('notices.read-of', { text })}
          onClick={() => onRead(notice)}
        >
          {t('notices.read')}
        </Button>
      ) : null}
    </Flex>
  );
}

/** Notices, newest first. */
export function NoticeList({
  notices,
  onRead,
}: { readonly notices: readonly NoticeEntry[] } & Pick<NoticeProps, 'onRead'>) {
  const t = useTranslate();
  return (
    <Flex tag="ul" aria-label={t('notices.title')} direction="column" alignItems="stretch" gap={3}>
      {notices.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} onRead={onRead} />
      ))}
    </Flex>
  );
}
