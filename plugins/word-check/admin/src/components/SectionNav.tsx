import { Box, Flex, Typography } from '@strapi/design-system';
import { useAuth } from '@strapi/strapi/admin';
import { Link } from 'react-router-dom';

import { useTranslate } from '../hooks/useTranslate';
import { MANAGE_RESCANS, RESCANS_PATH } from '../model/rescans';
import { MANAGE_PACKS, PACKS_PATH } from '../plugin-id';

const SECTIONS = [
  { path: PACKS_PATH, action: MANAGE_PACKS, words: 'packs.title' },
  { path: RESCANS_PATH, action: MANAGE_RESCANS, words: 'rescan.title' },
] as const;

/** Whether the reader has a right of this plugin. */
export function useMay(): (action: string) => boolean {
  const permissions = useAuth('WordCheck', (auth) => auth.permissions, false) ?? [];
  return (wanted) => permissions.some(({ action }) => action === wanted);
}

/** The two sections behind the one entry in the menu; nothing for whoever may open one of them only. */
export function SectionNav({ at }: { readonly at: string }) {
  const t = useTranslate();
  const may = useMay();
  if (!SECTIONS.every(({ action }) => may(action))) return null;
  return (
    <Flex tag="nav" aria-label={t('sections')} gap={5}>
      {SECTIONS.map(({ path, words }) => (
        <Box
          key={path}
          tag={Link}
          to={`/${path}`}
          paddingBottom={1}
          style={{ textDecoration: 'none', borderBottom: `2px solid ${path === at ? 'currentColor' : 'transparent'}` }}
          color={path === at ? 'primary700' : 'neutral700'}
          {...(path === at ? { 'aria-current': 'page' as const } : {})}
        >
          <Typography
            textColor={path === at ? 'primary700' : 'neutral700'}
            fontWeight={path === at ? 'bold' : 'regular'}
          >
            {t(words)}
          </Typography>
        </Box>
      ))}
    </Flex>
  );
}
