import { Box, Typography, VisuallyHidden } from '@strapi/design-system';
import { Bell } from '@strapi/icons';

import { useTranslate } from '../hooks/useTranslate';
import { useUnread } from '../hooks/useUnread';
import { badgeText } from '../model/notices';

/** What the menu gives its icons. */
interface IconProps {
  readonly width?: string;
  readonly height?: string;
  readonly fill?: string;
}

/** The bell in the menu, with the number of unread notices; screen readers hear when more have come. */
export function NoticeBell({ width = '20', height = '20', fill = 'neutral500' }: IconProps) {
  const t = useTranslate();
  const { unread, fresh } = useUnread();
  return (
    <Box tag="span" position="relative" display="inline-flex">
      <Bell aria-hidden width={width} height={height} fill={fill} />
      {unread === 0 ? null : (
        <Box
          tag="span"
          aria-hidden
          position="absolute"
          background="danger600"
          paddingLeft={1}
          paddingRight={1}
          style={{
            top: '-0.8rem',
            left: '1rem',
            borderRadius: '1rem',
            minWidth: '1.6rem',
            textAlign: 'center',
            lineHeight: 1.2,
          }}
        >
          <Typography textColor="neutral0" style={{ fontSize: '1rem' }} fontWeight="bold">
            {badgeText(unread)}
          </Typography>
        </Box>
      )}
      <VisuallyHidden>
        <span role="status">{fresh === 0 ? '' : t('notices.arrived', { fresh, unread })}</span>
      </VisuallyHidden>
    </Box>
  );
}
