import { LinkButton } from '@strapi/design-system';
import { Pencil } from '@strapi/icons';
import { useAuth } from '@strapi/strapi/admin';
import { Link as RouterLink } from 'react-router-dom';

import { CREATE_ENTRY, PAGE_PATH, WRITE_PART } from '../plugin-id';
import { useText } from '../text/use-text';

interface WriteNextButtonProps {
  channel: { code: string; name: string };
  theme: { code: string; name: string };
}

/** Leads to a new post with this theme and channel already chosen; for whoever may create entries. */
export const WriteNextButton = ({ channel, theme }: WriteNextButtonProps) => {
  const { t } = useText();
  const permissions = useAuth('BalanceWriteNext', (auth) => auth.permissions, false) ?? [];
  if (!permissions.some(({ action }) => action === CREATE_ENTRY)) return null;
  const query = new URLSearchParams({ theme: theme.code, channel: channel.code });
  return (
    <LinkButton
      tag={RouterLink}
      to={`/${PAGE_PATH}/${WRITE_PART}?${query.toString()}`}
      size="S"
      variant="secondary"
      startIcon={<Pencil />}
      aria-label={t('write.named', { name: theme.name, channel: channel.name })}
    >
      {t('write.one', { name: theme.name })}
    </LinkButton>
  );
};
