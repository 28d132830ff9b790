import { useCallback, useRef, useState } from 'react';

import { Box, Field, Link, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { Layouts, Page, useFetchClient, useIsDesktop } from '@strapi/strapi/admin';
import { Link as RouterLink, useSearchParams } from 'react-router-dom';

import { loadOutbox, type OutboxAct, type OutboxEntry, type OutboxPageAnswer } from '../api/outbox';
import { EmptyNotice, LoadFailure, Skeleton, SlowNotice } from '../components/LoadNotice';
import { OutboxDialog } from '../components/OutboxDialog';
import { OutboxCards, OutboxTable } from '../components/OutboxTable';
import { PageTurner } from '../components/PageTurner';
import { usePolling } from '../hooks/usePolling';
import { useRemote } from '../hooks/useRemote';
import { useTranslate } from '../hooks/useTranslate';
import { OUTBOX_STATES, readOutboxQuery, writeOutboxQuery, type OutboxQuery } from '../model/outbox';
import { TASKS_PATH } from '../plugin-id';

/** How often the list is read again while somebody looks at it. */
const POLL_MILLISECONDS = 15_000;

interface QueryProps {
  readonly query: OutboxQuery;
  readonly onQuery: (query: OutboxQuery) => void;
}

type OnAct = (act: OutboxAct, entry: OutboxEntry) => void;

function StateFilter({ query, onQuery }: QueryProps) {
  const t = useTranslate();
  const nameOf = (state: string) => (state === '' ? t('tasks.any') : t(`outbox.state.${state}`));
  return (
    <Box maxWidth="24rem" paddingBottom={4}>
      <Field.Root>
        <Field.Label>{t('outbox.column.state')}</Field.Label>
        <SingleSelect
          value={query.state || 'any'}
          onChange={(value: string | number) =>
            onQuery({ state: OUTBOX_STATES.find((state) => state === value) ?? '', page: 1 })
          }
        >
          {OUTBOX_STATES.map((state) => (
            <SingleSelectOption key={state || 'any'} value={state || 'any'}>
              {nameOf(state)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
    </Box>
  );
}

function List({ data, onAct }: { readonly data: OutboxPageAnswer; readonly onAct: OnAct | null }) {
  const Entries = useIsDesktop() ? OutboxTable : OutboxCards;
  return <Entries entries={data.results} onAct={onAct} />;
}

function Messages({ query, onQuery }: QueryProps) {
  const t = useTranslate();
  const client = useFetchClient();
  const { state, page } = query;
  const load = useCallback(() => loadOutbox(client, { state, page }), [client, state, page]);
  const { data, loading, failure, reload } = useRemote(load);
  const [chosen, setChosen] = useState<{ act: OutboxAct; entry: OutboxEntry } | null>(null);
  const home = useRef<HTMLDivElement>(null);
  usePolling(reload, POLL_MILLISECONDS);
  return (
    <Box ref={home} tabIndex={-1} aria-busy={loading} role="region" aria-label={t('outbox.title')}>
      {failure === null ? null : <LoadFailure failure={failure} onRetry={reload} />}
      {data === null && failure === null ? <Skeleton rows={5} /> : null}
      {data !== null && data.pagination.total === 0 ? (
        <EmptyNotice>{t(state === '' ? 'outbox.empty' : 'outbox.empty-filtered')}</EmptyNotice>
      ) : null}
      {data !== null && data.pagination.total > 0 ? (
        <>
          <SlowNotice busy={loading} />
          <List data={data} onAct={data.mayManage === false ? null : (act, entry) => setChosen({ act, entry })} />
          <PageTurner pagination={data.pagination} onPage={(next) => onQuery({ ...query, page: next })} />
        </>
      ) : null}
      {chosen === null ? null : (
        <OutboxDialog {...chosen} home={home} onClose={() => setChosen(null)} onAnswered={reload} />
      )}
    </Box>
  );
}

/** Messages to other systems that were not delivered. The address holds the whole query. */
export function OutboxPage() {
  const t = useTranslate();
  const [search, setSearch] = useSearchParams();
  const query = readOutboxQuery(search);
  const onQuery = (next: OutboxQuery) => setSearch(writeOutboxQuery(next));
  return (
    <Page.Main>
      <Page.Title>{t('outbox.title')}</Page.Title>
      <Layouts.Header
        title={t('outbox.title')}
        subtitle={t('outbox.explanation')}
        navigationAction={
          <Link tag={RouterLink} to={`/${TASKS_PATH}`}>
            {t('reading.back')}
          </Link>
        }
      />
      <Layouts.Content>
        <StateFilter query={query} onQuery={onQuery} />
        {/* A new list for another state: the old answer is not shown under it while it is looked for. */}
        <Messages key={query.state} query={query} onQuery={onQuery} />
      </Layouts.Content>
    </Page.Main>
  );
}
