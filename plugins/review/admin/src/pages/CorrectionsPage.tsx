import { useCallback } from 'react';

import { Box, Button, Field, Flex, Link, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { Layouts, Page, useFetchClient } from '@strapi/strapi/admin';
import { Link as RouterLink, useSearchParams } from 'react-router-dom';

import { loadCases, type CasesAnswer, type CorrectionCase } from '../api/gates';
import { CaseForm } from '../components/CaseForm';
import { CaseStanding, useCaseTitle } from '../components/GateFacts';
import { EmptyNotice, LoadFailure, Skeleton } from '../components/LoadNotice';
import { PageTurner } from '../components/PageTurner';
import { usePolling } from '../hooks/usePolling';
import { useRemote } from '../hooks/useRemote';
import { useTranslate } from '../hooks/useTranslate';
import { CASE_STATES, CORRECTIONS_PATH, readCaseQuery, readNewCase } from '../model/gates';
import { TASKS_PATH } from '../plugin-id';

const POLL_MILLISECONDS = 30_000;

function CaseRow({ one }: { readonly one: CorrectionCase }) {
  const t = useTranslate();
  const titleOf = useCaseTitle();
  return (
    <Box tag="li" padding={4} background="neutral0" shadow="tableShadow" hasRadius style={{ overflowWrap: 'anywhere' }}>
      <Link tag={RouterLink} to={`/${CORRECTIONS_PATH}/${one.id}`}>
        {titleOf(one)}
      </Link>
      <CaseStanding one={one} />
      <Typography tag="p" variant="pi" textColor="neutral600">
        {t('gate.case.opened', { id: one.id, name: one.openedBy, origin: t(`gate.case.origin.${one.origin}`) })}
      </Typography>
    </Box>
  );
}

interface ListProps {
  readonly data: CasesAnswer;
  readonly onPage: (page: number) => void;
}

function CaseList({ data, onPage }: ListProps) {
  const t = useTranslate();
  if (data.pagination.total === 0) return <EmptyNotice>{t('gate.case.empty')}</EmptyNotice>;
  return (
    <>
      <Flex tag="ul" aria-label={t('gate.case.title')} direction="column" alignItems="stretch" gap={3}>
        {data.results.map((one) => (
          <CaseRow key={one.id} one={one} />
        ))}
      </Flex>
      <PageTurner pagination={data.pagination} onPage={onPage} />
    </>
  );
}

function StateFilter({ state, onState }: { readonly state: string; readonly onState: (state: string) => void }) {
  const t = useTranslate();
  return (
    <Box maxWidth="24rem">
      <Field.Root>
        <Field.Label>{t('outbox.column.state')}</Field.Label>
        <SingleSelect value={state || 'any'} onChange={(value: string | number) => onState(String(value))}>
          {CASE_STATES.map((one) => (
            <SingleSelectOption key={one || 'any'} value={one || 'any'}>
              {t(`gate.case.state.${one || 'any'}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
    </Box>
  );
}

/** Correction cases: open, overdue, closed, and opening one. The address holds the whole query. */
export function CorrectionsPage() {
  const t = useTranslate();
  const client = useFetchClient();
  const [search, setSearch] = useSearchParams();
  const { state, page } = readCaseQuery(search);
  const wanted = readNewCase(search);
  const { data, failure, reload } = useRemote(
    useCallback(() => loadCases(client, { state, page }), [client, state, page]),
  );
  usePolling(reload, POLL_MILLISECONDS);
  const mayOpen = data?.mayManage ?? false;
  return (
    <Page.Main>
      <Page.Title>{t('gate.case.title')}</Page.Title>
      <Layouts.Header
        title={t('gate.case.title')}
        subtitle={t('gate.case.explanation')}
        navigationAction={
          <Link tag={RouterLink} to={`/${TASKS_PATH}`}>
            {t('reading.back')}
          </Link>
        }
        {...(mayOpen && wanted === null
          ? {
              primaryAction: (
                <Button type="button" onClick={() => setSearch({ new: 'phrase' })}>
                  {t('gate.case.open')}
                </Button>
              ),
            }
          : {})}
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4}>
          {mayOpen && wanted !== null ? <CaseForm {...wanted} onCancel={() => setSearch({})} /> : null}
          <StateFilter state={state} onState={(next) => setSearch({ state: next })} />
          {failure === null ? null : <LoadFailure failure={failure} onRetry={reload} />}
          {data === null && failure === null ? <Skeleton rows={4} /> : null}
          {data === null ? null : (
            <CaseList data={data} onPage={(next) => setSearch({ state: state || 'any', page: String(next) })} />
          )}
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
}
