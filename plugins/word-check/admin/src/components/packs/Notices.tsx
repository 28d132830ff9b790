import { Box, Button, Flex, Typography } from '@strapi/design-system';

import type { Refused } from '../../api/refusal';
import { useRefusalWords } from '../../hooks/useReason';
import { useTranslate } from '../../hooks/useTranslate';

/** Says why something failed, with a button to try again where that may help. */
export function FailureNotice({ failure, onRetry }: { readonly failure: Refused; readonly onRetry?: () => void }) {
  const t = useTranslate();
  const wordsOf = useRefusalWords();
  return (
    <Flex role="alert" direction="column" alignItems="flex-start" gap={2} padding={4} background="danger100" hasRadius>
      <Typography textColor="danger700">{wordsOf(failure)}</Typography>
      {onRetry && failure.status !== 403 && failure.status !== 404 ? (
        <Button type="button" size="S" variant="tertiary" onClick={onRetry}>
          {t('failure.retry')}
        </Button>
      ) : null}
    </Flex>
  );
}

/** Grey bars in place of what is being read; screen readers hear one sentence. */
export function Skeleton({ rows }: { readonly rows: number }) {
  const t = useTranslate();
  return (
    <Flex role="status" aria-label={t('packs.loading')} direction="column" alignItems="stretch" gap={2}>
      {Array.from({ length: rows }, (_, row) => (
        <Box key={row} aria-hidden background="neutral150" hasRadius height="4rem" />
      ))}
    </Flex>
  );
}

/** Says that there is nothing, and what will appear here. */
export function EmptyNotice({ children }: { readonly children: string }) {
  return (
    <Box padding={6} background="neutral0" hasRadius>
      <Typography textColor="neutral600">{children}</Typography>
    </Box>
  );
}
