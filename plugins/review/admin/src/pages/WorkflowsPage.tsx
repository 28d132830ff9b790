import { useCallback, useRef, useState } from 'react';

import { Box, Button, Flex, Link, LinkButton, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Layouts, Page, useFetchClient } from '@strapi/strapi/admin';
import { Link as RouterLink } from 'react-router-dom';

import { loadOptions, loadWorkflows, type Workflow, type WorkflowList } from '../api/workflows';
import { Warnings } from '../components/ImpactDialog';
import { EmptyNotice, LoadFailure, Skeleton } from '../components/LoadNotice';
import { SubstituteDialog } from '../components/SubstituteDialog';
import { WorkflowFlow } from '../components/WorkflowFlow';
import { useRemote } from '../hooks/useRemote';
import { useTranslate } from '../hooks/useTranslate';
import { TASKS_PATH, WORKFLOWS_PATH } from '../plugin-id';

function WorkflowCard({ workflow, list }: { readonly workflow: Workflow; readonly list: WorkflowList }) {
  const t = useTranslate();
  const facts = list.facts.find(({ key }) => key === workflow.key);
  return (
    <Flex
      tag="li"
      direction="column"
      alignItems="stretch"
      gap={3}
      padding={4}
      background="neutral0"
      shadow="tableShadow"
      hasRadius
    >
      <Flex justifyContent="space-between" gap={3} wrap="wrap">
        <Typography tag="h2" variant="beta">
          {workflow.name}
        </Typography>
        <Link
          tag={RouterLink}
          to={`/${WORKFLOWS_PATH}/${workflow.key}`}
          aria-label={t('flow.open-of', { name: workflow.name })}
        >
          {t('flow.open')}
        </Link>
      </Flex>
      <Typography tag="p" variant="pi" textColor="neutral600">
        {[
          t('flow.version', { version: workflow.version }),
          t('flow.open-runs', { count: facts?.openRuns ?? 0 }),
          facts && facts.types.length > 0
            ? t('flow.types', { names: facts.types.join(t('separator')) })
            : t('flow.no-types'),
        ].join(' · ')}
      </Typography>
      <WorkflowFlow workflow={workflow} names={list.names} />
      <Warnings warnings={facts?.warnings ?? []} />
    </Flex>
  );
}

/** Every workflow as it is now: its way drawn, its version, its runs under way, and what will make runs wait. */
export function WorkflowsPage() {
  const t = useTranslate();
  const client = useFetchClient();
  const { data, failure, reload } = useRemote(useCallback(() => loadWorkflows(client), [client]));
  // Whoever may not change workflows is refused this: then there is nothing to change.
  const { data: options } = useRemote(useCallback(() => loadOptions(client), [client]));
  const [isSubstituting, setSubstituting] = useState(false);
  const home = useRef<HTMLDivElement>(null);
  return (
    <Page.Main>
      <Page.Title>{t('flow.workflows')}</Page.Title>
      <Layouts.Header
        title={t('flow.workflows')}
        subtitle={t('flow.explanation')}
        navigationAction={
          <Link tag={RouterLink} to={`/${TASKS_PATH}`}>
            {t('reading.back')}
          </Link>
        }
        primaryAction={
          options === null ? null : (
            <Flex gap={2} wrap="wrap">
              <Button type="button" variant="secondary" onClick={() => setSubstituting(true)}>
                {t('flow.substitute')}
              </Button>
              <LinkButton tag={RouterLink} to={`/${WORKFLOWS_PATH}/new`} startIcon={<Plus aria-hidden />}>
                {t('flow.new')}
              </LinkButton>
            </Flex>
          )
        }
      />
      <Layouts.Content>
        <Box ref={home} tabIndex={-1} role="region" aria-label={t('flow.workflows')}>
          {failure === null ? null : <LoadFailure failure={failure} onRetry={reload} />}
          {data === null && failure === null ? <Skeleton rows={3} /> : null}
          {data !== null && data.data.length === 0 ? <EmptyNotice>{t('flow.empty')}</EmptyNotice> : null}
          {data === null ? null : (
            <Flex tag="ul" direction="column" alignItems="stretch" gap={4}>
              {data.data.map((workflow) => (
                <WorkflowCard key={workflow.key} workflow={workflow} list={data} />
              ))}
            </Flex>
          )}
        </Box>
        {isSubstituting && options !== null ? (
          <SubstituteDialog
            people={options.people}
            home={home}
            onClose={() => setSubstituting(false)}
            onDone={reload}
          />
        ) : null}
      </Layouts.Content>
    </Page.Main>
  );
}
