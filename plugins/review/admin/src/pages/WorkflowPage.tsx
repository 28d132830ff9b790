import { useCallback, useRef, useState } from 'react';

import { Box, Button, Flex, Link, Typography } from '@strapi/design-system';
import { Layouts, Page, useFetchClient, useNotification } from '@strapi/strapi/admin';
import { Link as RouterLink, useParams } from 'react-router-dom';

import { loadOptions, loadWorkflow, type WorkflowAnswer, type WorkflowOptions } from '../api/workflows';
import { ImpactDialog, Warnings } from '../components/ImpactDialog';
import { LoadFailure, Skeleton } from '../components/LoadNotice';
import { SaveFailure } from '../components/SaveFailure';
import { WorkflowFields } from '../components/WorkflowFields';
import { WorkflowFlow } from '../components/WorkflowFlow';
import { WorkflowVersions } from '../components/WorkflowVersions';
import { useRemote } from '../hooks/useRemote';
import { useTranslate } from '../hooks/useTranslate';
import { useWorkflowSave } from '../hooks/useWorkflowSave';
import { toDefinition, type Draft } from '../model/workflow-draft';
import { WORKFLOWS_PATH } from '../plugin-id';

interface EditorProps {
  readonly answer: WorkflowAnswer;
  readonly options: WorkflowOptions;
  readonly onSaved: () => void;
}

/** The definition of a saved version, to be changed. */
function draftOf({ key: _key, version: _version, ...definition }: WorkflowAnswer['data']): Draft {
  return definition;
}

/** Changes a workflow. What was typed stays until it is saved, whatever the server says. */
function Editor({ answer, options, onSaved }: EditorProps) {
  const t = useTranslate();
  const { toggleNotification } = useNotification();
  const [draft, setDraft] = useState<Draft>(() => draftOf(answer.data));
  const home = useRef<HTMLDivElement>(null);
  const saving = useWorkflowSave(answer.data, draft, (version, restarted) => {
    toggleNotification({ type: 'success', message: t('flow.saved', { version, restarted }) });
    onSaved();
  });
  const isChanged = JSON.stringify(toDefinition(draft)) !== JSON.stringify(draftOf(answer.data));
  return (
    <Box ref={home} tabIndex={-1} role="region" aria-label={t('flow.edit')}>
      <WorkflowFields
        draft={draft}
        options={options}
        faults={saving.faults}
        savedKeys={new Set(answer.data.levels.map(({ key }) => key))}
        savedRounds={new Set(answer.data.proof?.rounds.map(({ key }) => key))}
        onChange={setDraft}
      />
      <Flex direction="column" alignItems="stretch" gap={3} paddingTop={6}>
        {saving.impact === null ? <SaveFailure failure={saving.failure} faults={saving.faults} /> : null}
        <Flex gap={3} wrap="wrap">
          <Button type="button" loading={saving.busy} disabled={!isChanged} onClick={() => void saving.ask()}>
            {t('flow.save')}
          </Button>
          <Button
            type="button"
            variant="tertiary"
            disabled={!isChanged || saving.busy}
            onClick={() => setDraft(draftOf(answer.data))}
          >
            {t('flow.undo')}
          </Button>
          <Typography variant="pi" textColor="neutral600">
            {t(isChanged ? 'flow.changed' : 'flow.unchanged')}
          </Typography>
        </Flex>
      </Flex>
      {saving.impact === null ? null : (
        <ImpactDialog
          impact={saving.impact}
          isAnother={saving.isAnother}
          busy={saving.busy}
          failure={saving.failure}
          home={home}
          onSave={(choices) => void saving.save(choices)}
          onClose={saving.close}
        />
      )}
    </Box>
  );
}

function Content({ answer, onSaved }: Omit<EditorProps, 'options'>) {
  const client = useFetchClient();
  const { data: options, failure } = useRemote(useCallback(() => loadOptions(client), [client]));
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Warnings warnings={answer.warnings} />
      {options !== null ? (
        <Editor key={answer.data.version} answer={answer} options={options} onSaved={onSaved} />
      ) : failure === null ? (
        <Skeleton rows={3} />
      ) : (
        // Whoever may not change it reads it.
        <WorkflowFlow workflow={answer.data} names={answer.names} />
      )}
      <WorkflowVersions key={answer.data.version} workflow={answer.data.key} versions={answer.versions} />
    </Flex>
  );
}

/** One workflow: its way drawn and its levels to be changed, its versions, and what differs between them. */
export function WorkflowPage() {
  const t = useTranslate();
  const client = useFetchClient();
  const { key = '' } = useParams();
  const { data, failure, reload } = useRemote(useCallback(() => loadWorkflow(client, key), [client, key]));
  const title = data === null ? t('flow.workflow') : data.data.name;
  return (
    <Page.Main>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        {...(data === null ? {} : { subtitle: t('flow.version', { version: data.data.version }) })}
        navigationAction={
          <Link tag={RouterLink} to={`/${WORKFLOWS_PATH}`}>
            {t('flow.back')}
          </Link>
        }
      />
      <Layouts.Content>
        {failure === null ? null : <LoadFailure failure={failure} onRetry={reload} />}
        {data === null && failure === null ? <Skeleton rows={4} /> : null}
        {data === null ? null : <Content answer={data} onSaved={reload} />}
      </Layouts.Content>
    </Page.Main>
  );
}
