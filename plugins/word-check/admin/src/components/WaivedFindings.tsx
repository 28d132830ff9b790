import { forwardRef, useState } from 'react';

import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { useTranslate } from '../hooks/useTranslate';
import { findingKey, visibleText, type WaivedFinding } from '../model/findings';

interface ItemProps {
  readonly finding: WaivedFinding;
  readonly field: string;
  /** Absent where the reader cannot take it back. */
  readonly onWithdraw: (() => Promise<void>) | null;
}

function WaivedItem({ finding, field, onWithdraw }: ItemProps) {
  const t = useTranslate();
  const { formatDate } = useIntl();
  const [isBusy, setBusy] = useState(false);
  const { waived, message } = finding;
  const text = visibleText(finding);
  const by = [waived.by.name, waived.by.post].filter(Boolean).join(' · ');
  return (
    <Box tag="li" padding={3} background="neutral100" hasRadius style={{ overflowWrap: 'anywhere' }}>
      <Typography tag="p" variant="omega">
        {field}{' '}
        {text === '' ? null : (
          <Box tag="mark" display="inline" background="neutral200" color="neutral800" hasRadius>
            {text}
          </Box>
        )}
      </Typography>
      <Typography tag="p" variant="pi" textColor="neutral700">
        {message}
      </Typography>
      <Typography tag="p" variant="pi">
        {t('waived.reason', { reason: waived.reason })}
      </Typography>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {by} · <time dateTime={waived.at}>{formatDate(waived.at, { dateStyle: 'medium', timeStyle: 'short' })}</time>
      </Typography>
      {onWithdraw === null ? null : (
        <Box paddingTop={2}>
          <Button
            type="button"
            size="S"
            variant="tertiary"
            loading={isBusy}
            aria-label={t('waived.undo.of', { text: text === '' ? message : text })}
            onClick={() => {
              setBusy(true);
              void onWithdraw().finally(() => setBusy(false));
            }}
          >
            {t('waived.undo')}
          </Button>
        </Box>
      )}
    </Box>
  );
}

interface WaivedFindingsProps {
  readonly findings: readonly WaivedFinding[];
  readonly fieldName: (path: string) => string;
  readonly onWithdraw: ((finding: WaivedFinding) => Promise<void>) | null;
}

/** What was called a false alarm, by whom and why: closed until somebody wants to see it. The ref is its heading. */
export const WaivedFindings = forwardRef<HTMLElement, WaivedFindingsProps>(function WaivedFindings(
  { findings, fieldName, onWithdraw },
  ref,
) {
  const t = useTranslate();
  if (findings.length === 0) return null;
  return (
    <Box tag="details" width="100%">
      <Typography tag="summary" ref={ref} variant="sigma" textColor="neutral700" style={{ cursor: 'pointer' }}>
        {t('waived.heading')} · {findings.length}
      </Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={2} paddingTop={2}>
        {findings.map((finding) => (
          <WaivedItem
            key={findingKey(finding)}
            finding={finding}
            field={fieldName(finding.path)}
            onWithdraw={onWithdraw === null ? null : () => onWithdraw(finding)}
          />
        ))}
      </Flex>
    </Box>
  );
});
