import { Typography } from '@strapi/design-system';

import type { Waived } from '../api/types';
import { useTranslate } from '../hooks/useTranslate';
import { personText } from '../model/levels';
import { ExactTime } from './TimeText';

/** That a finding was waived: why, by whom and when. Whoever signs, signs this too. */
export function WaivedText({ waived }: { readonly waived: Waived | undefined }) {
  const t = useTranslate();
  if (!waived) return null;
  return (
    <Typography
      tag="p"
      variant="pi"
      textColor="neutral800"
      style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}
    >
      {t('finding.waived', { reason: waived.reason, name: personText(waived.by) })} · <ExactTime at={waived.at} />
    </Typography>
  );
}
