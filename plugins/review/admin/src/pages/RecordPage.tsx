import { useCallback, useRef } from 'react';

import { Box, Button, Flex, Link } from '@strapi/design-system';
import { Layouts, Page, useFetchClient } from '@strapi/strapi/admin';
import { Link as RouterLink, useParams, useSearchParams } from 'react-router-dom';

import { loadRecord } from '../api/evidence';
import { LoadFailure, Skeleton } from '../components/LoadNotice';
import { useRemote } from '../hooks/useRemote';
import { useTranslate } from '../hooks/useTranslate';
import { reviewPath } from '../model/paths';

/**
 * The review form (审校单) in the panel, to read and to print. It is a page of its own in a frame in which no script runs:
 * a link to it would not carry the session.
 */
export function RecordPage() {
  const t = useTranslate();
  const client = useFetchClient();
  const { uid = '', documentId = '' } = useParams();
  const [search] = useSearchParams();
  const locale = search.get('locale');
  const run = search.get('run');
  const frame = useRef<HTMLIFrameElement>(null);
  const { data, failure, reload } = useRemote(
    useCallback(
      () => loadRecord(client, { uid, documentId, ...(locale === null ? {} : { locale }) }, run),
      [client, uid, documentId, locale, run],
    ),
  );
  return (
    <Page.Main>
      <Page.Title>{t('evidence.record')}</Page.Title>
      <Layouts.Header
        title={t('evidence.record')}
        navigationAction={
          <Link tag={RouterLink} to={reviewPath({ uid, documentId, ...(locale === null ? {} : { locale }) })}>
            {t('evidence.back')}
          </Link>
        }
        primaryAction={
          <Flex gap={2}>
            <Button type="button" disabled={data === null} onClick={() => frame.current?.contentWindow?.print()}>
              {t('evidence.print')}
            </Button>
          </Flex>
        }
      />
      <Layouts.Content>
        {failure === null ? null : <LoadFailure failure={failure} onRetry={reload} />}
        {data === null && failure === null ? <Skeleton rows={6} /> : null}
        {data === null ? null : (
          <Box background="neutral0" shadow="tableShadow" hasRadius>
            <iframe
              ref={frame}
              title={t('evidence.record')}
              sandbox="allow-same-origin allow-modals"
              srcDoc={data}
              style={{ border: 0, width: '100%', height: '80vh', display: 'block' }}
            />
          </Box>
        )}
      </Layouts.Content>
    </Page.Main>
  );
}
