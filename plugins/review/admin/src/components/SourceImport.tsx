import { useRef, useState } from 'react';

import { Box, Button, Field, Flex, TextInput, Typography } from '@strapi/design-system';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';

import { importSources, previewSources, type SourceChanges, type SourceFile, type SourcePreview } from '../api/gates';
import { useSending } from '../hooks/useSending';
import { useTranslate } from '../hooks/useTranslate';
import { formatOf } from '../model/gates';
import { GateSection } from './GateFacts';
import { RefusalNotice } from './RefusalNotice';

const EMPTY: SourceFile = { list: 'main', version: '', name: '', origin: '', format: 'csv', text: '' };
const WORDS = ['list', 'version', 'name', 'origin'] as const;

/** What a version adds, takes out and changes, by name. */
export function ChangesText({ changes }: { readonly changes: SourceChanges }) {
  const t = useTranslate();
  return (
    <Flex direction="column" alignItems="stretch" gap={1}>
      <Typography tag="p" variant="pi">
        {changes.before === null ? t('gate.sources.first') : t('gate.sources.against', { version: changes.before })}
      </Typography>
      {(['added', 'removed', 'changed'] as const)
        .filter((change) => changes[change].length > 0)
        .map((change) => (
          <Typography key={change} tag="p" variant="pi" style={{ overflowWrap: 'anywhere' }}>
            {t(`gate.sources.${change}`, { count: changes[change].length })}
            {changes[change].slice(0, 30).join(t('separator'))}
            {changes[change].length > 30 ? '…' : ''}
          </Typography>
        ))}
    </Flex>
  );
}

function Preview({ preview }: { readonly preview: SourcePreview }) {
  const t = useTranslate();
  if (preview.faults.length === 0)
    return (
      <Box padding={3} background="success100" hasRadius>
        <Typography tag="p">{t('gate.sources.good', { units: preview.units })}</Typography>
        <ChangesText changes={preview} />
      </Box>
    );
  return (
    <Box padding={3} background="danger100" hasRadius>
      <Typography tag="p" textColor="danger700">
        {t('gate.sources.faulty', { count: preview.faults.length })}
      </Typography>
      <Flex tag="ul" direction="column" alignItems="stretch">
        {preview.faults.slice(0, 50).map(({ row, reason }, index) => (
          <Typography tag="li" key={index} variant="pi">
            {t('gate.sources.row', { row, reason })}
          </Typography>
        ))}
      </Flex>
    </Box>
  );
}

interface FileFieldProps {
  readonly onFile: (name: string, text: string) => void;
}

/** A file of units, read here: what is sent is its text. */
function FileField({ onFile }: FileFieldProps) {
  const t = useTranslate();
  const read = async (file: File | undefined) => {
    if (file) onFile(file.name, await file.text());
  };
  return (
    <Field.Root name="file" hint={t('gate.sources.file-hint')} required>
      <Field.Label>{t('gate.sources.file')}</Field.Label>
      <input
        id="gate-source-file"
        aria-label={t('gate.sources.file')}
        type="file"
        accept=".csv,.json,text/csv,application/json"
        onChange={(event) => void read(event.target.files?.[0])}
      />
      <Field.Hint />
    </Field.Root>
  );
}

/** Importing a version of a list: look first, then import. */
export function SourceImport({ onImported }: { readonly onImported: () => void }) {
  const t = useTranslate();
  const client = useFetchClient();
  const { toggleNotification } = useNotification();
  const { busy, failure, send } = useSending();
  const [file, setFile] = useState<SourceFile>(EMPTY);
  const [preview, setPreview] = useState<SourcePreview | null>(null);
  const form = useRef<HTMLDivElement>(null);
  const set = (change: Partial<SourceFile>) => {
    setFile({ ...file, ...change });
    setPreview(null);
  };
  const isComplete = file.text !== '' && file.version !== '' && file.name.trim() !== '' && file.list !== '';
  const look = async () => setPreview(await send(() => previewSources(client, file)));
  const doImport = async () => {
    if ((await send(() => importSources(client, file))) === null) return;
    toggleNotification({ type: 'success', message: t('gate.sources.imported', { version: file.version }) });
    setFile({ ...EMPTY, text: '' });
    setPreview(null);
    form.current?.focus();
    onImported();
  };
  return (
    <GateSection heading={t('gate.sources.import')}>
      <Flex ref={form} tabIndex={-1} direction="column" alignItems="stretch" gap={3} maxWidth="48rem">
        {WORDS.map((name) => (
          <Field.Root key={name} name={name} required={name !== 'origin'} hint={t(`gate.sources.hint.${name}`)}>
            <Field.Label>{t(`gate.sources.field.${name}`)}</Field.Label>
            <TextInput
              value={file[name]}
              onChange={(event: React.ChangeEvent<HTMLInputElement>) => set({ [name]: event.target.value })}
            />
            <Field.Hint />
          </Field.Root>
        ))}
        <FileField onFile={(name, text) => set({ format: formatOf(name), text })} />
        {failure === null ? null : <RefusalNotice failure={failure} />}
        <Box aria-live="polite">{preview === null ? null : <Preview preview={preview} />}</Box>
        <Flex gap={2} wrap="wrap">
          <Button type="button" variant="secondary" disabled={!isComplete} loading={busy} onClick={() => void look()}>
            {t('gate.sources.preview')}
          </Button>
          <Button
            type="button"
            disabled={preview === null || preview.faults.length > 0}
            loading={busy}
            onClick={() => void doImport()}
          >
            {t('gate.sources.do-import')}
          </Button>
        </Flex>
      </Flex>
    </GateSection>
  );
}
