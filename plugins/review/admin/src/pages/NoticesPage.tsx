import { useCallback, useEffect, useRef, useState } from 'react';

import { Box, Button, Flex, Tabs, VisuallyHidden } from '@strapi/design-system';
import { Layouts, Page, useFetchClient } from '@strapi/strapi/admin';
import { useSearchParams } from 'react-router-dom';

import { loadNotices, markAllRead, markRead, type NoticeEntry, type NoticePage } from '../api/notices';
import { readRefusal, type ServerRefusal } from '../api/refusal';
import { EmptyNotice, LoadFailure, Skeleton, SlowNotice } from '../components/LoadNotice';
import { NoticeList } from '../components/NoticeList';
import { NoticeMail } from '../components/NoticeMail';
import { PageTurner } from '../components/PageTurner';
import { usePolling } from '../hooks/usePolling';
import { useRemote } from '../hooks/useRemote';
import { useTranslate } from '../hooks/useTranslate';
import { tellUnread } from '../hooks/useUnread';
import { NOTICE_TABS, readNoticeQuery, readTab, writeNoticeQuery, type NoticeQuery } from '../model/notices';

/** How often the list is read again while somebody looks at it. */
const POLL_MILLISECONDS = 30_000;

/** Room around what a tab holds. */
const INSET = { initial: 3, medium: 5 };

interface QueryProps {
  readonly query: NoticeQuery;
  readonly onQuery: (query: NoticeQuery) => void;
}

/** Marks notices as read; the menu's count and the list follow. */
function useReading(reload: () => void) {
  const client = useFetchClient();
  const [failure, setFailure] = useState<ServerRefusal | 'silent' | null>(null);
  const settle = (call: Promise<number>, then: () => void) => {
    setFailure(null);
    call.then(
      (unread) => {
        tellUnread(unread);
        reload();
        then();
      },
      (error: unknown) => setFailure(readRefusal(error) ?? 'silent'),
    );
  };
  return {
    failure,
    one: ({ id, readAt }: NoticeEntry, then = () => {}) => {
      if (readAt === null) settle(markRead(client, id), then);
    },
    all: (upTo: number, then: () => void) => settle(markAllRead(client, upTo), then),
  };
}

interface NoticesProps extends QueryProps {
  readonly data: NoticePage;
  readonly reload: () => void;
}

function Notices({ data, reload, query, onQuery }: NoticesProps) {
  const t = useTranslate();
  const list = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState('');
  const { failure, one, all } = useReading(reload);
  // What had the focus is gone once it is read.
  const done = (words: string) => {
    setSaid(words);
    list.current?.focus();
  };
  const newest = Math.max(0, ...data.results.map(({ id }) => id));
  return (
    <Box ref={list} tabIndex={-1} role="region" aria-label={t(`notices.tab.${query.tab}`)}>
      <VisuallyHidden>
        <span role="status">{said}</span>
      </VisuallyHidden>
      {failure === null ? null : <LoadFailure failure={failure} onRetry={reload} />}
      {data.unread > 0 && newest > 0 ? (
        <Flex justifyContent="flex-end" paddingBottom={3}>
          <Button type="button" variant="tertiary" onClick={() => all(newest, () => done(t('notices.all-read')))}>
            {t('notices.read-all', { unread: data.unread })}
          </Button>
        </Flex>
      ) : null}
      {data.pagination.total === 0 ? (
        <EmptyNotice>{t(`notices.empty.${query.tab}`)}</EmptyNotice>
      ) : (
        <>
          <NoticeList notices={data.results} onRead={(notice) => one(notice, () => done(t('notices.one-read')))} />
          <PageTurner pagination={data.pagination} onPage={(page) => onQuery({ ...query, page })} />
        </>
      )}
    </Box>
  );
}

/** A tab with notices: the unread, or all. */
function Inbox({ query, onQuery }: QueryProps) {
  const client = useFetchClient();
  const { tab, page } = query;
  const load = useCallback(() => loadNotices(client, { unread: tab === 'unread', page }), [client, tab, page]);
  const { data, loading, failure, reload } = useRemote(load);
  usePolling(reload, POLL_MILLISECONDS);
  useEffect(() => {
    if (data !== null) tellUnread(data.unread);
  }, [data]);
  return (
    <Box aria-busy={loading} padding={INSET}>
      {failure === null ? null : <LoadFailure failure={failure} onRetry={reload} />}
      {data === null && failure === null ? <Skeleton rows={5} /> : null}
      {data === null ? null : <SlowNotice busy={loading} />}
      {data === null ? null : <Notices data={data} reload={reload} query={query} onQuery={onQuery} />}
    </Box>
  );
}

/** The person's notices, and what they want of them by e-mail. The address holds the whole query. */
export default function NoticesPage() {
  const t = useTranslate();
  const [search, setSearch] = useSearchParams();
  const query = readNoticeQuery(search);
  const onQuery = (next: NoticeQuery) => setSearch(writeNoticeQuery(next));
  return (
    <Page.Main>
      <Page.Title>{t('notices.title')}</Page.Title>
      <Layouts.Header title={t('notices.title')} subtitle={t('notices.explanation')} />
      <Layouts.Content>
        <Tabs.Root value={query.tab} onValueChange={(tab) => onQuery({ tab: readTab(tab), page: 1 })}>
          <Tabs.List aria-label={t('notices.title')}>
            {NOTICE_TABS.map((tab) => (
              <Tabs.Trigger key={tab} value={tab}>
                {t(`notices.tab.${tab}`)}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          {NOTICE_TABS.map((tab) => (
            <Tabs.Content key={tab} value={tab}>
              {tab !== query.tab ? null : tab === 'mail' ? (
                <Box padding={INSET}>
                  <NoticeMail />
                </Box>
              ) : (
                <Inbox query={query} onQuery={onQuery} />
              )}
            </Tabs.Content>
          ))}
        </Tabs.Root>
      </Layouts.Content>
    </Page.Main>
  );
}
