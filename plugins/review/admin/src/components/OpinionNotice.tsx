import { Box, Button, Typography } from '@strapi/design-system';

import type { OpinionDesk } from '../hooks/useOpinionDraft';
import { useTranslate } from '../hooks/useTranslate';

/** What there is to know about an opinion being typed: no connection, or another text from another device. */
export function OpinionNotice({ offline, notice, swap }: Pick<OpinionDesk, 'offline' | 'notice' | 'swap'>) {
  const t = useTranslate();
  return (
    <Box aria-live="polite">
      {offline ? (
        <Typography tag="p" variant="pi" textColor="neutral800">
          {t('reader.opinion.offline')}
        </Typography>
      ) : null}
      {notice === null ? null : (
        <Typography tag="p" variant="pi" textColor="neutral800">
          {t(`reader.opinion.${notice.kind}`)}
        </Typography>
      )}
      {notice?.other == null || notice.other === '' ? null : (
        <Box background="neutral100" hasRadius padding={3}>
          <Typography tag="p" variant="pi" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {notice.other}
          </Typography>
          <Button type="button" size="S" variant="tertiary" onClick={swap}>
            {t('reader.opinion.swap')}
          </Button>
        </Box>
      )}
    </Box>
  );
}
