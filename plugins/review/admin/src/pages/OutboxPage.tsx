import { useCallback, useState } from 'react';

import { Box, Button, Field, Flex, Link, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { Layouts, Page, useFetchClient } from '@strapi/strapi/admin';
import { Link as RouterLink, useSearchParams } from 'react-router-dom';

import { loadOutbox, type OutboxAct, type OutboxEntry, type OutboxPageAnswer } from '../api/outbox';
import { EmptyNotice, LoadFailure, Skeleton } from '../components/LoadNotice';
import { OutboxDialog } from '../components/OutboxDialog';
import { OutboxTable } from '../components/OutboxTable';
import { usePolling } from '../hooks/usePolling';
import { useRemote } from '../hooks/useRemote';
import { useTranslate } from '../hooks/useTranslate';
import { OUTBOX_STATES, readOutboxQuery, writeOutboxQuery, type OutboxQuery } from '../model/outbox';
import { pageCount } from '../model/task-query';
import { TASKS_PATH } from '../plugin-id';

/** How often the list is read again while somebody looks at it. */
const POLL_MILLISECONDS = 15_000;

interface QueryProps {
  readonly query: OutboxQuery;
  readonly onQuery: (query: OutboxQuery) => void;
}

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

function Pages({ data, query, onQuery }: { readonly data: OutboxPageAnswer } & QueryProps) {
  const t = useTranslate();
  const { page: current, total } = data.pagination;
  const last = pageCount(data.pagination);
  const turn = (by: number) => onQuery({ ...query, page: current + by });
  return (
    <Flex tag="nav" aria-label={t('pages.label')} gap={3} wrap="wrap" paddingTop={4}>
      <Button type="button" variant="tertiary" disabled={current <= 1} onClick={() => turn(-1)}>
        {t('pages.previous')}
      </Button>
      <Typography variant="pi" aria-live="polite">
        {t('pages.where', { current, last, total })}
      </Typography>
      <Button type="button" variant="tertiary" disabled={current >= last} onClick={() => turn(1)}>
        {t('pages.next')}
      </Button>
    </Flex>
  );
}

function Messages({ query, onQuery }: QueryProps) {
  const t = useTranslate();
  const client = useFetchClient();
  const { state, page } = query;
  const load = useCallback(() => loadOutbox(client, { state, page }), [client, state, page]);
  const { data, loading, failure, reload } = useRemote(load);
  const [chosen, setChosen] = useState<{ act: OutboxAct; entry: OutboxEntry } | null>(null);
  usePolling(reload, POLL_MILLISECONDS);
  return (
    <Box aria-busy={loading}>
      {failure === null ? null : <LoadFailure failure={failure} onRetry={reload} />}
      {data === null && failure === null ? <Skeleton rows={5} /> : null}
      {data !== null && data.pagination.total === 0 ? <EmptyNotice>{t('outbox.empty')}</EmptyNotice> : null}
      {data !== null && data.pagination.total > 0 ? (
        <>
          <OutboxTable entries={data.results} onAct={(act, entry) => setChosen({ act, entry })} />
          <Pages data={data} query={query} onQuery={onQuery} />
        </>
      ) : null}
      {chosen === null ? null : <OutboxDialog {...chosen} onClose={() => setChosen(null)} onAnswered={reload} />}
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
        <Messages query={query} onQuery={onQuery} />
      </Layouts.Content>
    </Page.Main>
  );
}
