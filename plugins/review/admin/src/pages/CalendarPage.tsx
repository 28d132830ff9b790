import { useCallback, useRef, useState } from 'react';

import { Box, Button, Field, Flex, Link, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { Layouts, Page, useFetchClient } from '@strapi/strapi/admin';
import { Link as RouterLink, useSearchParams } from 'react-router-dom';

import { loadCalendar, type CalendarAnswer } from '../api/calendar';
import { CalendarDialog } from '../components/CalendarDialog';
import { CalendarYearView } from '../components/CalendarYearView';
import { LoadFailure, Skeleton, SlowNotice } from '../components/LoadNotice';
import { ExactTime } from '../components/TimeText';
import { useRemote } from '../hooks/useRemote';
import { useTranslate } from '../hooks/useTranslate';
import { yearsOf } from '../model/calendar';
import { TASKS_PATH } from '../plugin-id';

/** The year in the address, if it is one. */
function readYear(text: string | null): number | null {
  return text !== null && /^\d{4}$/.test(text) ? Number(text) : null;
}

function YearSelect({ data, onYear }: { readonly data: CalendarAnswer; readonly onYear: (year: number) => void }) {
  const t = useTranslate();
  return (
    <Field.Root width={{ initial: '100%', medium: '18rem' }}>
      <Field.Label>{t('calendar.which')}</Field.Label>
      <SingleSelect value={String(data.year.year)} onChange={(value: string | number) => onYear(Number(value))}>
        {yearsOf(data.calendar).held.map((year) => (
          <SingleSelectOption key={year} value={String(year)}>
            {t('calendar.year', { year })}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
}

/** Which version counts, who saved it, and how many clocks go by it. */
function VersionText({ data }: { readonly data: CalendarAnswer }) {
  const t = useTranslate();
  return (
    <Box>
      <Typography tag="p" variant="pi">
        {data.savedBy === null
          ? t('calendar.version-file', { version: data.version })
          : t('calendar.version-by', { version: data.version, name: data.savedBy })}{' '}
        {data.savedAt === null ? null : <ExactTime at={data.savedAt} />}
      </Typography>
      {data.reason === null ? null : (
        <Typography tag="p" variant="pi">
          {data.reason}
        </Typography>
      )}
      <Typography tag="p" variant="pi" textColor="neutral600">
        {t('calendar.clocks', { open: data.clocks.open })}
      </Typography>
      {data.clocks.unknown === 0 ? null : (
        <Typography tag="p" role="alert" variant="pi" fontWeight="bold" textColor="danger700">
          {t('calendar.clocks-unknown', { unknown: data.clocks.unknown })}
        </Typography>
      )}
    </Box>
  );
}

function Calendar() {
  const t = useTranslate();
  const client = useFetchClient();
  const [search, setSearch] = useSearchParams();
  const year = readYear(search.get('year'));
  const { data, loading, failure, reload } = useRemote(useCallback(() => loadCalendar(client, year), [client, year]));
  const [editing, setEditing] = useState(false);
  const home = useRef<HTMLDivElement>(null);
  return (
    <Box ref={home} tabIndex={-1} role="region" aria-label={t('calendar.title')} aria-busy={loading}>
      {failure === null ? null : <LoadFailure failure={failure} onRetry={reload} />}
      {data === null && failure === null ? <Skeleton rows={6} /> : null}
      {data === null ? null : (
        <>
          <SlowNotice busy={loading} />
          <Flex gap={4} wrap="wrap" alignItems="flex-end" justifyContent="space-between" paddingBottom={4}>
            <YearSelect data={data} onYear={(next) => setSearch({ year: String(next) })} />
            <VersionText data={data} />
            {data.mayEdit ? (
              <Button type="button" variant="secondary" onClick={() => setEditing(true)}>
                {t('calendar.edit')}
              </Button>
            ) : null}
          </Flex>
          <CalendarYearView data={data} />
          {editing ? (
            <CalendarDialog data={data} home={home} onClose={() => setEditing(false)} onSaved={reload} />
          ) : null}
        </>
      )}
    </Box>
  );
}

/** The working calendar: a year as months, where it comes from, and for whoever keeps it the way to change it. */
export function CalendarPage() {
  const t = useTranslate();
  return (
    <Page.Main>
      <Page.Title>{t('calendar.title')}</Page.Title>
      <Layouts.Header
        title={t('calendar.title')}
        subtitle={t('calendar.explanation')}
        navigationAction={
          <Link tag={RouterLink} to={`/${TASKS_PATH}`}>
            {t('reading.back')}
          </Link>
        }
      />
      <Layouts.Content>
        <Calendar />
      </Layouts.Content>
    </Page.Main>
  );
}
