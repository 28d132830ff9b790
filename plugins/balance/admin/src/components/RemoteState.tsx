import { Button, Flex, Loader, Typography } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';

import type { RefusalMessage } from '../api/refusal';
import { useText } from '../text/use-text';

/** While the server has not answered yet. */
export const Loading = ({ text }: { text: string }) => (
  <Flex justifyContent="center" padding={6}>
    <Loader>{text}</Loader>
  </Flex>
);

interface FailedProps {
  refusal: RefusalMessage;
  /** Key of the text that takes the server's sentence. */
  text: string;
  onRetry: () => void;
}

/** When the server refused or could not be reached: why, and another try where one could help. */
export const Failed = ({ refusal, text, onRetry }: FailedProps) => {
  const { t } = useText();
  const forbidden = refusal.status === 403;
  return (
    <Flex direction="column" alignItems="flex-start" gap={3} padding={4} role="alert">
      <Typography>{forbidden ? t('failed.forbidden') : t(text, { message: refusal.message })}</Typography>
      {!forbidden && (
        <Button variant="secondary" startIcon={<ArrowClockwise />} onClick={onRetry}>
          {t('retry')}
        </Button>
      )}
    </Flex>
  );
};
