import { useCallback, useState } from 'react';

import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';

import { loadSourceVersion, type SourceVersion } from '../api/gates';
import { useRemote } from '../hooks/useRemote';
import { useTranslate } from '../hooks/useTranslate';
import { GateSection } from './GateFacts';
import { EmptyNotice, LoadFailure, Skeleton } from './LoadNotice';
import { PageTurner } from './PageTurner';
import { ChangesText } from './SourceImport';
import { ExactTime } from './TimeText';
import { ToneBadge } from './ToneBadge';

function Units({ id }: { readonly id: number }) {
  const t = useTranslate();
  const client = useFetchClient();
  const [page, setPage] = useState(1);
  const { data, failure, reload } = useRemote(
    useCallback(() => loadSourceVersion(client, id, page), [client, id, page]),
  );
  if (failure !== null) return <LoadFailure failure={failure} onRetry={reload} />;
  if (data === null) return <Skeleton rows={3} />;
  return (
    <Box paddingTop={3}>
      <ChangesText changes={data.changes} />
      <Flex tag="ol" direction="column" alignItems="stretch" gap={1} paddingTop={3}>
        {data.results.map(({ name, aliases, domains }) => (
          <Typography tag="li" key={name} variant="pi" style={{ overflowWrap: 'anywhere' }}>
            {[name, ...aliases].join(t('separator'))}
            {domains.length > 0 ? ` · ${domains.join(t('separator'))}` : ''}
          </Typography>
        ))}
      </Flex>
      <PageTurner pagination={data.pagination} onPage={setPage} />
    </Box>
  );
}

function Version({ one, newest }: { readonly one: SourceVersion; readonly newest: boolean }) {
  const t = useTranslate();
  const [open, setOpen] = useState(false);
  const id = `gate-source-${one.id}`;
  return (
    <Box tag="li" padding={3} borderColor="neutral200" hasRadius>
      <Flex gap={2} wrap="wrap" justifyContent="space-between">
        <Box style={{ overflowWrap: 'anywhere' }}>
          <Flex gap={2} wrap="wrap">
            <Typography fontWeight="bold">
              {t('gate.sources.version', { name: one.name, version: one.version })}
            </Typography>
            {newest ? <ToneBadge tone="success">{t('gate.sources.newest')}</ToneBadge> : null}
            {one.sample ? <ToneBadge tone="warning">{t('gate.sources.sample')}</ToneBadge> : null}
          </Flex>
          <Typography tag="p" variant="pi" textColor="neutral600">
            {t('gate.sources.by', { units: one.units, name: one.importedBy })}
            <ExactTime at={one.importedAt} />
            {one.origin ? ` · ${one.origin}` : ''}
          </Typography>
        </Box>
        <Button
          type="button"
          size="S"
          variant="tertiary"
          aria-expanded={open}
          aria-controls={id}
          aria-label={t(open ? 'gate.sources.hide-of' : 'gate.sources.show-of', { version: one.version })}
          onClick={() => setOpen(!open)}
        >
          {t(open ? 'gate.sources.hide' : 'gate.sources.show')}
        </Button>
      </Flex>
      <Box id={id}>{open ? <Units id={one.id} /> : null}</Box>
    </Box>
  );
}

/** Every version of every list, the newest first, each with its units on demand. */
export function SourceVersions({ versions }: { readonly versions: readonly SourceVersion[] }) {
  const t = useTranslate();
  const isNewest = ({ list, id }: SourceVersion) => versions.find((other) => other.list === list)?.id === id;
  return (
    <GateSection heading={t('gate.sources.versions')}>
      {versions.length === 0 ? (
        <EmptyNotice>{t('gate.sources.empty')}</EmptyNotice>
      ) : (
        <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
          {versions.map((one) => (
            <Version key={one.id} one={one} newest={isNewest(one)} />
          ))}
        </Flex>
      )}
    </GateSection>
  );
}
