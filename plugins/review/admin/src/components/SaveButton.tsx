import { Box, Button, Typography } from '@strapi/design-system';

import { useSavedFile } from '../hooks/useSavedFile';
import { useFailureWords } from '../hooks/useServerWords';
import { useTranslate } from '../hooks/useTranslate';

interface SaveButtonProps {
  /** What is on the button, and the name of the file. */
  readonly label: string;
  readonly name: string;
  readonly load: () => Promise<Blob>;
  /** Something was saved. */
  readonly onSaved?: () => void;
}

/** Saves a file of the server on the person's computer, and says whether that worked. */
export function SaveButton({ label, name, load, onSaved }: SaveButtonProps) {
  const t = useTranslate();
  const wordsOf = useFailureWords('load');
  const { busy, done, failure, save } = useSavedFile(load, name);
  return (
    <Box>
      <Button
        type="button"
        size="S"
        variant="tertiary"
        loading={busy}
        onClick={() => void save().then(() => onSaved?.())}
      >
        {label}
      </Button>
      <Typography tag="p" variant="pi" textColor="neutral600" aria-live="polite">
        {done ? t('evidence.saved') : ''}
      </Typography>
      {failure === null ? null : (
        <Typography tag="p" variant="pi" textColor="danger700" role="alert">
          {wordsOf(failure)}
        </Typography>
      )}
    </Box>
  );
}
