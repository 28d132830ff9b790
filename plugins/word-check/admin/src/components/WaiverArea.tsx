import { useRef, useState } from 'react';

import { Box, Button, Typography } from '@strapi/design-system';

import { useTranslate } from '../hooks/useTranslate';
import type { WaiverFailure } from '../hooks/useWaivers';
import { visibleText, type Finding } from '../model/findings';
import { WaiverForm } from './WaiverForm';

/** What can be done about waiving findings here. */
export interface Waiving {
  /** Calls it a false alarm. Answers with null when that is done. */
  waive: (finding: Finding, reason: string) => Promise<WaiverFailure | null>;
  /** Why not now: the form has to be saved first. */
  refusal: string | null;
  onRefused: (refusal: string) => void;
}

/** Calls a finding a false alarm, with a reason; or says why the reader may not. */
export function WaiverArea({ finding, waiving }: { readonly finding: Finding; readonly waiving: Waiving }) {
  const t = useTranslate();
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  if (!finding.waiver) return null;
  if (!finding.waiver.enabled)
    return (
      <Typography tag="p" variant="pi" textColor="neutral600" paddingTop={2}>
        {finding.waiver.reason}
      </Typography>
    );
  const text = visibleText(finding);
  const close = () => {
    setOpen(false);
    // The button is there again with the next picture.
    requestAnimationFrame(() => opener.current?.focus());
  };
  if (isOpen)
    return (
      <WaiverForm
        about={text === '' ? finding.message : text}
        onSend={(reason) => waiving.waive(finding, reason)}
        onClose={close}
        onDone={() => setOpen(false)}
      />
    );
  return (
    <Box paddingTop={2}>
      <Button
        ref={opener}
        type="button"
        size="S"
        variant="ghost"
        aria-label={t('waive.open.of', { text })}
        onClick={() => (waiving.refusal === null ? setOpen(true) : waiving.onRefused(waiving.refusal))}
      >
        {t('waive.open')}
      </Button>
    </Box>
  );
}
