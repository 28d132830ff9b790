import { useCallback, useRef, useState } from 'react';

import { Badge, Box, Button, Field, Flex, Link, TextInput, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Layouts, Page, useFetchClient } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { Link as RouterLink, useNavigate } from 'react-router-dom';

import { createPack, loadPacks, type PackSummary } from '../api/packs';
import { ConfirmDialog } from '../components/packs/ConfirmDialog';
import { FailureNotice, Skeleton } from '../components/packs/Notices';
import { SectionNav } from '../components/SectionNav';
import { usePackName } from '../hooks/usePackName';
import { useRemote } from '../hooks/useRemote';
import { useTranslate } from '../hooks/useTranslate';
import { PACKS_PATH } from '../plugin-id';

function PackCard({ pack }: { readonly pack: PackSummary }) {
  const t = useTranslate();
  const { formatDate } = useIntl();
  const name = usePackName()(pack);
  const saved = pack.savedAt && formatDate(pack.savedAt, { dateStyle: 'medium', timeStyle: 'short' });
  const facts = [
    t('packs.counts', { rules: pack.ruleCount, terms: pack.termCount }),
    pack.builtin ? null : t('packs.version', { version: pack.version }),
    pack.savedBy,
    saved,
  ];
  return (
    <Flex
      tag="li"
      justifyContent="space-between"
      gap={3}
      wrap="wrap"
      padding={4}
      background="neutral0"
      shadow="tableShadow"
      hasRadius
    >
      <Box minWidth={0}>
        <Flex gap={2} wrap="wrap">
          <Typography tag="h2" variant="delta">
            {name}
          </Typography>
          <Badge backgroundColor="neutral150" textColor="neutral800">
            {t(pack.builtin ? 'packs.builtin' : 'packs.own')}
          </Badge>
        </Flex>
        <Typography tag="p" variant="pi" textColor="neutral600">
          {facts.filter(Boolean).join(' · ')}
        </Typography>
      </Box>
      <Link tag={RouterLink} to={`/${PACKS_PATH}/${pack.key}`} aria-label={t('packs.open.of', { name })}>
        {t('packs.open')}
      </Link>
    </Flex>
  );
}

function NewPack({ home, onClose }: { readonly home: React.RefObject<HTMLElement>; readonly onClose: () => void }) {
  const t = useTranslate();
  const client = useFetchClient();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [key, setKey] = useState('');
  return (
    <ConfirmDialog
      title={t('packs.new')}
      consequence={t('packs.new.explanation')}
      action={t('packs.new.create')}
      home={home}
      onConfirm={() => createPack(client, key.trim(), name.trim())}
      onDone={() => navigate(`/${PACKS_PATH}/${key.trim()}`)}
      onClose={onClose}
    >
      <Field.Root name="name" required>
        <Field.Label>{t('packs.new.name')}</Field.Label>
        <TextInput value={name} onChange={(event) => setName(event.target.value)} />
      </Field.Root>
      <Field.Root name="key" required hint={t('packs.new.key.hint')}>
        <Field.Label>{t('packs.new.key')}</Field.Label>
        <TextInput value={key} onChange={(event) => setKey(event.target.value)} />
        <Field.Hint />
      </Field.Root>
    </ConfirmDialog>
  );
}

/** All packs, the organisation's own first. */
export function PacksPage() {
  const t = useTranslate();
  const client = useFetchClient();
  const { data, failure, reload } = useRemote(useCallback(() => loadPacks(client), [client]));
  const [isNew, setNew] = useState(false);
  const home = useRef<HTMLDivElement>(null);
  const packs = data && [...data].sort((a, b) => Number(a.builtin) - Number(b.builtin));
  return (
    <Page.Main>
      <Page.Title>{t('packs.title')}</Page.Title>
      <Layouts.Header
        title={t('packs.title')}
        subtitle={t('packs.explanation')}
        navigationAction={<SectionNav at={PACKS_PATH} />}
        primaryAction={
          <Button type="button" startIcon={<Plus aria-hidden />} onClick={() => setNew(true)}>
            {t('packs.new')}
          </Button>
        }
      />
      <Layouts.Content>
        <Box ref={home} tabIndex={-1} role="region" aria-label={t('packs.title')} paddingBottom={8}>
          {failure ? <FailureNotice failure={failure} onRetry={reload} /> : null}
          {!data && !failure ? <Skeleton rows={5} /> : null}
          {packs ? (
            <Flex tag="ul" direction="column" alignItems="stretch" gap={3}>
              {packs.map((pack) => (
                <PackCard key={pack.key} pack={pack} />
              ))}
            </Flex>
          ) : null}
        </Box>
        {isNew ? <NewPack home={home} onClose={() => setNew(false)} /> : null}
      </Layouts.Content>
    </Page.Main>
  );
}
