import { useState } from 'react';

import { Box, Button, Field, Flex, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { Layouts, Page, useFetchClient, useNotification } from '@strapi/strapi/admin';

import { EmptyNotice, Skeleton } from '../components/packs/Notices';
import { Failure } from '../components/PanelStates';
import { RescanResults } from '../components/RescanResults';
import { RescanStanding, Section, useTime } from '../components/RescanStanding';
import { SectionNav } from '../components/SectionNav';
import { failureOf, useServer } from '../hooks/useServer';
import { useTranslate } from '../hooks/useTranslate';
import { MANAGE_RESCANS, RESCANS_PATH, type Rescan } from '../model/rescans';

/** Milliseconds between two looks: while one is under way, and else. */
const POLL = { running: 2000, idle: 20_000 } as const;

interface WhichProps {
  readonly rescans: readonly Rescan[];
  readonly id: number;
  readonly onId: (id: number) => void;
}

function Which({ rescans, id, onId }: WhichProps) {
  const t = useTranslate();
  const time = useTime();
  if (rescans.length < 2) return null;
  return (
    <Box maxWidth="32rem">
      <Field.Root>
        <Field.Label>{t('rescan.which')}</Field.Label>
        <SingleSelect value={String(id)} onChange={(value: string | number) => onId(Number(value))}>
          {rescans.map((one) => (
            <SingleSelectOption key={one.id} value={String(one.id)}>
              {`${time(one.startedAt)} · ${t(`rescan.state.${one.state}`)}`}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
    </Box>
  );
}

function Rescans({ rescans }: { readonly rescans: readonly Rescan[] }) {
  const t = useTranslate();
  const [chosen, setChosen] = useState<number | null>(null);
  const one = rescans.find(({ id }) => id === chosen) ?? rescans[0];
  if (!one) return <EmptyNotice>{t('rescan.none')}</EmptyNotice>;
  return (
    <>
      <Which rescans={rescans} id={one.id} onId={setChosen} />
      <Section heading={t('rescan.heading')}>
        <RescanStanding one={one} />
      </Section>
      <Section heading={t('rescan.results')}>
        <RescanResults key={one.id} id={one.id} isRunning={one.state === 'running'} />
      </Section>
    </>
  );
}

/** The button that has everything checked again. */
function useAsk(onAsked: () => void) {
  const t = useTranslate();
  const { post } = useFetchClient();
  const { toggleNotification } = useNotification();
  const [isAsking, setAsking] = useState(false);
  const ask = async (): Promise<void> => {
    setAsking(true);
    try {
      await post('/word-check/rescans', {});
      toggleNotification({ type: 'success', message: t('rescan.asked') });
      onAsked();
    } catch (error) {
      toggleNotification({ type: 'danger', message: failureOf(error).message ?? t('failure.silent') });
    } finally {
      setAsking(false);
    }
  };
  return { isAsking, ask: () => void ask() };
}

function RescansView() {
  const t = useTranslate();
  const [isRunning, setRunning] = useState(false);
  const { data, failure, reload } = useServer<{ results: Rescan[] }>(
    '/word-check/rescans',
    isRunning ? POLL.running : POLL.idle,
  );
  const { ask, isAsking } = useAsk(reload);
  const running = data?.results.some(({ state }) => state === 'running') ?? false;
  if (running !== isRunning) setRunning(running);
  return (
    <Page.Main>
      <Page.Title>{t('rescan.title')}</Page.Title>
      <Layouts.Header
        title={t('rescan.title')}
        subtitle={t('rescan.explanation')}
        navigationAction={<SectionNav at={RESCANS_PATH} />}
        primaryAction={
          <Button type="button" onClick={ask} loading={isAsking} disabled={running || data === null}>
            {t('rescan.ask')}
          </Button>
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4} paddingBottom={8}>
          {failure ? <Failure failure={failure} onRetry={reload} /> : null}
          {data === null && failure === null ? <Skeleton rows={4} /> : null}
          {data === null ? null : <Rescans rescans={data.results} />}
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
}

/** Everything that is live or on its way there, checked again by the packs of now: how far it is, and what it found. */
export function RescansPage() {
  return (
    <Page.Protect permissions={[{ action: MANAGE_RESCANS, subject: null }]}>
      <RescansView />
    </Page.Protect>
  );
}
