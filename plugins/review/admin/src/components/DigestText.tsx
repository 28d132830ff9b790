import { useState } from 'react';

import { Flex, IconButton, Tooltip, Typography, VisuallyHidden } from '@strapi/design-system';
import { Check, Duplicate } from '@strapi/icons';
import { useClipboard } from '@strapi/strapi/admin';

import { useTranslate } from '../hooks/useTranslate';
import { shortDigest } from '../model/digests';

/** The first characters of a digest with a button that copies all of it. */
export function DigestText({ digest }: { readonly digest: string }) {
  const t = useTranslate();
  const { copy } = useClipboard();
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null);
  const onCopy = async () => setCopied((await copy(digest)) ? 'yes' : 'no');

  return (
    <Flex gap={1} wrap="wrap">
      <Typography variant="pi" textColor="neutral600">
        {t('dialog.digest')}
      </Typography>
      <Tooltip label={t('digest.explanation')}>
        <Typography
          tag="code"
          variant="pi"
          fontWeight="semiBold"
          tabIndex={0}
          aria-label={t('digest.label', { digest })}
        >
          {shortDigest(digest)}
        </Typography>
      </Tooltip>
      <IconButton type="button" size="XS" variant="ghost" label={t('digest.copy')} onClick={() => void onCopy()}>
        {copied === 'yes' ? <Check /> : <Duplicate />}
      </IconButton>
      <VisuallyHidden aria-live="polite">{copied === 'yes' ? t('digest.copied') : ''}</VisuallyHidden>
      {copied === 'no' ? (
        <Typography variant="pi" style={{ overflowWrap: 'anywhere' }}>
          {t('digest.copy-failed', { digest })}
        </Typography>
      ) : null}
    </Flex>
  );
}
