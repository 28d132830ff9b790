import { useCallback, useState } from 'react';

import { Box, Button, Field, Flex, Link, Radio, TextInput, Typography } from '@strapi/design-system';
import { Layouts, Page, useFetchClient, useNotification } from '@strapi/strapi/admin';
import { Link as RouterLink, useNavigate } from 'react-router-dom';

import { readRefusal, type ServerRefusal } from '../api/refusal';
import {
  createWorkflow,
  faultsIn,
  loadOptions,
  type DefinitionFault,
  type WorkflowOptions,
  type WorkflowTemplate,
} from '../api/workflows';
import { LoadFailure, Skeleton } from '../components/LoadNotice';
import { SaveFailure } from '../components/SaveFailure';
import { WorkflowFields } from '../components/WorkflowFields';
import { useRemote } from '../hooks/useRemote';
import { useTranslate } from '../hooks/useTranslate';
import { EMPTY, faultAt, fromTemplate, toDefinition, type Draft } from '../model/workflow-draft';
import { WORKFLOWS_PATH } from '../plugin-id';

const NO_KEYS: ReadonlySet<string> = new Set();

/** What to begin with: the name of each template, when to choose it, and who is asked for. */
function Templates(props: {
  readonly templates: readonly WorkflowTemplate[];
  readonly value: string;
  readonly onChoose: (template: WorkflowTemplate | null) => void;
}) {
  const t = useTranslate();
  const { templates, value, onChoose } = props;
  return (
    <Flex direction="column" alignItems="stretch" gap={2} padding={4} background="neutral0" hasRadius>
      <Typography tag="h2" variant="beta">
        {t('flow.template')}
      </Typography>
      <Radio.Group
        aria-label={t('flow.template')}
        value={value}
        onValueChange={(key) => onChoose(templates.find((one) => one.key === key) ?? null)}
      >
        {templates.map(({ key, name, about, levels, rounds = [] }) => (
          <Radio.Item key={key} value={key}>
            {t('flow.template-item', {
              name,
              about,
              levels: levels
                .map((level) => t('flow.template-level', { name: level.name, who: level.who }))
                .join(t('separator')),
            })}
            {rounds.length === 0
              ? ''
              : t('flow.proof.template-rounds', { rounds: rounds.map((round) => round.name).join(t('separator')) })}
          </Radio.Item>
        ))}
        <Radio.Item value="empty">{t('flow.template-empty')}</Radio.Item>
      </Radio.Group>
    </Flex>
  );
}

/** Sends a new workflow and remembers what was wrong with it. */
function useCreation(key: string, draft: Draft) {
  const t = useTranslate();
  const client = useFetchClient();
  const navigate = useNavigate();
  const { toggleNotification } = useNotification();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ServerRefusal | 'silent' | null>(null);
  const [faults, setFaults] = useState<readonly DefinitionFault[]>([]);
  const create = async () => {
    setBusy(true);
    setFailure(null);
    setFaults([]);
    try {
      await createWorkflow(client, key, toDefinition(draft));
      toggleNotification({ type: 'success', message: t('flow.saved', { version: 1, restarted: 0 }) });
      navigate(`/${WORKFLOWS_PATH}/${key}`);
    } catch (error) {
      setFaults(faultsIn(error));
      setFailure(readRefusal(error) ?? 'silent');
    } finally {
      setBusy(false);
    }
  };
  return { busy, failure, faults, create };
}

function Form({ options }: { readonly options: WorkflowOptions }) {
  const t = useTranslate();
  const [template, setTemplate] = useState('');
  const [key, setKey] = useState('');
  const [draft, setDraft] = useState<Draft>(EMPTY);
  const { busy, failure, faults, create } = useCreation(key, draft);
  const choose = (chosen: WorkflowTemplate | null) => {
    setTemplate(chosen?.key ?? 'empty');
    setDraft(chosen === null ? EMPTY : fromTemplate(chosen));
  };
  const error = faultAt(faults, 'key');
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Templates templates={options.templates} value={template} onChoose={choose} />
      {template === '' ? null : (
        <>
          <Field.Root maxWidth="32rem" required hint={t('flow.key-hint')} {...(error === undefined ? {} : { error })}>
            <Field.Label>{t('flow.key')}</Field.Label>
            <TextInput
              value={key}
              maxLength={100}
              onChange={(event: React.ChangeEvent<HTMLInputElement>) => setKey(event.target.value)}
            />
            <Field.Hint />
            <Field.Error />
          </Field.Root>
          <WorkflowFields
            draft={draft}
            options={options}
            faults={faults}
            savedKeys={NO_KEYS}
            savedRounds={NO_KEYS}
            onChange={setDraft}
          />
          <SaveFailure failure={failure} faults={faults} />
          <Box>
            <Button type="button" loading={busy} onClick={() => void create()}>
              {t('flow.create')}
            </Button>
          </Box>
        </>
      )}
    </Flex>
  );
}

/** A new workflow: a template, then its people. */
export function NewWorkflowPage() {
  const t = useTranslate();
  const client = useFetchClient();
  const { data, failure, reload } = useRemote(useCallback(() => loadOptions(client), [client]));
  return (
    <Page.Main>
      <Page.Title>{t('flow.new')}</Page.Title>
      <Layouts.Header
        title={t('flow.new')}
        subtitle={t('flow.new-explanation')}
        navigationAction={
          <Link tag={RouterLink} to={`/${WORKFLOWS_PATH}`}>
            {t('flow.back')}
          </Link>
        }
      />
      <Layouts.Content>
        {failure === null ? null : <LoadFailure failure={failure} onRetry={reload} />}
        {data === null && failure === null ? <Skeleton rows={3} /> : null}
        {data === null ? null : <Form options={data} />}
      </Layouts.Content>
    </Page.Main>
  );
}
