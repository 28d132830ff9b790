import { useCallback, useState, type RefObject } from 'react';

import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';

import { loadVersions, restoreVersion, type Change, type Version } from '../../api/packs';
import { useRemote } from '../../hooks/useRemote';
import { useTranslate } from '../../hooks/useTranslate';
import { ConfirmDialog } from './ConfirmDialog';
import { FailureNotice, Skeleton } from './Notices';

/** What a version changed, as a sentence, with the first rules it concerns. */
function ChangeText({ change }: { readonly change: Change }) {
  const t = useTranslate();
  const { added, changed, removed, ids } = change;
  const named = [...ids.added, ...ids.changed, ...ids.removed].slice(0, 10).join(t('packs.separator'));
  return (
    <Typography tag="p" variant="pi" style={{ overflowWrap: 'anywhere' }}>
      {t('packs.history.change', { added, changed, removed })}
      {named === '' ? '' : ` ${t('packs.history.rules', { names: named })}`}
    </Typography>
  );
}

interface PackHistoryProps {
  readonly pack: string;
  /** The newest version. */
  readonly version: number;
  readonly home: RefObject<HTMLElement>;
  readonly onRestored: () => void;
}

/** The versions of a pack: who saved them, when, what changed, and a way back. */
export function PackHistory({ pack, version: newest, home, onRestored }: PackHistoryProps) {
  const t = useTranslate();
  const { formatDate } = useIntl();
  const client = useFetchClient();
  // The list is another one after each save.
  const load = useCallback(
    () => (newest > 0 ? loadVersions(client, pack) : Promise.resolve([])),
    [client, pack, newest],
  );
  const { data, failure, reload } = useRemote(load);
  const [old, setOld] = useState<Version | null>(null);
  if (failure) return <FailureNotice failure={failure} onRetry={reload} />;
  if (!data) return <Skeleton rows={2} />;
  return (
    <Box tag="section" aria-label={t('packs.history')} padding={5} background="neutral0" shadow="tableShadow" hasRadius>
      <Typography tag="h2" variant="delta">
        {t('packs.history')}
      </Typography>
      <Flex tag="ol" direction="column" alignItems="stretch" gap={3} paddingTop={3}>
        {data.map((one) => (
          <Flex key={one.version} tag="li" justifyContent="space-between" gap={3} wrap="wrap">
            <Box minWidth={0}>
              <Typography tag="p" fontWeight="bold">
                {t('packs.history.version', { version: one.version, act: t(`packs.act.${one.act}`) })}
              </Typography>
              <Typography tag="p" variant="pi" textColor="neutral600">
                {[one.by, formatDate(one.at, { dateStyle: 'medium', timeStyle: 'short' })].filter(Boolean).join(' · ')}
              </Typography>
              {one.change ? <ChangeText change={one.change} /> : null}
            </Box>
            {one.version === newest ? (
              <Typography variant="pi">{t('packs.history.newest')}</Typography>
            ) : (
              <Button
                type="button"
                size="S"
                variant="tertiary"
                aria-label={t('packs.history.restore.of', { version: one.version })}
                onClick={() => setOld(one)}
              >
                {t('packs.history.restore')}
              </Button>
            )}
          </Flex>
        ))}
      </Flex>
      {old ? (
        <ConfirmDialog
          title={t('packs.history.restore')}
          consequence={t('packs.history.consequence', { version: old.version, rules: old.ruleCount })}
          action={t('packs.history.restore')}
          home={home}
          onConfirm={() => restoreVersion(client, pack, old.version, newest)}
          onDone={onRestored}
          onClose={() => setOld(null)}
        />
      ) : null}
    </Box>
  );
}
