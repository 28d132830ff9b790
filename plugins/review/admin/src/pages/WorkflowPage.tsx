import { useCallback, useRef, useState } from 'react';

import { Box, Button, Flex, Link, Typography } from '@strapi/design-system';
import { Layouts, Page, useFetchClient, useNotification } from '@strapi/strapi/admin';
import { Link as RouterLink, useParams } from 'react-router-dom';

import { loadOptions, loadWorkflow, type WorkflowAnswer, type WorkflowOptions } from '../api/workflows';
import { ImpactDialog, Warnings } from '../components/ImpactDialog';
import { LoadFailure, Skeleton } from '../components/LoadNotice';
import { NewerVersion, TypedBefore } from '../components/NewerVersion';
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
  /** What was typed on an older version, which the newer one took the place of. */
  readonly typed: Draft | null;
  /** Loads the version that somebody else saved; the draft is handed over. */
  readonly onNewer: (draft: Draft | null) => void;
}

/** The definition of a saved version, to be changed. */
function draftOf({ key: _key, version: _version, ...definition }: WorkflowAnswer['data']): Draft {
  return definition;
}

/** Changes a workflow. What was typed stays until it is saved, whatever the server says. */
function Editor({ answer, options, onSaved, typed, onNewer }: EditorProps) {
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
      {typed === null ? null : (
        <Box paddingBottom={4}>
          <TypedBefore
            onTake={() => {
              setDraft(typed);
              onNewer(null);
            }}
          />
        </Box>
      )}
      <WorkflowFields
        draft={draft}
        options={options}
        faults={saving.faults}
        savedKeys={new Set(answer.data.levels.map(({ key }) => key))}
        savedRounds={new Set(answer.data.proof?.rounds.map(({ key }) => key))}
        onChange={setDraft}
      />
      <Flex direction="column" alignItems="stretch" gap={3} paddingTop={6}>
        {saving.newer === null ? null : (
          <NewerVersion workflow={answer.data.key} version={saving.newer} onLoad={() => onNewer(draft)} />
        )}
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

function Content({ answer, onSaved }: Pick<EditorProps, 'answer' | 'onSaved'>) {
  const client = useFetchClient();
  const [typed, setTyped] = useState<Draft | null>(null);
  const onNewer = (draft: Draft | null) => {
    setTyped(draft);
    if (draft !== null) onSaved();
  };
  const { data: options, failure } = useRemote(useCallback(() => loadOptions(client), [client]));
  return (
    <Flex direction="column" alignItems="stretch" gap={6}>
      <Warnings warnings={answer.warnings} />
      {/* Two siblings of one key would leave the older one standing. */}
      {options !== null ? (
        <Editor
          key={`editor ${answer.data.version}`}
          answer={answer}
          options={options}
          onSaved={() => {
            setTyped(null);
            onSaved();
          }}
          typed={typed}
          onNewer={onNewer}
        />
      ) : failure === null ? (
        <Skeleton rows={3} />
      ) : (
        // Whoever may not change it reads it.
        <WorkflowFlow workflow={answer.data} names={answer.names} />
      )}
      <WorkflowVersions key={`versions ${answer.data.version}`} workflow={answer.data.key} versions={answer.versions} />
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
