import { Box, Typography } from '@strapi/design-system';

import { useTranslate } from '../hooks/useTranslate';
import type { MediaValue } from '../model/content';

interface MediaFigureProps {
  readonly media: MediaValue;
  /** Addresses for looking at media, by SHA-256. */
  readonly addresses: Readonly<Record<string, string>>;
}

/** A media file of the content: the picture where it can be shown, and in words what a reader gets. */
export function MediaFigure({ media, addresses }: MediaFigureProps) {
  const t = useTranslate();
  const address = media.sha256 === undefined ? undefined : addresses[media.sha256];
  const isImage = media.mime?.startsWith('image/') ?? false;
  const size = media.width && media.height ? `${media.width} × ${media.height}` : '';
  const facts = [media.name, size].filter(Boolean).join(' · ');
  return (
    <Box tag="figure" margin={0} paddingTop={2} paddingBottom={2}>
      {address !== undefined && isImage ? (
        <img src={address} alt={media.alternativeText ?? ''} style={{ maxWidth: '100%', height: 'auto' }} />
      ) : null}
      <Box tag="figcaption">
        {media.unresolved === undefined ? null : (
          <Typography tag="p" textColor="danger600">
            {t('media.unresolved', { address: media.unresolved })}
          </Typography>
        )}
        <Typography tag="p" variant="pi" textColor="neutral600">
          {facts}
        </Typography>
        <Typography tag="p" variant="pi">
          {media.alternativeText ? t('media.alternative', { text: media.alternativeText }) : t('media.no-alternative')}
        </Typography>
        {media.caption ? <Typography tag="p">{media.caption}</Typography> : null}
      </Box>
    </Box>
  );
}
