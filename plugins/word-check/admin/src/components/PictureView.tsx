import { Flex } from '@strapi/design-system';
import { useTheme } from 'styled-components';

import { useTranslate } from '../hooks/useTranslate';
import { closeUp, type Box, type PicturePlace } from '../model/pictures';

const viewBoxOf = ({ x, y, width, height }: Box): string => [x, y, width, height].join(' ');

interface ViewProps {
  readonly place: PicturePlace;
  readonly part: Box;
  readonly label: string;
  readonly height: string;
}

function View({ place, part, label, height }: ViewProps) {
  const { colors } = useTheme();
  const { box } = place;
  return (
    <svg role="img" aria-label={label} viewBox={viewBoxOf(part)} style={{ width: '100%', maxHeight: height }}>
      <image href={place.url} width={place.width} height={place.height} />
      <rect
        {...{ x: box.x, y: box.y, width: box.width, height: box.height }}
        {...{ fill: 'none', stroke: colors.danger600, strokeWidth: 2, vectorEffect: 'non-scaling-stroke' }}
      />
    </svg>
  );
}

/** The picture with a frame around the finding, and the place itself close up where it is small. */
export function PictureView({ place, text, field }: { place: PicturePlace; text: string; field: string }) {
  const t = useTranslate();
  const close = closeUp(place);
  const whole = { x: 0, y: 0, width: place.width, height: place.height };
  return (
    <Flex direction="column" alignItems="stretch" gap={1} paddingTop={2}>
      {close ? <View place={place} part={close} label={t('picture.close', { text })} height="8rem" /> : null}
      <View place={place} part={whole} label={t('picture.whole', { field, text })} height="16rem" />
    </Flex>
  );
}
