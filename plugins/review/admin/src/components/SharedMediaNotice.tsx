import { Box, Flex, Typography } from '@strapi/design-system';

import type { SharedMedia } from '../api/types';
import { useLocaleName } from '../hooks/useLocaleName';
import { useTranslate } from '../hooks/useTranslate';
import { sharingContents } from '../model/shared-media';

/** Before a recall: what else is live with the same pictures or files, which therefore stay public. */
export function SharedMediaNotice({ media }: { readonly media: readonly SharedMedia[] }) {
  const t = useTranslate();
  const localeName = useLocaleName();
  const contents = sharingContents(media);
  if (contents.length === 0) return null;
  return (
    <Box tag="section" background="warning100" borderColor="warning200" hasRadius padding={3}>
      <Typography tag="p" fontWeight="semiBold" textColor="neutral800">
        {t('shared.heading')}
      </Typography>
      <Flex tag="ul" direction="column" alignItems="stretch" gap={1} paddingTop={1} paddingBottom={1}>
        {contents.map(({ key, title, locale, files }) => (
          <Typography tag="li" key={key} variant="pi" style={{ overflowWrap: 'anywhere' }}>
            {t('shared.item', {
              title: title || t('untitled'),
              locale: localeName(locale),
              files: files.join(t('separator')),
            })}
          </Typography>
        ))}
      </Flex>
      {media.some(({ more }) => more) ? (
        <Typography tag="p" variant="pi">
          {t('shared.more')}
        </Typography>
      ) : null}
      <Typography tag="p" variant="pi">
        {t('shared.advice')}
      </Typography>
    </Box>
  );
}
