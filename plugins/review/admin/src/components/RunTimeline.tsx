import { useCallback, useEffect, useRef } from 'react';

import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { Link as RouterLink } from 'react-router-dom';

import { loadEvidence, loadTimeline, type TimelineEntry, type TimelineRun } from '../api/evidence';
import type { DocumentRef, ReviewDocument } from '../api/types';
import { useRemote } from '../hooks/useRemote';
import { useTranslate } from '../hooks/useTranslate';
import { recordPath } from '../model/paths';
import { ActText, ByText, ReasonText } from './EntryText';
import { LoadFailure, Skeleton } from './LoadNotice';
import { SaveButton } from './SaveButton';
import { ExactTime } from './TimeText';

function Entry({ entry }: { readonly entry: TimelineEntry }) {
  const t = useTranslate();
  return (
    <Box tag="li" paddingLeft={3} borderColor="neutral200" borderStyle="solid" borderWidth="0 0 0 2px">
      <ActText words={entry.words} />
      <Typography tag="p" variant="pi" textColor="neutral600">
        <ByText by={entry.by} /> · <ExactTime at={entry.at} /> · {t('evidence.row', { seq: entry.seq })}
      </Typography>
      <ReasonText words={entry.words} />
    </Box>
  );
}

interface RunProps {
  readonly target: DocumentRef;
  readonly run: TimelineRun;
  readonly isOpen: boolean;
  readonly mayTakeEvidence: boolean;
  readonly onSaved: () => void;
}

function RunLinks({
  target,
  run,
  mayTakeEvidence,
  onSaved,
}: Omit<RunProps, 'isOpen' | 'run'> & { readonly run: number }) {
  const t = useTranslate();
  const client = useFetchClient();
  return (
    <Flex gap={4} wrap="wrap" alignItems="flex-start" paddingTop={3}>
      <Link tag={RouterLink} to={recordPath(target, run)}>
        {t('evidence.record')}
      </Link>
      {mayTakeEvidence ? (
        <SaveButton
          label={t('evidence.pack')}
          name={`evidence-${target.documentId}-${run}.zip`}
          load={() => loadEvidence(client, target, String(run))}
          onSaved={onSaved}
        />
      ) : null}
    </Flex>
  );
}

function Run({ target, run, isOpen, mayTakeEvidence, onSaved }: RunProps) {
  const t = useTranslate();
  const { facts } = run;
  const state = facts ? t(`state.${facts.state}`, undefined, facts.state) : '';
  const heading =
    run.run === null
      ? t('evidence.before')
      : t('evidence.run', { run: run.run, state, version: facts?.workflow.version ?? 0 });
  return (
    <Box tag="details" open={isOpen}>
      <Typography tag="summary" variant="pi" fontWeight="semiBold" cursor="pointer">
        {heading}
      </Typography>
      <Flex tag="ol" aria-label={heading} direction="column" alignItems="stretch" gap={3} paddingTop={2}>
        {run.entries.map((entry) => (
          <Entry key={entry.seq} entry={entry} />
        ))}
      </Flex>
      {run.run === null ? null : (
        <RunLinks target={target} run={run.run} mayTakeEvidence={mayTakeEvidence} onSaved={onSaved} />
      )}
    </Box>
  );
}

interface RunTimelineProps {
  readonly target: DocumentRef;
  /** The document as it was read last: another one means that something happened. */
  readonly version: Pick<ReviewDocument, 'state' | 'digest' | 'decisions' | 'release'>;
}

const versionOf = ({ state, digest, decisions, release }: RunTimelineProps['version']): string =>
  [state, digest, decisions.length, release?.id ?? 0, release?.recalledAt ?? ''].join(' ');

/** Everything that happened to a document and locale, from the ledger: the newest run open, older ones folded. */
export function RunTimeline({ target, version }: RunTimelineProps) {
  const t = useTranslate();
  const client = useFetchClient();
  const { uid, documentId, locale } = target;
  const { data, failure, reload } = useRemote(
    useCallback(
      () => loadTimeline(client, { uid, documentId, ...(locale === undefined ? {} : { locale }) }),
      [client, uid, documentId, locale],
    ),
  );
  const now = versionOf(version);
  const seen = useRef(now);
  useEffect(() => {
    if (seen.current === now) return;
    seen.current = now;
    reload();
  }, [now, reload]);
  return (
    <Box
      tag="section"
      padding={4}
      background="neutral0"
      shadow="tableShadow"
      hasRadius
      aria-label={t('evidence.timeline')}
    >
      <Typography tag="h2" variant="delta">
        {t('evidence.timeline')}
      </Typography>
      <Flex direction="column" alignItems="stretch" gap={3} paddingTop={3}>
        {failure === null ? null : <LoadFailure failure={failure} onRetry={reload} />}
        {data === null && failure === null ? <Skeleton rows={2} /> : null}
        {data !== null && data.runs.length === 0 ? (
          <Typography textColor="neutral600">{t('evidence.nothing')}</Typography>
        ) : null}
        {(data?.runs ?? []).map((run, index) => (
          <Run
            key={run.run ?? 'before'}
            target={target}
            run={run}
            isOpen={index === 0}
            mayTakeEvidence={data?.mayTakeEvidence ?? false}
            onSaved={reload}
          />
        ))}
        {data?.more ? (
          <Typography variant="pi" textColor="neutral600">
            {t('evidence.more')}
          </Typography>
        ) : null}
      </Flex>
    </Box>
  );
}
