import { useEffect, useId, useRef, useState } from 'react';

import { Button, Field, Flex, Textarea, Typography } from '@strapi/design-system';

import { useTranslate } from '../hooks/useTranslate';
import type { WaiverFailure } from '../hooks/useWaivers';

/** The most characters of a reason, as the server has it. */
const LONGEST = 500;

interface WaiverFormProps {
  /** The finding's words, for whoever hears the form instead of seeing where it stands. */
  readonly about: string;
  /** Answers with null when it is done; what was typed stays until then. */
  readonly onSend: (reason: string) => Promise<WaiverFailure | null>;
  readonly onClose: () => void;
  /** It is done; the focus goes elsewhere. */
  readonly onDone: () => void;
}

/** Why a finding is a false alarm. It has the focus when it opens; Escape leaves it while nothing is typed. */
export function WaiverForm({ about, onSend, onClose, onDone }: WaiverFormProps) {
  const t = useTranslate();
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const heading = useId();
  useEffect(() => field.current?.focus(), []);

  const send = async () => {
    if (reason.trim() === '') {
      setFailure(t('waive.missing'));
      field.current?.focus();
      return;
    }
    setBusy(true);
    const answer = await onSend(reason.trim());
    setBusy(false);
    if (answer === null) return onDone();
    setFailure(answer.message ?? t('failure.silent'));
    field.current?.focus();
  };
  return (
    <Flex
      role="group"
      aria-labelledby={heading}
      direction="column"
      alignItems="stretch"
      gap={2}
      paddingTop={2}
      onKeyDown={(event: React.KeyboardEvent) => {
        if (event.key === 'Escape' && reason.trim() === '') onClose();
      }}
    >
      <Typography id={heading} tag="h4" variant="pi" fontWeight="bold">
        {t('waive.heading', { text: about })}
      </Typography>
      <Field.Root required hint={t('waive.hint')} error={failure ?? false}>
        <Field.Label>{t('waive.reason')}</Field.Label>
        <Textarea
          ref={field}
          value={reason}
          maxLength={LONGEST}
          onChange={(event: React.ChangeEvent<HTMLTextAreaElement>) => setReason(event.target.value)}
        />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
      <Flex gap={2} wrap="wrap">
        <Button type="button" size="S" loading={isBusy} onClick={() => void send()}>
          {t('waive.confirm')}
        </Button>
        <Button type="button" size="S" variant="tertiary" disabled={isBusy} onClick={onClose}>
          {t('waive.cancel')}
        </Button>
      </Flex>
    </Flex>
  );
}
