import { useCallback } from 'react';

import { Flex, Link, Typography } from '@strapi/design-system';
import { Layouts, Page, useFetchClient } from '@strapi/strapi/admin';
import { Link as RouterLink } from 'react-router-dom';

import { loadSources } from '../api/gates';
import { LoadFailure, Skeleton } from '../components/LoadNotice';
import { SourceImport } from '../components/SourceImport';
import { SourceSearch } from '../components/SourceSearch';
import { SourceVersions } from '../components/SourceVersions';
import { useRemote } from '../hooks/useRemote';
import { useTranslate } from '../hooks/useTranslate';
import { TASKS_PATH } from '../plugin-id';

/** Lists of sources: is a unit listed, which versions are there, and importing the next one. */
export function SourcesPage() {
  const t = useTranslate();
  const client = useFetchClient();
  const { data, failure, reload } = useRemote(useCallback(() => loadSources(client), [client]));
  return (
    <Page.Main>
      <Page.Title>{t('gate.sources.title')}</Page.Title>
      <Layouts.Header
        title={t('gate.sources.title')}
        subtitle={t('gate.sources.explanation')}
        navigationAction={
          <Link tag={RouterLink} to={`/${TASKS_PATH}`}>
            {t('reading.back')}
          </Link>
        }
      />
      <Layouts.Content>
        {failure === null ? null : <LoadFailure failure={failure} onRetry={reload} />}
        {data === null && failure === null ? <Skeleton rows={5} /> : null}
        {data === null ? null : (
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Typography tag="p">{t(`gate.sources.setting.${data.unlisted}`)}</Typography>
            <SourceSearch />
            <SourceVersions versions={data.data} />
            {data.mayImport ? <SourceImport onImported={reload} /> : null}
          </Flex>
        )}
      </Layouts.Content>
    </Page.Main>
  );
}
