import { useCallback, useRef, type RefObject } from 'react';

import { Box, Flex, Link, Tabs } from '@strapi/design-system';
import { Layouts, Page, useFetchClient, useIsDesktop } from '@strapi/strapi/admin';
import { Link as RouterLink, useSearchParams } from 'react-router-dom';

import { loadActionableTasks, type TaskPage } from '../api/together';
import type { TaskQuery } from '../api/types';
import { CalendarLink } from '../components/CalendarLink';
import { EmergencyList } from '../components/EmergencyList';
import { GateLinks } from '../components/GateBox';
import { EmptyNotice, LoadFailure, Skeleton, SlowNotice } from '../components/LoadNotice';
import { LedgerLink } from '../components/LedgerLink';
import { OutboxLink } from '../components/OutboxLink';
import { PageTurner } from '../components/PageTurner';
import { ProofTaskList } from '../components/proof/ProofTaskList';
import { SecondReadings } from '../components/SecondReadings';
import { TASK_LINK } from '../components/TaskFacts';
import { TaskFilters } from '../components/TaskFilters';
import { TaskCards, TaskTable } from '../components/TaskTable';
import { TogetherBar } from '../components/TogetherBar';
import { WorkflowsLink } from '../components/WorkflowsLink';
import { useGovernedTypes } from '../hooks/useGovernedTypes';
import { usePageKeys } from '../hooks/usePageKeys';
import { usePolling } from '../hooks/usePolling';
import { useRemote, type Remote } from '../hooks/useRemote';
import { useSelection } from '../hooks/useSelection';
import { useTranslate } from '../hooks/useTranslate';
import { typeName } from '../model/governed';
import { step } from '../model/keyboard';
import { isFiltered, NO_FILTERS, readScope, readTaskQuery, SCOPES, writeTaskQuery } from '../model/task-query';
import { actsFor } from '../model/together';
import { DELEGATIONS_PATH } from '../plugin-id';

/** How often the list is read again while somebody looks at it. */
const POLL_MILLISECONDS = 60_000;

interface TaskListProps {
  readonly query: TaskQuery;
  readonly onChange: (change: Partial<TaskQuery>) => void;
}

function useTasks({ scope, q, level, channel, theme, sort, page }: TaskQuery): Remote<TaskPage> {
  const client = useFetchClient();
  return useRemote(
    useCallback(
      () => loadActionableTasks(client, { scope, q, level, channel, theme, sort, page }),
      [client, scope, q, level, channel, theme, sort, page],
    ),
  );
}

/** J and K move the focus from task to task. */
function useTaskKeys() {
  const list = useRef<HTMLDivElement>(null);
  const move = (by: 1 | -1) => {
    const links = Array.from(list.current?.querySelectorAll<HTMLElement>(`[${TASK_LINK}]`) ?? []);
    const current = links.findIndex((link) => link === document.activeElement);
    links[step(current, by, links.length)]?.focus();
  };
  usePageKeys({ j: () => move(1), k: () => move(-1) });
  return list;
}

interface TasksProps extends TaskListProps {
  readonly page: TaskPage;
  readonly home: RefObject<HTMLElement>;
  readonly onAnswered: () => void;
}

function Tasks({ page, query, onChange, home, onAnswered }: TasksProps) {
  const t = useTranslate();
  const selection = useSelection(page.results);
  const acts = page.together?.actions ?? [];
  // Whoever may do nothing on several has nothing to select for.
  const mayAct = actsFor(acts, page.results).length > 0;
  const governed = useGovernedTypes();
  const wide = useIsDesktop();
  const List = wide ? TaskTable : TaskCards;
  const isEmpty = page.results.length === 0 && page.pagination.total === 0;
  return (
    <>
      {/* Also above an empty list: its dialog may be telling what became of the last ones. */}
      <TogetherBar selection={selection} acts={acts} tasks={page.results} home={home} onAnswered={onAnswered} />
      {isEmpty ? (
        <EmptyNotice>{t(isFiltered(query) ? 'tasks.empty.filtered' : `tasks.empty.${query.scope}`)}</EmptyNotice>
      ) : (
        <>
          <List tasks={page.results} nameOf={(uid) => typeName(governed, uid)} selection={mayAct ? selection : null} />
          <PageTurner pagination={page.pagination} onPage={(next) => onChange({ page: next })} />
        </>
      )}
    </>
  );
}

/** One tab of the page: filters and the tasks they leave. */
function TaskList({ query, onChange }: TaskListProps) {
  const list = useTaskKeys();
  const { data, loading, failure, reload } = useTasks(query);
  usePolling(reload, POLL_MILLISECONDS);
  return (
    <Box ref={list} tabIndex={-1} aria-busy={loading} padding={{ initial: 3, medium: 5 }}>
      <TaskFilters query={query} page={data} onChange={onChange} />
      {failure === null ? null : <LoadFailure failure={failure} onRetry={reload} />}
      {data === null ? null : <SlowNotice busy={loading} />}
      {data === null && failure === null ? <Skeleton rows={5} /> : null}
      {data === null ? null : <Tasks page={data} query={query} onChange={onChange} home={list} onAnswered={reload} />}
    </Box>
  );
}

/** The task page: what waits for me, what I submitted, everything I may see. The address holds the whole query. */
export function TasksPage() {
  const t = useTranslate();
  const [search, setSearch] = useSearchParams();
  const query = readTaskQuery(search);
  const hasKeys = useIsDesktop();
  const change = (next: Partial<TaskQuery>) => setSearch(writeTaskQuery(query, next));
  return (
    <Page.Main>
      <Page.Title>{t('menu')}</Page.Title>
      <Layouts.Header
        title={t('menu')}
        {...(hasKeys ? { subtitle: t('tasks.keys') } : {})}
        primaryAction={
          <Flex gap={4} wrap="wrap">
            <Link tag={RouterLink} to={`/${DELEGATIONS_PATH}`}>
              {t('delegation.title')}
            </Link>
            <LedgerLink />
            <CalendarLink />
            <WorkflowsLink />
            <GateLinks />
            <OutboxLink />
          </Flex>
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4} paddingBottom={4}>
          <EmergencyList />
          <ProofTaskList />
          <SecondReadings />
        </Flex>
        <Tabs.Root
          value={query.scope}
          onValueChange={(value) => setSearch(writeTaskQuery(NO_FILTERS, { scope: readScope(value) }))}
        >
          <Tabs.List aria-label={t('menu')}>
            {SCOPES.map((scope) => (
              <Tabs.Trigger key={scope} value={scope}>
                {t(`tasks.scope.${scope}`)}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          {SCOPES.map((scope) => (
            <Tabs.Content key={scope} value={scope}>
              {scope === query.scope ? <TaskList query={query} onChange={change} /> : null}
            </Tabs.Content>
          ))}
        </Tabs.Root>
      </Layouts.Content>
    </Page.Main>
  );
}
