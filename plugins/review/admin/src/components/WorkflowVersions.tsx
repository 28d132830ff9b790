import { useCallback, useState } from 'react';

import { Box, Field, Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';

import { loadDifferences, type VersionFacts } from '../api/workflows';
import { useRemote } from '../hooks/useRemote';
import { useTranslate } from '../hooks/useTranslate';
import { changeText } from '../model/workflow-words';
import { LoadFailure, Skeleton } from './LoadNotice';
import { ExactTime } from './TimeText';

interface VersionsProps {
  readonly workflow: string;
  readonly versions: readonly VersionFacts[];
}

/** What differs between two versions, as sentences. */
function Differences({
  workflow,
  from,
  to,
}: {
  readonly workflow: string;
  readonly from: number;
  readonly to: number;
}) {
  const t = useTranslate();
  const client = useFetchClient();
  const { data, failure, reload } = useRemote(
    useCallback(() => loadDifferences(client, workflow, from, to), [client, workflow, from, to]),
  );
  if (failure !== null) return <LoadFailure failure={failure} onRetry={reload} />;
  if (data === null) return <Skeleton rows={1} />;
  if (data.data.length === 0) return <Typography tag="p">{t('flow.same')}</Typography>;
  return (
    <Box tag="ul" aria-label={t('flow.differences', { from, to })} paddingLeft={5} style={{ listStyle: 'disc' }}>
      {data.data.map((change, index) => (
        <li key={index}>
          <Typography style={{ overflowWrap: 'anywhere' }}>{changeText(t, change, data.names)}</Typography>
        </li>
      ))}
    </Box>
  );
}

function VersionSelect(props: {
  readonly label: string;
  readonly value: number;
  readonly versions: readonly VersionFacts[];
  readonly onChange: (version: number) => void;
}) {
  const t = useTranslate();
  const { label, value, versions, onChange } = props;
  return (
    <Field.Root width={{ initial: '100%', medium: '14rem' }}>
      <Field.Label>{label}</Field.Label>
      <SingleSelect value={value} onChange={(next: string | number) => onChange(Number(next))}>
        {versions.map(({ version }) => (
          <SingleSelectOption key={version} value={version}>
            {t('flow.version', { version })}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Field.Root>
  );
}

function Version({ facts }: { readonly facts: VersionFacts }) {
  const t = useTranslate();
  const { version, savedAt, savedBy, openRuns } = facts;
  return (
    <Flex tag="li" gap={3} wrap="wrap">
      <Typography fontWeight="semiBold">{t('flow.version', { version })}</Typography>
      {savedAt === null ? null : (
        <Typography variant="pi" textColor="neutral600">
          <ExactTime at={savedAt} /> {savedBy}
        </Typography>
      )}
      <Typography variant="pi">{t('flow.open-runs', { count: openRuns })}</Typography>
    </Flex>
  );
}

/** The versions of a workflow with the runs pinned to each, and what differs between two of them. */
export function WorkflowVersions({ workflow, versions }: VersionsProps) {
  const t = useTranslate();
  const newest = versions[0]?.version ?? 1;
  const [from, setFrom] = useState(versions[1]?.version ?? newest);
  const [to, setTo] = useState(newest);
  return (
    <Flex tag="section" direction="column" alignItems="stretch" gap={3} aria-label={t('flow.versions')}>
      <Typography tag="h2" variant="beta">
        {t('flow.versions')}
      </Typography>
      <Flex tag="ol" direction="column" alignItems="stretch" gap={2} style={{ listStyle: 'none' }}>
        {versions.map((facts) => (
          <Version key={facts.version} facts={facts} />
        ))}
      </Flex>
      {versions.length < 2 ? null : (
        <>
          <Flex gap={3} wrap="wrap">
            <VersionSelect label={t('flow.from')} value={from} versions={versions} onChange={setFrom} />
            <VersionSelect label={t('flow.to')} value={to} versions={versions} onChange={setTo} />
          </Flex>
          <Differences workflow={workflow} from={from} to={to} />
        </>
      )}
    </Flex>
  );
}
