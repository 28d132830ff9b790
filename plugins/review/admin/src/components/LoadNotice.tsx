import { Box, Button, Flex, Typography } from '@strapi/design-system';

import type { ServerRefusal } from '../api/refusal';
import { useTranslate } from '../hooks/useTranslate';

interface LoadFailureProps {
  readonly failure: ServerRefusal | 'silent';
  readonly onRetry: () => void;
}

/** Says that something could not be read, and why, with a button to try again. */
export function LoadFailure({ failure, onRetry }: LoadFailureProps) {
  const t = useTranslate();
  return (
    <Flex role="alert" direction="column" alignItems="flex-start" gap={2} padding={4} background="danger100" hasRadius>
      <Typography textColor="danger700">
        {failure === 'silent' ? t('load.silent') : failure.message || t('refusal.unknown', { code: failure.code })}
      </Typography>
      <Button type="button" variant="tertiary" onClick={onRetry}>
        {t('load.retry')}
      </Button>
    </Flex>
  );
}

/** Grey bars in place of what is being read; screen readers hear one sentence. */
export function Skeleton({ rows }: { readonly rows: number }) {
  const t = useTranslate();
  return (
    <Flex role="status" aria-label={t('load.loading')} direction="column" alignItems="stretch" gap={2} width="100%">
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
