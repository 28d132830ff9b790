import { Box, Link, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';

import type { CalendarPost } from '../api/forecast-types';
import { useText } from '../text/use-text';

const addressOf = ({ uid, documentId, locale }: CalendarPost): string =>
  `/content-manager/collection-types/${uid}/${documentId}?plugins[i18n][locale]=${locale}`;

interface CalendarPostsProps {
  posts: readonly CalendarPost[];
  timeOf: (at: string) => string;
  themeOf: (code: string) => string;
}

/** Scheduled posts with their time and theme, each a link to where it is written. */
export const CalendarPosts = ({ posts, timeOf, themeOf }: CalendarPostsProps) => {
  const { t } = useText();
  if (posts.length === 0) return null;
  return (
    <Box tag="ul">
      {posts.map((post) => (
        <Box key={`${post.uid} ${post.documentId} ${post.locale}`} tag="li" paddingBottom={1}>
          <Typography variant="pi" textColor="neutral600">
            {[post.at === null ? '' : timeOf(post.at), post.theme === null ? '' : themeOf(post.theme)]
              .filter((part) => part !== '')
              .join(' · ')}
          </Typography>
          <br />
          {post.title === null ? (
            <Typography variant="pi">{t('calendar.untitled')}</Typography>
          ) : (
            <Link tag={RouterLink} to={addressOf(post)}>
              {post.title}
            </Link>
          )}
        </Box>
      ))}
    </Box>
  );
};
