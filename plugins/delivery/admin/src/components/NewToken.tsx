import * as React from 'react';
import { Box, Button, Field, Flex, TextInput, Typography } from '@strapi/design-system';
import { useClipboard } from '@strapi/strapi/admin';

import type { TokenAnswer } from '../api/types';
import { playerAddress } from '../text/screen-words';
import { useText } from '../text/use-text';

/** A text to be copied. */
const Copied = ({ label, value }: { label: string; value: string }) => {
  const { t } = useText();
  const { copy } = useClipboard();
  const [outcome, setOutcome] = React.useState('');
  const onCopy = async () => setOutcome(t((await copy(value)) ? 'screens.copied' : 'screens.copyFailed'));
  return (
    <Box>
      <Field.Root>
        <Field.Label>{label}</Field.Label>
        <TextInput
          readOnly
          value={value}
          onFocus={(event: React.FocusEvent<HTMLInputElement>) => event.target.select()}
        />
      </Field.Root>
      <Flex gap={2} paddingTop={2}>
        <Button
          type="button"
          size="S"
          variant="secondary"
          aria-label={`${t('screens.copy')}: ${label}`}
          onClick={() => void onCopy()}
        >
          {t('screens.copy')}
        </Button>
        <Typography variant="pi" aria-live="polite">
          {outcome}
        </Typography>
      </Flex>
    </Box>
  );
};

interface NewTokenProps {
  name: string;
  channel: string;
  answer: TokenAnswer;
  onDone: () => void;
}

/** A token, to be copied now: it cannot be shown again. */
export const NewToken = ({ name, channel, answer, onDone }: NewTokenProps) => {
  const { t } = useText();
  const head = React.useRef<HTMLHeadingElement>(null);
  // The button that was pressed may be gone, and this is what it led to.
  React.useEffect(() => head.current?.focus(), [answer]);
  return (
    <Box tag="section" background="neutral0" borderColor="success500" hasRadius padding={6}>
      <Flex direction="column" alignItems="stretch" gap={4}>
        <Typography tag="h2" variant="beta" ref={head} tabIndex={-1}>
          {t('screens.token.title', { name })}
        </Typography>
        <Typography tag="p">{t('screens.token.once', { id: answer.id })}</Typography>
        <Copied label={t('screens.token')} value={answer.token} />
        <Copied label={t('screens.address')} value={playerAddress(window.location.origin, channel, answer)} />
        <Box>
          <Button type="button" onClick={onDone}>
            {t('screens.token.done')}
          </Button>
        </Box>
      </Flex>
    </Box>
  );
};
