import { useCallback } from 'react';

import { Field, Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';

import { loadDiff } from '../api/documents';
import type { DiffBase, DocumentRef } from '../api/types';
import { useRemote } from '../hooks/useRemote';
import type { ReadingDesk } from '../hooks/useReading';
import { useTranslate } from '../hooks/useTranslate';
import { DIFF_BASES, isAllNew, readDiffBase } from '../model/diffs';
import { DiffView } from './DiffView';
import { EmptyNotice, LoadFailure, Skeleton } from './LoadNotice';
import { ReadingProof } from './ReadingProof';

interface ChangesViewProps {
  readonly target: DocumentRef;
  /** The digest of the draft shown: when it changes, so do the differences. */
  readonly digest: string;
  readonly base: DiffBase;
  /** What the person has to read before they may approve, where anything. */
  readonly desk: ReadingDesk;
  /** Addresses for looking at files, by SHA-256. */
  readonly addresses: Readonly<Record<string, string>>;
  readonly onBase: (base: DiffBase) => void;
}

function Changes({ target, digest, base }: Pick<ChangesViewProps, 'target' | 'digest' | 'base'>) {
  const t = useTranslate();
  const client = useFetchClient();
  // The digest goes along so that a changed draft is compared anew.
  const load = useCallback(
    () => loadDiff(client, target, base).then((entries) => ({ digest, entries })),
    [client, target, base, digest],
  );
  const { data, failure, reload } = useRemote(load);
  if (failure !== null && failure !== 'silent' && failure.status === 404) {
    return <EmptyNotice>{t('diff.no-base')}</EmptyNotice>;
  }
  if (failure !== null) return <LoadFailure failure={failure} onRetry={reload} />;
  if (data === null) return <Skeleton rows={4} />;
  if (data.entries.length === 0) return <EmptyNotice>{t('diff.empty')}</EmptyNotice>;
  return (
    <>
      {isAllNew(data.entries) ? <Typography textColor="neutral600">{t('diff.all-new')}</Typography> : null}
      <DiffView entries={data.entries} />
    </>
  );
}

/** The differences between the draft and a version one chooses. */
export function ChangesView({ base, desk, addresses, onBase, ...shown }: ChangesViewProps) {
  const t = useTranslate();
  const { reading, unsent, mark } = desk;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <Typography tag="h2" variant="delta">
        {t('reading.changes')}
      </Typography>
      <Field.Root>
        <Field.Label>{t('diff.base')}</Field.Label>
        <SingleSelect value={base} onChange={(value) => onBase(readDiffBase(String(value)))}>
          {DIFF_BASES.map((candidate) => (
            <SingleSelectOption key={candidate} value={candidate}>
              {t(`diff.base.${candidate}`)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Field.Root>
      {reading !== null && base === 'last-signed' ? (
        <ReadingProof reading={reading} unsent={unsent} mark={mark} addresses={addresses} />
      ) : (
        <Changes key={base} base={base} {...shown} />
      )}
    </Flex>
  );
}
