import { useEffect, useId, useMemo, useRef, useState } from 'react';

import { Box, Button, Flex, ProgressBar, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';

import { defusedCell } from '../../../../server/src/core/sheet/cells';
import { loadImport, startImport, type ImportResult, type ImportState } from '../../api/packs';
import { refusedBy, type Refused } from '../../api/refusal';
import { usePolled } from '../../hooks/usePolled';
import { useRefusalWords } from '../../hooks/useReason';
import { useTranslate } from '../../hooks/useTranslate';
import { saveText } from '../../model/save-file';
import { FailureNotice } from './Notices';

/** Errors shown on the page; all of them are in the file. */
const SHOWN = 20;

const isOver = ({ state }: ImportState): boolean => state !== 'running';

/** A cell that no spreadsheet runs. */
const cell = (text: string): string => `"${defusedCell(text).replaceAll('"', '""')}"`;

function ErrorTable({ errors, errorCount }: ImportResult) {
  const t = useTranslate();
  const save = () => {
    const rows = [t('packs.import.row'), t('packs.import.reason')].map(cell).join(',');
    const lines = errors.map(({ row, reason }) => `${row},${cell(reason)}`);
    saveText(`\ufeff${[rows, ...lines].join('\r\n')}\r\n`, 'import-errors.csv');
  };
  return (
    <Flex direction="column" alignItems="flex-start" gap={2}>
      <Box tag="ul" maxHeight="24rem" overflow="auto" width="100%" tabIndex={0} aria-label={t('packs.import.errors')}>
        {errors.slice(0, SHOWN).map(({ row, reason }, i) => (
          <Typography key={`${row} ${i}`} tag="li" variant="pi">
            {t('packs.import.error', { row, reason })}
          </Typography>
        ))}
      </Box>
      {errorCount > SHOWN ? (
        <Typography tag="p" variant="pi">
          {t('packs.import.more', { count: errorCount - SHOWN })}
        </Typography>
      ) : null}
      <Button type="button" size="S" variant="tertiary" onClick={save}>
        {t('packs.import.save')}
      </Button>
    </Flex>
  );
}

function Progress({ state }: { readonly state: ImportState | null }) {
  const t = useTranslate();
  const { done = 0, total = 0 } = state ?? {};
  const words = t('packs.import.progress', { done, total });
  return (
    <Flex direction="column" alignItems="stretch" gap={2} role="status">
      <Typography variant="pi">{words}</Typography>
      <ProgressBar aria-label={words} value={total > 0 ? Math.round((100 * done) / total) : 0} />
    </Flex>
  );
}

interface ImportBoxProps {
  readonly pack: string;
  /** The pack has changed. */
  readonly onDone: () => void;
}

/** Chooses a file and puts it into the pack: how far it is, what was taken, and which rows were not. */
export function ImportBox({ pack, onDone }: ImportBoxProps) {
  const t = useTranslate();
  const client = useFetchClient();
  const wordsOf = useRefusalWords();
  const input = useRef<HTMLInputElement>(null);
  const help = useId();
  const [job, setJob] = useState<string | null>(null);
  const [isSending, setSending] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const load = useMemo(() => (job === null ? null : () => loadImport(client, job)), [client, job]);
  const { answer: state, failure } = usePolled(load, isOver);
  useEffect(() => {
    if (state?.state === 'done') onDone();
  }, [state?.state, onDone]);
  const send = async (file: File) => {
    setSending(true);
    setRefused(null);
    setJob(null);
    try {
      setJob(await startImport(client, pack, file));
    } catch (error) {
      setRefused(refusedBy(error));
    }
    setSending(false);
  };
  const broken = state?.error;
  const problem = refused ?? failure;
  return (
    <Box tag="section" aria-label={t('packs.import')} padding={5} background="neutral0" shadow="tableShadow" hasRadius>
      <Flex direction="column" alignItems="stretch" gap={3}>
        <Typography tag="h2" variant="delta">
          {t('packs.import')}
        </Typography>
        <Typography id={help} tag="p" variant="pi" textColor="neutral600">
          {t('packs.import.help')}
        </Typography>
        <input
          ref={input}
          type="file"
          hidden
          accept=".csv,.tsv,.txt,.xlsx,.json"
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            if (file) void send(file);
            event.target.value = '';
          }}
        />
        <Flex gap={2} wrap="wrap">
          <Button
            type="button"
            loading={isSending}
            disabled={state?.state === 'running'}
            aria-describedby={help}
            onClick={() => input.current?.click()}
          >
            {t('packs.import.choose')}
          </Button>
        </Flex>
        {problem ? <FailureNotice failure={problem} /> : null}
        {job && !failure && (!state || state.state === 'running') ? <Progress state={state} /> : null}
        {broken ? (
          <Typography role="alert" textColor="danger700">
            {wordsOf({ status: 400, code: 'FORBIDDEN', message: broken.message, fields: broken.details.fields ?? [] })}
          </Typography>
        ) : null}
        {state?.result ? (
          <Box role="status">
            <Typography tag="p">
              {t('packs.import.done', {
                ...{ added: state.result.added, updated: state.result.updated, skipped: state.result.skipped },
                errors: state.result.errorCount,
              })}
            </Typography>
          </Box>
        ) : null}
        {state?.result && state.result.errorCount > 0 ? <ErrorTable {...state.result} /> : null}
      </Flex>
    </Box>
  );
}
