import { useCallback, useState } from 'react';

import { Box, Button, Field, Flex, Link, Textarea, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import { Link as RouterLink } from 'react-router-dom';

import { keepCapture, loadCaptures, loadCases } from '../api/gates';
import type { DocumentRef, ReviewDocument } from '../api/types';
import { useRemote } from '../hooks/useRemote';
import { useSending } from '../hooks/useSending';
import { useTranslate } from '../hooks/useTranslate';
import { CORRECTIONS_PATH, isReprint, newCasePath, SOURCES_PATH } from '../model/gates';
import { DigestText } from './DigestText';
import { LoadFailure } from './LoadNotice';
import { RefusalNotice } from './RefusalNotice';
import { ExactTime } from './TimeText';

/** The way to correction cases, with those overdue, and to the lists of sources. Nothing for whom the server does not let. */
export function GateLinks() {
  const t = useTranslate();
  const client = useFetchClient();
  const { data } = useRemote(useCallback(() => loadCases(client, { state: 'overdue', page: 1 }, 1), [client]));
  if (data === null) return null;
  const { total } = data.pagination;
  return (
    <>
      <Link tag={RouterLink} to={`/${CORRECTIONS_PATH}`}>
        {total > 0 ? t('gate.case.link-overdue', { total }) : t('gate.case.title')}
      </Link>
      <Link tag={RouterLink} to={`/${SOURCES_PATH}`}>
        {t('gate.sources.title')}
      </Link>
    </>
  );
}

interface KeepProps {
  readonly target: DocumentRef;
  readonly onKept: () => void;
}

/** Keeping the text of an original: pasted, or out of a file. */
function KeepForm({ target, onKept }: KeepProps) {
  const t = useTranslate();
  const client = useFetchClient();
  const { busy, failure, send } = useSending();
  const [text, setText] = useState('');
  const read = async (file: File | undefined) => {
    if (file) setText(await file.text());
  };
  const keep = async () => {
    if ((await send(() => keepCapture(client, target, text).then(() => true))) === null) return;
    setText('');
    onKept();
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={2} paddingTop={2}>
      <Field.Root name="capture" hint={t('gate.capture.hint')}>
        <Field.Label>{t('gate.capture.text')}</Field.Label>
        <Textarea
          value={text}
          onChange={(event: React.ChangeEvent<HTMLTextAreaElement>) => setText(event.target.value)}
        />
        <Field.Hint />
      </Field.Root>
      <input
        aria-label={t('gate.capture.file')}
        type="file"
        accept=".txt,.html,.htm,.md,text/*"
        onChange={(event) => void read(event.target.files?.[0])}
      />
      {failure === null ? null : <RefusalNotice failure={failure} />}
      <Box>
        <Button
          type="button"
          size="S"
          variant="secondary"
          disabled={text.trim() === ''}
          loading={busy}
          onClick={() => void keep()}
        >
          {t('gate.capture.keep')}
        </Button>
      </Box>
    </Flex>
  );
}

function Captures({ target }: { readonly target: DocumentRef }) {
  const t = useTranslate();
  const client = useFetchClient();
  const { data, failure, reload } = useRemote(useCallback(() => loadCaptures(client, target), [client, target]));
  return (
    <Box>
      <Typography tag="h3" variant="omega" fontWeight="bold">
        {t('gate.capture.heading')}
      </Typography>
      {failure === null ? null : <LoadFailure failure={failure} onRetry={reload} />}
      {data !== null && data.data.length === 0 ? (
        <Typography tag="p" variant="pi" textColor="neutral600">
          {t('gate.capture.none')}
        </Typography>
      ) : null}
      <Flex tag="ul" direction="column" alignItems="stretch" gap={1} aria-live="polite">
        {data?.data.map((one) => (
          <Box tag="li" key={one.id}>
            <Typography tag="p" variant="pi">
              {t('gate.capture.one', { name: one.by, characters: one.characters })} <ExactTime at={one.at} />
            </Typography>
            <DigestText digest={one.digest} />
          </Box>
        ))}
      </Flex>
      {data?.mayKeep ? <KeepForm target={target} onKept={reload} /> : null}
    </Box>
  );
}

interface GateBoxProps {
  readonly target: DocumentRef;
  readonly document: ReviewDocument;
}

/** What there is to do about a document besides reviewing it: open a case for what is live, keep a reprint's original. */
export function GateBox({ target, document }: GateBoxProps) {
  const t = useTranslate();
  const { release } = document;
  const isLive = release !== null && !release.recalledAt;
  const reprint = isReprint(document.content);
  if (!isLive && !reprint) return null;
  return (
    <Flex
      direction="column"
      alignItems="stretch"
      gap={3}
      padding={4}
      background="neutral0"
      shadow="tableShadow"
      hasRadius
    >
      {isLive ? (
        <Link tag={RouterLink} to={newCasePath(target)}>
          {t('gate.case.open-here')}
        </Link>
      ) : null}
      {isLive && reprint ? (
        <Link tag={RouterLink} to={newCasePath(target, 'source')}>
          {t('gate.case.open-source')}
        </Link>
      ) : null}
      {reprint ? <Captures target={target} /> : null}
    </Flex>
  );
}
