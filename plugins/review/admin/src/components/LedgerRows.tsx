import { Box, Flex, Link, TextButton, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';

import type { LedgerRow } from '../api/evidence';
import { useTranslate } from '../hooks/useTranslate';
import { reviewPath } from '../model/paths';
import { ActText, ByText, ReasonText } from './EntryText';
import { ExactTime } from './TimeText';

const CODE = { overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' } as const;

interface RowProps {
  readonly row: LedgerRow;
  /** Narrows the list to the row's document. */
  readonly onDocument: (document: { uid: string; documentId: string; locale: string }) => void;
}

function DocumentLinks({ row, onDocument }: RowProps) {
  const t = useTranslate();
  const { uid, documentId, locale } = row.entry;
  if (uid === undefined || documentId === undefined) return null;
  const target = { uid, documentId, ...(locale === undefined ? {} : { locale }) };
  return (
    <Flex gap={4} wrap="wrap" paddingTop={2}>
      <Link tag={RouterLink} to={reviewPath(target)}>
        {t('evidence.open-document')}
      </Link>
      <TextButton type="button" onClick={() => onDocument({ uid, documentId, locale: locale ?? '' })}>
        {t('evidence.this-document')}
      </TextButton>
    </Flex>
  );
}

/** The row as it was hashed, for whoever wants to check it by hand. */
function ExactLine({ row, onDocument }: RowProps) {
  const t = useTranslate();
  return (
    <Box tag="details" paddingTop={1}>
      <Typography tag="summary" variant="pi" textColor="neutral600" cursor="pointer">
        {t('evidence.exact', { seq: row.seq })}
      </Typography>
      <Box background="neutral100" hasRadius padding={3}>
        <Typography tag="p" variant="pi" fontWeight="semiBold">
          {t('evidence.line')}
        </Typography>
        <Typography tag="code" variant="pi" style={CODE}>
          {row.line}
        </Typography>
        <Typography tag="p" variant="pi" fontWeight="semiBold" paddingTop={2}>
          {t('evidence.hash')}
        </Typography>
        <Typography tag="code" variant="pi" style={CODE}>
          {row.hash}
        </Typography>
        <DocumentLinks row={row} onDocument={onDocument} />
      </Box>
    </Box>
  );
}

function Row({ row, onDocument }: RowProps) {
  return (
    <Box
      tag="li"
      padding={4}
      background="neutral0"
      borderColor="neutral150"
      borderStyle="solid"
      borderWidth="0 0 1px 0"
    >
      <Flex direction={{ initial: 'column', medium: 'row' }} alignItems="flex-start" gap={{ initial: 1, medium: 4 }}>
        <Box minWidth="5rem">
          <Typography variant="pi" fontWeight="semiBold">
            {row.seq}
          </Typography>
        </Box>
        <Box width={{ initial: '100%', medium: '18rem' }} shrink={0}>
          <Typography tag="p" variant="pi">
            <ExactTime at={row.entry.at} />
          </Typography>
          <Typography tag="p" variant="pi" textColor="neutral600">
            <ByText by={row.entry.actor} />
          </Typography>
        </Box>
        <Box flex="1 1 0" minWidth={0} width="100%">
          <ActText words={row.words} />
          <ReasonText words={row.words} />
          <ExactLine row={row} onDocument={onDocument} />
        </Box>
      </Flex>
    </Box>
  );
}

/** Rows of the ledger, the newest first, each with its exact line. */
export function LedgerRows({
  rows,
  onDocument,
}: { readonly rows: readonly LedgerRow[] } & Pick<RowProps, 'onDocument'>) {
  const t = useTranslate();
  return (
    <Box tag="ol" aria-label={t('evidence.ledger')} shadow="tableShadow" hasRadius>
      {rows.map((row) => (
        <Row key={row.seq} row={row} onDocument={onDocument} />
      ))}
    </Box>
  );
}
