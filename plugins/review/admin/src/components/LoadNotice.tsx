import { Box, Button, Flex, Loader, Typography } from '@strapi/design-system';

import type { ServerRefusal } from '../api/refusal';
import { useFailureWords } from '../hooks/useServerWords';
import { useSlow } from '../hooks/useSlow';
import { useTranslate } from '../hooks/useTranslate';

interface LoadFailureProps {
  readonly failure: ServerRefusal | 'silent';
  readonly onRetry: () => void;
}

/** Asking again would get the same answer. */
const FINAL = new Set([401, 403, 404]);

/** Says that something could not be read, and why, with a button to try again where that may help. */
export function LoadFailure({ failure, onRetry }: LoadFailureProps) {
  const t = useTranslate();
  const wordsOf = useFailureWords('load');
  return (
    <Flex role="alert" direction="column" alignItems="flex-start" gap={2} padding={4} background="danger100" hasRadius>
      <Typography textColor="danger700">{wordsOf(failure)}</Typography>
      {failure !== 'silent' && FINAL.has(failure.status) ? null : (
        <Button type="button" variant="tertiary" onClick={onRetry}>
          {t('load.retry')}
        </Button>
      )}
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

/** What is shown is being read again and that takes long: it may be old. Takes no room before that. */
export function SlowNotice({ busy }: { readonly busy: boolean }) {
  const t = useTranslate();
  const slow = useSlow(busy);
  return (
    <Box role="status" paddingBottom={slow ? 2 : 0}>
      {slow ? (
        <Flex gap={2}>
          <Loader small>{t('load.loading')}</Loader>
          <Typography aria-hidden variant="pi" textColor="neutral600">
            {t('load.loading')}
          </Typography>
        </Flex>
      ) : null}
    </Box>
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
