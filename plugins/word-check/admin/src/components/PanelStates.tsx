import { Box, Button, Flex, Typography } from '@strapi/design-system';

import type { ScanFailure } from '../hooks/useScan';
import { useTranslate } from '../hooks/useTranslate';

/** Why the text was not checked, with a button to try again where that can help. */
export function Failure({ failure, onRetry }: { readonly failure: ScanFailure; readonly onRetry: () => void }) {
  const t = useTranslate();
  const forbidden = failure.status === 403;
  return (
    <Flex
      role="alert"
      direction="column"
      alignItems="flex-start"
      gap={2}
      padding={3}
      background="danger100"
      hasRadius
      width="100%"
    >
      <Typography textColor="danger700">
        {forbidden ? t('failure.forbidden') : (failure.message ?? t('failure.silent'))}
      </Typography>
      {forbidden ? null : (
        <Button type="button" size="S" variant="tertiary" onClick={onRetry}>
          {t('failure.retry')}
        </Button>
      )}
    </Flex>
  );
}

/** Two grey bars while the first answer is on its way. */
export function Waiting() {
  return (
    <Flex aria-hidden direction="column" alignItems="stretch" gap={2} width="100%">
      <Box background="neutral150" hasRadius height="2.4rem" />
      <Box background="neutral150" hasRadius height="2.4rem" />
    </Flex>
  );
}

/** Nothing was found. */
export function Clean() {
  const t = useTranslate();
  return (
    <Box padding={3} background="success100" hasRadius width="100%">
      <Typography textColor="success700">{t('clean')}</Typography>
    </Box>
  );
}
