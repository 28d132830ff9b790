import { useCallback } from 'react';

import { Box, Button, Flex, Link, Typography } from '@strapi/design-system';
import { Layouts, Page, useFetchClient } from '@strapi/strapi/admin';
import { Link as RouterLink, useSearchParams } from 'react-router-dom';

import { loadExport, loadLedger, type LedgerPage as LedgerAnswer } from '../api/evidence';
import { AnchorList } from '../components/AnchorList';
import { LedgerCheck } from '../components/LedgerCheck';
import { LedgerFilters } from '../components/LedgerFilters';
import { LedgerRows } from '../components/LedgerRows';
import { EmptyNotice, LoadFailure, Skeleton, SlowNotice } from '../components/LoadNotice';
import { SaveButton } from '../components/SaveButton';
import { useParkZone } from '../hooks/useParkZone';
import { useRemote } from '../hooks/useRemote';
import { useTranslate } from '../hooks/useTranslate';
import { isNarrowed, ledgerParams, readLedgerQuery, writeLedgerQuery, type LedgerQuery } from '../model/ledger-query';
import { TASKS_PATH } from '../plugin-id';

interface RowsProps {
  readonly query: LedgerQuery;
  readonly timeZone: string;
  readonly onChange: (change: Partial<LedgerQuery>) => void;
}

/** Turns to older rows, and back to the newest ones. */
function Turner({ answer, query, onChange }: { readonly answer: LedgerAnswer } & Omit<RowsProps, 'timeZone'>) {
  const t = useTranslate();
  const { next, data } = answer;
  const first = data[0]?.seq;
  const last = data.at(-1)?.seq;
  return (
    <Flex tag="nav" aria-label={t('evidence.pages')} gap={3} wrap="wrap" paddingTop={4}>
      <Button
        type="button"
        variant="tertiary"
        disabled={query.before === null}
        onClick={() => onChange({ before: null })}
      >
        {t('evidence.newest')}
      </Button>
      <Typography variant="pi" aria-live="polite">
        {first === undefined || last === undefined ? '' : t('evidence.where', { first, last, total: answer.head.seq })}
      </Typography>
      <Button type="button" variant="tertiary" disabled={next === null} onClick={() => onChange({ before: next })}>
        {t('evidence.older')}
      </Button>
      {next !== null && data.length === 0 ? (
        <Typography variant="pi" textColor="neutral600">
          {t('evidence.searched', { seq: next })}
        </Typography>
      ) : null}
    </Flex>
  );
}

function Rows({ query, timeZone, onChange }: RowsProps) {
  const t = useTranslate();
  const client = useFetchClient();
  const { before } = query;
  const params = JSON.stringify(ledgerParams(query, timeZone));
  const { data, loading, failure, reload } = useRemote(
    useCallback(
      () => loadLedger(client, JSON.parse(params) as Record<string, string>, before),
      [client, params, before],
    ),
  );
  return (
    <Box aria-busy={loading} role="region" aria-label={t('evidence.ledger')}>
      {failure === null ? null : <LoadFailure failure={failure} onRetry={reload} />}
      {data === null && failure === null ? <Skeleton rows={6} /> : null}
      {data === null ? null : (
        <>
          <Box paddingBottom={3}>
            <LedgerCheck rows={data.data} />
          </Box>
          <SlowNotice busy={loading} />
          {data.data.length === 0 ? (
            <EmptyNotice>{t(isNarrowed(query) ? 'evidence.empty-filtered' : 'evidence.empty')}</EmptyNotice>
          ) : (
            <LedgerRows rows={data.data} onDocument={(document) => onChange(document)} />
          )}
          <Turner answer={data} query={query} onChange={onChange} />
        </>
      )}
    </Box>
  );
}

/** The ledger (责任台账), newest row first. The address holds the whole query. */
export function LedgerPage() {
  const t = useTranslate();
  const client = useFetchClient();
  const timeZone = useParkZone();
  const [search, setSearch] = useSearchParams();
  const query = readLedgerQuery(search);
  const onChange = (change: Partial<LedgerQuery>) => setSearch(writeLedgerQuery(query, change));
  return (
    <Page.Main>
      <Page.Title>{t('evidence.ledger')}</Page.Title>
      <Layouts.Header
        title={t('evidence.ledger')}
        subtitle={t('evidence.explanation')}
        navigationAction={
          <Link tag={RouterLink} to={`/${TASKS_PATH}`}>
            {t('reading.back')}
          </Link>
        }
        primaryAction={<SaveButton label={t('evidence.export')} name="ledger.jsonl" load={() => loadExport(client)} />}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <AnchorList />
          <LedgerFilters query={query} onChange={onChange} />
          {/* Days of the filter are the park's: without its zone nobody knows where they begin. */}
          {timeZone === null ? <Skeleton rows={6} /> : <Rows query={query} timeZone={timeZone} onChange={onChange} />}
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
}
